package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scorecard/model"
)

func TestTypedPath(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	for typed, want := range map[string]string{
		"r8.xlsx": "r8.xlsx", " r8.xlsx ": "r8.xlsx", "'令和 8.xlsx'": "令和 8.xlsx", `"r 8.xlsx"`: "r 8.xlsx",
		`/a/r\ 8.xlsx`: "/a/r 8.xlsx", "file:///a/%E4%BB%A4%E5%92%8C8.xlsx": "/a/令和8.xlsx", "~/r8.xlsx": home + "/r8.xlsx", "~": home,
		"'": "'", "''": "", "~r8.xlsx": "~r8.xlsx", "file://%zz": "file://%zz",
	} {
		if got := typedPath(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"令和7.xlsx", "令和8.xlsx", "plan.yaml", ".hidden"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "tables"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ typed, full, names string }{
		{"/令", "/令和", "令和7.xlsx 令和8.xlsx"}, {"/pl", "/plan.yaml", "plan.yaml"}, {"/t", "/tables/", "tables/"},
		{"/x", "/x", ""}, {"/", "/", "plan.yaml tables/ 令和7.xlsx 令和8.xlsx"}, {"/.h", "/.hidden", ".hidden"}, {"/none/x", "/none/x", ""},
	} {
		full, names, err := (&exchange{}).Complete(t.Context(), folder+c.typed)
		if err != nil || full != folder+c.full || strings.Join(names, " ") != c.names {
			t.Errorf("%s: %q, %q, %v", c.typed, strings.TrimPrefix(full, folder), names, err)
		}
	}
}

// A folder's tables are the same on the screen and on the command line, and a
// name that means the standard input to the command means a file on the screen.
func TestTypedInputs_ReadsWhatCommandReads(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, name := range []string{"kpis.csv", "GROUPS.CSV", "._kpis.csv", "notes.txt", "-"} {
		if err := os.WriteFile(name, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := &app{process: process{stdin: strings.NewReader("typed keys")}}
	names := func(inputs []input, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(fileNames(inputs), " ")
	}
	onScreen, byCommand := names(a.typedInputs(folder)), names(a.readInputs([]string{folder}))
	if onScreen != byCommand || onScreen != "GROUPS.CSV kpis.csv" {
		t.Errorf("the screen reads %q, the command %q", onScreen, byCommand)
	}
	if inputs, err := a.typedInputs("-"); err != nil || string(inputs[0].data) != "-" {
		t.Errorf("a file named -: %v %v", inputs, err)
	}
	for name, kind := range map[string]model.ErrorKind{t.TempDir(): model.IsFolder, "none": model.FileNotFound} {
		if _, err := a.typedInputs(name); !errors.Is(err, &model.Error{Kind: kind, Subject: name}) {
			t.Errorf("%s: %v, want %s", name, err, kind)
		}
	}
}
