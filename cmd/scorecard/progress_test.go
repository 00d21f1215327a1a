package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/text"
)

// slow counts up while its clock runs, a step a time.
func slow(bar bool, step time.Duration, total int) string {
	var b bytes.Buffer
	now := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	words := &label.In(model.Japanese).Transfer
	p := &progress{
		to: &b, bar: bar, begun: now, shown: now, words: words, work: words.Writing,
		now: func() time.Time { return now },
	}
	for done := 1; done <= total; done++ {
		now = now.Add(step)
		p.report(done, total)
	}
	p.end()
	return b.String()
}

// Short work is done before anybody could read about it; long work tells how far
// it is, as a bar on a terminal and as a line now and then elsewhere.
func TestProgress(t *testing.T) {
	if said := slow(true, time.Millisecond, 200) + slow(false, time.Millisecond, 2000) + slow(true, time.Second, 0); said != "" {
		t.Errorf("short work says %q", said)
	}
	bar := slow(true, 50*time.Millisecond, 470)
	frames := strings.Split(strings.TrimPrefix(bar, "\r"), "\r")
	if len(frames) > 240 || len(frames) < 200 {
		t.Errorf("%d frames in 23 seconds", len(frames))
	}
	if last := frames[len(frames)-1]; last != "\x1b[K" {
		t.Errorf("the bar is left standing: %q", last)
	}
	for _, frame := range frames[:len(frames)-1] {
		if !strings.HasPrefix(frame, "書き込み中 ") || text.Width(frame) > 60 || !strings.Contains(frame, "/470 [") {
			t.Fatalf("%q", frame)
		}
	}
	if first := frames[0]; !strings.Contains(first, "[....") {
		t.Errorf("begins with %q", first)
	}
	lines := strings.Split(strings.TrimSpace(slow(false, 50*time.Millisecond, 470)), "\n")
	if len(lines) != 5 || !strings.HasPrefix(lines[0], "書き込み中 60/470") {
		t.Errorf("elsewhere it says %q", lines)
	}
}
