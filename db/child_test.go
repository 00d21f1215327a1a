package db

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"scorecard/model/volume"
)

// What a process that the tests start is told: its task and the file's path.
const (
	childTask = "SCORECARD_DB_TEST_TASK"
	childPath = "SCORECARD_DB_TEST_PATH"
)

// childTasks are what a process of its own can do: as another user, since
// permissions do not bind an administrator, under limits, or until it is killed.
var childTasks = map[string]func(ctx context.Context, path string) error{
	"report access": reportAccess,
	"edit":          editMany,
}

// childProgram does such a task: this test binary, or under the race detector,
// which makes hundreds of starts slow, the same one without it. The detector
// watches what runs within the tests themselves.
var childProgram = os.Args[0]

func TestMain(m *testing.M) {
	if task := childTasks[os.Getenv(childTask)]; task != nil {
		if err := task(context.Background(), os.Getenv(childPath)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	volume.LimitChecks()
	os.Exit(runTests(m))
}

func runTests(m *testing.M) int {
	if !raceEnabled {
		return m.Run()
	}
	folder, err := os.MkdirTemp("", "scorecard-plain-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the system takes it away otherwise
	childProgram = filepath.Join(folder, "child")
	build := exec.Command("go", "test", "-c", "-o", childProgram, ".")
	build.Env = append(os.Environ(), "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v: %s", err, out))
	}
	return m.Run()
}

// runChild runs a task in a process of its own, as another user if there is one,
// and returns what it prints.
func runChild(t *testing.T, program, task, path string, user *syscall.Credential) string {
	t.Helper()
	child := exec.CommandContext(t.Context(), program) //nolint:gosec // this test itself
	child.Env = append(os.Environ(), childTask+"="+task, childPath+"="+path)
	child.SysProcAttr = &syscall.SysProcAttr{Credential: user}
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(bytes.TrimSpace(out))
}

// childCommand runs a task in a process of its own, which ends with the test.
func childCommand(t *testing.T, task, path string, more ...string) *exec.Cmd {
	t.Helper()
	child := exec.CommandContext(t.Context(), childProgram) //nolint:gosec // this test itself
	child.Env = append(os.Environ(), childTask+"="+task, childPath+"="+path)
	child.Env = append(child.Env, more...)
	child.Stderr = os.Stderr
	return child
}

// started starts a child and returns what it prints as it goes.
func started(t *testing.T, child *exec.Cmd) io.Reader {
	t.Helper()
	said, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	return said
}
