package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Several people can start the program for the first time at once: each gets
// the summary, one of them makes the file, and nobody leaves anything behind.
func TestFirstRunsAtOnce(t *testing.T) {
	for _, count := range []int{2, 8} {
		t.Run(fmt.Sprint(count), func(t *testing.T) {
			home := t.TempDir()
			runs := startAtOnce(t, home, count)
			made := 0
			for _, r := range runs {
				if r.err != nil {
					t.Errorf("%v: %s", r.err, r.stderr.String())
				}
				if !strings.Contains(r.stdout.String(), "68.2%以上") {
					t.Errorf("prints %q", r.stdout.String())
				}
				if strings.Contains(r.stderr.String(), "新しいファイルを作りました") {
					made++
				}
			}
			if made != 1 {
				t.Errorf("%d of %d made the file", made, count)
			}
			folder := filepath.Join(home, ".local", "share", "scorecard")
			entries, err := os.ReadDir(folder)
			if err != nil || len(entries) != 1 || entries[0].Name() != "scorecard.db" {
				t.Errorf("the folder holds %v (%v)", entries, err)
			}
			check := exec.Command("scorecard", "check", "--db", filepath.Join(folder, "scorecard.db"))
			if said, err := check.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, said)
			}
		})
	}
}

type plainRun struct {
	stdout, stderr bytes.Buffer
	err            error
}

func startAtOnce(t *testing.T, home string, count int) []*plainRun {
	t.Helper()
	runs := make([]*plainRun, count)
	var all sync.WaitGroup
	for i := range runs {
		r := &plainRun{}
		c := exec.Command("scorecard", "summary")
		c.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
		c.Stdout, c.Stderr = &r.stdout, &r.stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		runs[i] = r
		all.Go(func() { r.err = c.Wait() })
	}
	all.Wait()
	return runs
}
