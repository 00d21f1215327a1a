package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/adrg/xdg"
)

// inside carries out command lines within the test process, which spares the start
// of a process each. Scripts and tests that need signals, a terminal or several
// processes start them.
type inside struct {
	folder string              // where relative paths begin
	env    func(string) string // of the user
}

// surroundings is held while the folder and the environment of this process are
// those of a command line.
var surroundings sync.Mutex

// readByLibraries are the variables that libraries read from the environment themselves.
var readByLibraries = []string{
	"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
	"TERM", "COLORTERM", "TMUX", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE",
}

// run returns the exit code. An error is one of the test itself.
func (in inside) run(stdout, stderr io.Writer, args ...string) (exit int, err error) {
	surroundings.Lock()
	defer surroundings.Unlock()
	folder, err := os.Getwd()
	if err != nil {
		return 0, err
	}
	defer setVariables(in.env)()
	if err := os.Chdir(in.folder); err != nil {
		return 0, err
	}
	exit = run(context.Background(), process{
		args: args, env: in.env, stdin: strings.NewReader(""), stdout: stdout, stderr: stderr, now: time.Now, builtIn: builtIn(),
	})
	return exit, os.Chdir(folder)
}

// setVariables gives the libraries' variables other values, and returns what gives
// them back theirs. Nothing else is touched: scripts beside this one read the rest.
func setVariables(env func(string) string) (restore func()) {
	before := variables{}
	for _, name := range readByLibraries {
		before[name] = os.Getenv(name)
		_ = os.Setenv(name, env(name)) // the names are fit for it
	}
	xdg.Reload()
	return func() {
		for name, value := range before {
			_ = os.Setenv(name, value)
		}
		xdg.Reload()
	}
}

// variables is an environment.
type variables map[string]string

func (v variables) get(name string) string { return v[name] }

// madeOnce is what a first run makes: a scorecard with the built-in branch.
var madeOnce = sync.OnceValues(func() (content []byte, err error) {
	folder, err := os.MkdirTemp("", "scorecard-sample-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the system takes it away otherwise
	var said strings.Builder
	exit, err := inside{folder, variables{"HOME": folder}.get}.run(&said, &said, "init", "--db", "sample.db")
	if err == nil && exit != exitFine {
		err = fmt.Errorf("exit code %d: %s", exit, said.String())
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(folder, "sample.db"))
})

// writeSample puts a scorecard with the built-in branch at a path, in a folder that
// is made if need be. It is a copy of one that is made once.
func writeSample(path string) error {
	content, err := madeOnce()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o600)
}

// editorsHome is a home with the built-in branch in its data folder.
func editorsHome(t *testing.T) (home, file string) {
	t.Helper()
	home = t.TempDir()
	file = filepath.Join(home, ".local", "share", "scorecard", "scorecard.db")
	if err := writeSample(file); err != nil {
		t.Fatal(err)
	}
	return home, file
}

// beside carries out a command line on the file of a home, beside the program that
// a test may have started on it, and returns what it printed.
func beside(t *testing.T, home string, code int, args ...string) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	exit, err := inside{folder, variables{"HOME": home, "SCORECARD_USER": "鈴木"}.get}.run(&printed, &printed, args...)
	if err != nil || exit != code {
		t.Fatalf("scorecard %q: exit code %d (%v), want %d: %s", args, exit, err, code, printed.String())
	}
	return printed.String()
}
