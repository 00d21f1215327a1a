package sheet_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/seed/sheet"
)

// office is LibreOffice. It takes its time, so that it is asked only where that
// is wanted.
func office(t *testing.T) string {
	t.Helper()
	if os.Getenv("SCORECARD_OFFICE") == "" {
		t.Skip("SKIPPED: with SCORECARD_OFFICE=1, LibreOffice opens, saves and prints the workbooks")
	}
	path, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("%v (Debian: libreoffice-calc)", err)
	}
	return path
}

// convert has LibreOffice open files and save them in a format, and returns the
// folder that holds them.
func convert(t *testing.T, format string, files ...string) string {
	t.Helper()
	path, out, home := office(t), t.TempDir(), t.TempDir()
	const most = 5 * time.Minute
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	args := []string{"-env:UserInstallation=file://" + home, "--headless", "--norestore", "--convert-to", format, "--outdir", out}
	run := exec.CommandContext(ctx, path, append(args, files...)...)
	run.Env = append(os.Environ(), "HOME="+home)
	run.WaitDelay = time.Minute
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return out
}

// Exports and a template that LibreOffice has opened and saved again are the
// same years, and it prints them.
func TestLibreOfficeKeepsTheYear(t *testing.T) {
	office(t)
	dir := t.TempDir()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	var files []string
	keep := func(name string, data []byte) {
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, y := range years {
		name := model.YearLabel(y.Year) + ".xlsx"
		keep(name, encodeXLSX(t, y, model.Japanese))
		want[name] = encode(t, y)
	}
	template := templateXLSX(t, model.Japanese)
	_, err = sheet.DecodeXLSX("", template)
	var waiting model.Problems
	if !errors.As(err, &waiting) {
		t.Fatal(err)
	}
	keep("template.xlsx", template)
	keep("filled.xlsx", todo(t, template, waiting))

	out := convert(t, "xlsx", files...)
	read := func(name string) (*model.Year, error) {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		return sheet.DecodeXLSX("", data)
	}
	for name, year := range want {
		y, err := read(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if encode(t, y) != year {
			t.Errorf("%s: another year came back", name)
		}
	}
	if y, err := read("filled.xlsx"); err != nil || y.Year != 2026 {
		t.Errorf("the template, filled in: %v", err)
	}
	_, err = read("template.xlsx")
	var still model.Problems
	if !errors.As(err, &still) || still.Error() != waiting.Error() {
		t.Errorf("the template waits for\n%v\nand from LibreOffice for\n%v", waiting, err)
	}
	if printed := printOf(t, files[len(files)-1]); !bytes.HasPrefix(printed, []byte("%PDF-")) || bytes.Count(printed, []byte("/Type/Page")) < 10 {
		t.Error("there is no print")
	}
}

// printOf is the PDF that LibreOffice makes of a file.
func printOf(t *testing.T, file string) []byte {
	t.Helper()
	out := convert(t, "pdf", file)
	data, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(file), ".xlsx")+".pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
