//go:build unix

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scorecard/model/volume"
)

// A kill at any moment of an export leaves the old file or the new one, each
// whole, under its name.
func TestExportKilled(t *testing.T) {
	home, _ := editorsHome(t)
	rounds := volume.Count(t, "SCORECARD_EXPORT_KILLS", 30, 6)
	for _, format := range []string{"yaml", "xlsx"} {
		t.Run(format, func(t *testing.T) {
			path := filepath.Join(home, "year."+format)
			whole := map[string][]byte{}
			longest := time.Duration(0)
			for _, year := range []string{"R6", "R7"} {
				longest = max(longest, exportTime(t, home, "--year", year, "--format", format, "--output", path))
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				whole[year] = data
			}
			ended, killed := 0, 0
			for round := 0; round < rounds || killed == 0 && round < 10*rounds; round++ {
				year := []string{"R6", "R7"}[round%2]
				if exportKilled(t, home, longest, "--year", year, "--format", format, "--output", path) {
					killed++
				} else {
					ended++
				}
				found, err := os.ReadFile(path)
				if err != nil || !bytes.Equal(found, whole["R6"]) && !bytes.Equal(found, whole["R7"]) {
					t.Fatalf("round %d: %d bytes that are neither year (%v)", round, len(found), err)
				}
				if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
					t.Fatalf("round %d: %v %v", round, info.Mode(), err)
				}
			}
			t.Logf("%d ended, %d killed", ended, killed)
			if killed == 0 {
				t.Error("no export was killed: the test says nothing")
			}
		})
	}
}

// A kill while a folder is written for the first time leaves no folder or all of
// it; one that is there keeps every file whole.
func TestFolderExportKilled(t *testing.T) {
	home, _ := editorsHome(t)
	path := filepath.Join(home, "years")
	longest := exportTime(t, home, "--year", "all", "--format", "csv", "--output", path)
	whole := tree(t, path)
	if len(whole) < 60 {
		t.Fatalf("only %d files", len(whole))
	}
	for round := range volume.Count(t, "SCORECARD_EXPORT_KILLS", 20, 6) {
		if round%2 == 0 {
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
		}
		there := tree(t, path)
		exportKilled(t, home, longest, "--year", "all", "--format", "csv", "--output", path)
		found := tree(t, path)
		if len(there) == 0 && len(found) != 0 && len(found) != len(whole) {
			t.Fatalf("round %d: %d of %d files", round, len(found), len(whole))
		}
		for name, data := range found {
			if data != whole[name] {
				t.Fatalf("round %d: %s is not whole", round, name)
			}
		}
	}
}

// startExport starts an export in a separate process.
func startExport(t *testing.T, home string, args []string) *exec.Cmd {
	t.Helper()
	c := exec.Command("scorecard", append([]string{"export"}, args...)...)
	c.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH")}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// exportTime is how long an export takes.
func exportTime(t *testing.T, home string, args ...string) time.Duration {
	t.Helper()
	begun := time.Now()
	if err := startExport(t, home, args).Wait(); err != nil {
		t.Fatal(err)
	}
	return time.Since(begun)
}

// exportKilled kills an export within the time that it takes at most, and reports
// whether it was still at work.
func exportKilled(t *testing.T, home string, within time.Duration, args ...string) bool {
	t.Helper()
	c := startExport(t, home, args)
	time.Sleep(rand.N(within)) // the moment is the test
	_ = c.Process.Kill()
	return c.Wait() != nil
}

// tree reads every file of a folder, but for what a killed program has left under
// names of its own.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if _, err := os.Stat(folder); err != nil {
		return files
	}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".part") {
			return err
		}
		data, err := os.ReadFile(path)
		files[path[len(folder):]] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
