package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The program carries no test code, and nothing that speaks to the network: of the
// packages in it, the library of workbooks alone imports net/http, to tell what kind
// of picture a file is. Which room may import which is held by depguard.
func TestProgramCarriesNoTestCode(t *testing.T) {
	const line = `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`
	out, err := exec.Command("go", "list", "-deps", "-f", line, "scorecard/cmd/scorecard").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	unwanted := []string{
		"testing", "net/http", "scorecard/model/volume", "scorecard/ui/emulator", "github.com/google/go-cmp", "pgregory.net/rapid",
		"github.com/rogpeppe/go-internal", "github.com/charmbracelet/x/exp", "github.com/creack/pty", "github.com/santhosh-tekuri/jsonschema",
	}
	packages := 0
	for line := range strings.Lines(string(out)) {
		imports := strings.Fields(line)
		packages++
		for _, imported := range imports[1:] {
			within := func(library string) bool { return imported == library || strings.HasPrefix(imported, library+"/") }
			if slices.ContainsFunc(unwanted, within) && !(imports[0] == "github.com/xuri/excelize/v2" && imported == "net/http") {
				t.Errorf("the program carries %s, which %s imports", imported, imports[0])
			}
		}
	}
	if packages < 50 {
		t.Fatalf("the program has only %d packages", packages)
	}
}
