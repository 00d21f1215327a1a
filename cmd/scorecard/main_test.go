package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
	_ "modernc.org/sqlite"

	"scorecard/ui/report"
)

// The test binary stands in for the program: under the name scorecard it is the
// program, so that scripts and terminals run what is shipped.
func TestMain(m *testing.M) {
	if name := filepath.Base(os.Args[0]); strings.HasSuffix(name, ".test") {
		// Where the tests run with signals ignored, as under nohup, the programs
		// that they start would ignore them too. A signal that is caught here has
		// its own meaning again in a program started from here.
		signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	}
	testscript.Main(inPath{m}, map[string]func(){
		"scorecard":          main,
		"scorecard-crash":    crash,
		"scorecard-measured": measured,
	})
}

// inPath runs the tests. Under the race detector, the hundreds of starts by
// scripts and on terminals are of the plain program, built once; the detector
// watches what runs within the test binary.
type inPath struct{ *testing.M }

// Run runs the tests and returns the exit code.
func (m inPath) Run() int {
	if !raceEnabled {
		return m.M.Run()
	}
	folder, err := os.MkdirTemp("", "scorecard-plain-*")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the system takes it away otherwise
	build := exec.Command("go", "build", "-o", filepath.Join(folder, "scorecard"), ".")
	build.Env = append(os.Environ(), "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v: %s", err, out))
	}
	if err := os.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		panic(err)
	}
	return m.M.Run()
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(startFolder, "testdata", "script"), // scripts run from their own folders
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("TZ", "Asia/Tokyo")
			return os.Mkdir(filepath.Join(env.WorkDir, "home"), 0o700)
		},
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sample": sample, "exits": exits, "starts": starts, "mode": mode, "sql": runSQL, "document": changeDocument, "unpack": unpack, "valid-json": validJSON, "alone": alone, "lines": lines,
			"hold": hold, "keeps-schema": keepsSchema,
		},
	})
}

// sample makes a scorecard of the built-in branch: sample FILE
func sample(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sample FILE")
	}
	ts.Check(writeSample(ts.MkAbs(args[0])))
}

// exits carries out a command line of the program within the test and checks its
// exit code: exits CODE scorecard ARGS...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "scorecard" {
		ts.Fatalf("usage: exits CODE scorecard [ARGS...]")
	}
	got, err := inside{ts.MkAbs("."), ts.Getenv}.run(ts.Stdout(), ts.Stderr(), args[2:]...)
	ts.Check(err)
	checkExit(ts, args[0], got)
}

// starts runs a program in a separate process and checks its exit code:
// starts CODE PROGRAM ARGS...
func starts(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: starts CODE PROGRAM [ARGS...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		ts.Fatalf("%v", err)
	}
	got := 0
	if failed != nil {
		got = failed.ExitCode()
	}
	checkExit(ts, args[0], got)
}

func checkExit(ts *testscript.TestScript, code string, got int) {
	want, err := strconv.Atoi(code)
	ts.Check(err)
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// mode holds a file's permissions: mode 0600 FILE
func mode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode OCTAL FILE")
	}
	info, err := os.Lstat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%#o", info.Mode().Perm()); got != args[0] {
		ts.Fatalf("%s has mode %s, want %s", args[1], got, args[0])
	}
}

// runSQL changes a file behind the program's back: sql FILE STATEMENT
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	file, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = file.Exec(args[1])
	ts.Check(errors.Join(err, file.Close()))
}

// unpack makes a file of one that the tests of db have: unpack NAME.gz FILE
func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unpack NAME.gz FILE")
	}
	packed, err := os.Open(filepath.Join(startFolder, "..", "..", "db", "testdata", args[0]))
	ts.Check(err)
	defer packed.Close() //nolint:errcheck // read
	from, err := gzip.NewReader(packed)
	ts.Check(err)
	content, err := io.ReadAll(from)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), content, 0o600))
}

// changeDocument changes the documents of a file as a program would that knows how
// they are stored, checksum and all, and breaks the rules: document FILE STATEMENT
func changeDocument(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: document FILE STATEMENT")
	}
	file, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	file.SetMaxOpenConns(1)
	var guard string
	ts.Check(file.QueryRow(`SELECT sql FROM sqlite_schema WHERE name = 'item_is_never_changed'`).Scan(&guard))
	_, err = file.Exec(`DROP TRIGGER item_is_never_changed; ` + args[1] + `; ` + guard)
	ts.Check(err)
	rows, err := file.Query(`SELECT branch, year, list, ord, code, content FROM item ORDER BY branch, year, list, ord`)
	ts.Check(err)
	defer rows.Close() //nolint:errcheck // Err reports
	type key struct {
		branch string
		year   int
	}
	sums := map[key]hash.Hash{}
	for rows.Next() {
		var at key
		var list, ord, code, content string
		ts.Check(rows.Scan(&at.branch, &at.year, &list, &ord, &code, &content))
		if sums[at] == nil {
			sums[at] = sha256.New()
		}
		for _, part := range []string{list, ord, code, content} {
			sums[at].Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
			sums[at].Write([]byte(part))
		}
	}
	ts.Check(rows.Err())
	for at, sum := range sums {
		_, err := file.Exec(`UPDATE year SET checksum = ? WHERE branch = ? AND year = ?`, hex.EncodeToString(sum.Sum(nil)), at.branch, at.year)
		ts.Check(err)
	}
	ts.Check(file.Close())
}

// validJSON holds that a file is one JSON value: valid-json FILE, where stdout
// is what the last command printed.
func validJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: valid-json FILE")
	}
	if json.Valid([]byte(ts.ReadFile(args[0]))) == neg {
		ts.Fatalf("%s: valid JSON is %v", args[0], !neg)
	}
}

// alone holds that a folder has these entries and no others: alone FOLDER [NAMES...]
func alone(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: alone FOLDER [NAMES...]")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	if errors.Is(err, fs.ErrNotExist) && len(args) == 1 {
		return
	}
	ts.Check(err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if fmt.Sprint(names) != fmt.Sprint(args[1:]) {
		ts.Fatalf("%s holds %v, want %v", args[0], names, args[1:])
	}
}

// lines holds how many lines a file has: lines COUNT FILE
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines COUNT FILE")
	}
	got := bytes.Count([]byte(ts.ReadFile(args[1])), []byte("\n"))
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("%s has %d lines, want %s", args[1], got, args[0])
	}
}

// hold keeps a file locked as another program would until the script ends:
// hold FILE [IMMEDIATE], where others can still read a file held immediate.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: hold FILE [IMMEDIATE]")
	}
	file, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = file.Close() })
	file.SetMaxOpenConns(1)
	_, err = file.Exec("BEGIN " + strings.Join(append(args[1:], "EXCLUSIVE")[:1], ""))
	ts.Check(err)
}

// keepsSchema holds that a file is JSON of the program's own schema:
// keeps-schema FILE
func keepsSchema(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: keeps-schema FILE")
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema()))
	ts.Check(err)
	const address = "file:///schema.json" // a relative one follows the folder that other scripts change
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	ts.Check(compiler.AddResource(address, document))
	schema, err := compiler.Compile(address)
	ts.Check(err)
	printed, err := jsonschema.UnmarshalJSON(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(schema.Validate(printed))
}
