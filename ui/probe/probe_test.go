package probe_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"scorecard/ui/probe"
)

func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		input string
		want  probe.Answer
	}{
		"narrow":            {"\x1b[2;3R\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[?62;c", probe.Narrow},
		"wide":              {"\x1b[2;3R\x1b[2;3R\x1b[2;3R\x1b[2;3R\x1b[?62;c", probe.Wide},
		"only lines narrow": {"\x1b[2;3R\x1b[2;3R\x1b[2;2R\x1b[2;2R\x1b[?1;2c", probe.Wide},
		"not UTF-8":         {"\x1b[2;4R\x1b[2;4R\x1b[2;4R\x1b[2;4R\x1b[?1;2c", probe.NotUTF8},
		"kind alone":        {"\x1b[?1;2c", probe.Silent},
		"nothing":           {"", probe.Silent},
		"cut short":         {"\x1b[2;3R\x1b[2;2R", probe.Silent},
		"keys in between":   {"q\x1b[2;3Rj\x1b[A\x1b[2;2R\x1b[2;2R\x1b[2;2R\x1b[?62;c", probe.Narrow},
		"garbage":           {strings.Repeat("\x1b[999999;9R", 9), probe.Silent},
	} {
		if got, _ := probe.Read([]byte(test.input)); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// terminal opens a pseudo-terminal that answers as one that draws ambiguous
// characters in the given number of columns; with 0 it does not answer.
func terminal(t *testing.T, columns int) *os.File {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Close(); _ = slave.Close() })
	if _, err := term.MakeRaw(slave.Fd()); err != nil {
		t.Fatal(err)
	}
	if columns > 0 {
		go answer(master, columns)
	}
	return slave
}

func answer(master *os.File, columns int) {
	buffer := make([]byte, 4096)
	for {
		n, err := master.Read(buffer)
		if err != nil {
			return
		}
		asked := string(buffer[:n])
		for i := range strings.Count(asked, "\x1b[6n") {
			at := columns
			if i == 0 {
				at = 2
			}
			_, _ = master.WriteString("\x1b[2;" + string(rune('1'+at)) + "R")
		}
		if strings.Contains(asked, "\x1b[c") {
			_, _ = master.WriteString("\x1b[?62;4c")
		}
	}
}

func TestAsk_PseudoTerminal(t *testing.T) {
	for columns, want := range map[int]probe.Answer{1: probe.Narrow, 2: probe.Wide, 0: probe.Silent} {
		tty := terminal(t, columns)
		wait := 10 * time.Second
		if columns == 0 {
			wait = 20 * time.Millisecond
		}
		got, _, err := probe.Ask(tty, tty, wait)
		if err != nil || got != want {
			t.Errorf("%d columns: %v %v, want %v", columns, got, err, want)
		}
	}
}

func TestFacts_Glyphs(t *testing.T) {
	for name, test := range map[string]struct {
		facts probe.Facts
		env   map[string]string
		safe  bool
	}{
		"narrow":                       {probe.Facts{Answer: probe.Narrow, Locale: "ja_JP.UTF-8"}, nil, false},
		"wide":                         {probe.Facts{Answer: probe.Wide}, nil, true},
		"set narrow, measured wide":    {probe.Facts{Setting: probe.WidthNarrow, Answer: probe.Wide}, nil, false},
		"set wide, measured narrow":    {probe.Facts{Setting: probe.WidthWide, Answer: probe.Narrow}, nil, true},
		"ASCII":                        {probe.Facts{ASCII: true, Setting: probe.WidthNarrow, Answer: probe.Narrow}, nil, true},
		"environment wide":             {probe.Facts{Answer: probe.Narrow}, map[string]string{"RUNEWIDTH_EASTASIAN": "1"}, true},
		"environment wide, set narrow": {probe.Facts{Setting: probe.WidthNarrow}, map[string]string{"RUNEWIDTH_EASTASIAN": "true"}, true},
		"environment narrow":           {probe.Facts{Setting: probe.WidthNarrow}, map[string]string{"RUNEWIDTH_EASTASIAN": "0"}, false},
		"tmux in Japanese":             {probe.Facts{Answer: probe.Narrow, Locale: "ja_JP.UTF-8"}, map[string]string{"TMUX": "/tmp/x,1,0"}, true},
		"tmux elsewhere":               {probe.Facts{Answer: probe.Narrow, Locale: "en_US.UTF-8"}, map[string]string{"TMUX": "/tmp/x,1,0"}, false},
		"tmux, measured wide":          {probe.Facts{Answer: probe.Wide, Locale: "en_US.UTF-8"}, map[string]string{"TERM": "tmux-256color"}, true},
		"screen in Chinese":            {probe.Facts{Answer: probe.Narrow, Locale: "zh_TW.UTF-8"}, map[string]string{"TERM": "screen"}, true},
		"silent in Korean":             {probe.Facts{Locale: "ko_KR.UTF-8"}, nil, true},
		"silent elsewhere":             {probe.Facts{Locale: "C.UTF-8"}, nil, false},
		"silent, set auto, Japanese":   {probe.Facts{Setting: probe.WidthAuto, Locale: "ja_JP.UTF-8"}, nil, true},
	} {
		test.facts.Env = func(name string) string { return test.env[name] }
		if got := test.facts.Glyphs().Safe; got != test.safe {
			t.Errorf("%s: safe is %v", name, got)
		}
	}
}

