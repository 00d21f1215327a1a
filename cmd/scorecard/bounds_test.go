//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

const (
	mostResident = 256 << 20
	mostCPU      = 10 * time.Second
)

// withinBounds runs the program and returns what it printed. However hostile its
// input is, it has little memory and little time of the processor.
func withinBounds(t *testing.T, home string, code int, args ...string) string {
	t.Helper()
	c := exec.Command("scorecard-measured", args...)
	c.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "SCORECARD_USER=鈴木"}
	out, err := c.CombinedOutput()
	if got := c.ProcessState.ExitCode(); got != code {
		t.Fatalf("scorecard %q: exit code %d (%v), want %d: %.2000s", args, got, err, code, out)
	}
	printed, last, _ := strings.Cut(string(out), "\npeak ")
	var peak int64
	if _, err := fmt.Sscanf(last, "%d kB", &peak); err != nil && runtime.GOOS == "linux" {
		t.Fatalf("no peak: %.2000s", out)
	}
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if t.Logf("scorecard %q: %d MiB, %v", args, peak>>10, cpu); !raceEnabled && (peak<<10 > mostResident || cpu > mostCPU) {
		t.Errorf("scorecard %q: %d MiB, %v", args, peak>>10, cpu)
	}
	return printed
}

// sparse makes a file of a size that has nothing on the disk.
func sparse(t *testing.T, path string, size int64) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, size); err != nil {
		t.Fatal(err)
	}
}

// Files are refused by their sum before they are read.
func TestImport_BoundsSumOfFiles(t *testing.T) {
	home, _ := editorsHome(t)
	folder := filepath.Join(home, "tables")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	var named []string
	for n := range 60 {
		path := filepath.Join(folder, fmt.Sprintf("t%02d.csv", n))
		sparse(t, path, 60<<20)
		named = append(named, path)
	}
	for name, args := range map[string][]string{
		"folder": {"import", folder, "--yes"},
		"files":  append([]string{"import", "--yes"}, named...),
	} {
		t.Run(name, func(t *testing.T) {
			japanese := withinBounds(t, home, exitBadInput, args...)
			english := withinBounds(t, home, exitBadInput, append(args, "--lang", "en")...)
			if !strings.Contains(japanese, "t01.csv") || !strings.Contains(japanese, "大きすぎる") ||
				!strings.Contains(english, "t01.csv") || !strings.Contains(english, "too large") {
				t.Errorf("says\n%s%s", japanese, english)
			}
		})
	}
}

// What has no size before it is read is bounded while it is read, and counts for
// the files after it.
func TestImport_BoundsSumOfPipes(t *testing.T) {
	home, _ := editorsHome(t)
	zeros := filepath.Join(home, "zeros.csv")
	if err := os.Symlink("/dev/zero", zeros); err != nil {
		t.Fatal(err)
	}
	first := filepath.Join(home, "a.csv")
	sparse(t, first, 40<<20)
	for _, args := range [][]string{{"import", zeros, "--yes"}, {"import", first, zeros, "--yes"}} {
		if said := withinBounds(t, home, exitBadInput, args...); !strings.Contains(said, "zeros.csv") {
			t.Errorf("says %s", said)
		}
	}
}

// A state that an import has kept is bounded as a document is.
func TestKeptState_BoundsMemoryAndTime(t *testing.T) {
	for name, state := range map[string]string{
		"pairs":               "\"\"\n{" + strings.Repeat(":,", 4<<20) + ":}",
		"entries":             "\"\"\n" + strings.Repeat("[\"\",0,\"\",\"\"]\n", 1<<17),
		"lines":               "\"\"" + strings.Repeat("\n", 15<<20),
		"larger than a state": strings.Repeat(" ", 300<<20),
	} {
		t.Run(name, func(t *testing.T) {
			home, file := editorsHome(t)
			t.Chdir(home)
			beside(t, home, exitFine, "export", "--year", "R6", "--output", "r6.yaml")
			year, err := os.ReadFile("r6.yaml")
			if err != nil {
				t.Fatal(err)
			}
			changed := bytes.Replace(year, []byte("rank: 14"), []byte("rank: 13"), 1)
			if bytes.Equal(year, changed) {
				t.Fatal("nothing has changed")
			}
			if err := os.WriteFile("r6.yaml", changed, 0o600); err != nil {
				t.Fatal(err)
			}
			beside(t, home, exitFine, "import", "r6.yaml", "--yes")
			keepInstead(t, file, state)
			_ = withinBounds(t, home, exitDatabase, "check")
			_ = withinBounds(t, home, exitDatabase, "undo", "--import", "1", "--yes")
		})
	}
}

// keepInstead puts another state in place of the one that was kept, as another
// program can do.
func keepInstead(t *testing.T, file, state string) {
	t.Helper()
	var packed bytes.Buffer
	to := gzip.NewWriter(&packed)
	if _, err := to.Write([]byte(state)); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	store, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // every statement was checked
	triggers := []string{"import_state_is_never_changed", "import_state_is_never_deleted"}
	var again []string
	for _, trigger := range triggers {
		var text string
		if err := store.QueryRow(`SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?`, trigger).Scan(&text); err != nil {
			t.Fatalf("%s: %v", trigger, err)
		}
		again = append(again, text)
		if _, err := store.Exec(`DROP TRIGGER ` + trigger); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Exec(`DELETE FROM import_state WHERE ord > 0`); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Exec(`UPDATE import_state SET content = ?`, packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	for _, text := range again {
		if _, err := store.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
}