func TestFacts_Undecided(t *testing.T) {
	none := func(string) string { return "" }
	tmux := func(name string) string { return map[string]string{"TMUX": "x"}[name] }
	wide := func(name string) string { return map[string]string{"RUNEWIDTH_EASTASIAN": "1"}[name] }
	for name, test := range map[string]struct {
		facts probe.Facts
		want  bool
	}{
		"silent":           {probe.Facts{Env: none}, true},
		"answered":         {probe.Facts{Env: none, Answer: probe.Narrow}, false},
		"set":              {probe.Facts{Env: none, Setting: probe.WidthWide}, false},
		"ASCII":            {probe.Facts{Env: none, ASCII: true}, false},
		"tmux":             {probe.Facts{Env: tmux}, false},
		"environment wide": {probe.Facts{Env: wide}, false},
	} {
		if got := test.facts.Undecided(); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A late rest completes an answer whose beginning was in time.
func TestLate_CompletesPartialAnswer(t *testing.T) {
	answer, late := probe.Read([]byte("\x1b[2;3R\x1b[2;3R"))
	if answer != probe.Silent {
		t.Fatalf("half an answer is %v", answer)
	}
	if answer, done := late.Add(2); done {
		t.Fatalf("three of four are %v", answer)
	}
	if answer, done := late.Add(1); !done || answer != probe.Wide {
		t.Errorf("the whole is %v %v", answer, done)
	}
}

func TestFacts_NeedsMeasuring(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for name, test := range map[string]struct {
		facts         probe.Facts
		asks, notUTF8 bool
	}{
		"no setting":            {probe.Facts{Env: env()}, true, false},
		"in tmux":               {probe.Facts{Env: env("TMUX", "x"), Setting: probe.WidthAuto}, true, false},
		"set":                   {probe.Facts{Env: env("LANG", "ja_JP.eucJP"), Setting: probe.WidthNarrow}, false, false},
		"ASCII":                 {probe.Facts{Env: env("LANG", "ja_JP.SJIS"), ASCII: true}, false, false},
		"not UTF-8":             {probe.Facts{Env: env(), Answer: probe.NotUTF8}, true, true},
		"silent, eucJP":         {probe.Facts{Env: env("LANG", "ja_JP.eucJP")}, true, true},
		"silent, eucJP for all": {probe.Facts{Env: env("LC_ALL", "ja_JP.EUC-JP@x", "LANG", "ja_JP.UTF-8")}, true, true},
		"silent, UTF-8 letters": {probe.Facts{Env: env("LC_CTYPE", "ja_JP.utf8@x", "LANG", "ja_JP.SJIS")}, true, false},
		"silent, C":             {probe.Facts{Env: env("LANG", "C")}, true, false},
		"narrow, eucJP":         {probe.Facts{Env: env("LANG", "ja_JP.eucJP"), Answer: probe.Narrow}, true, false},
	} {
		if asks, not := test.facts.NeedsMeasuring(), test.facts.NotUTF8(); asks != test.asks || not != test.notUTF8 {
			t.Errorf("%s: asks %v, not UTF-8 %v", name, asks, not)
		}
	}
}
