package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Imports    []string // of the production code
}

// rooms lists the project's packages by their path within it, such as
// "ui/text".
func rooms(t *testing.T) map[string]listed {
	t.Helper()
	list := exec.Command("go", "list", "-json=ImportPath,Imports", "scorecard/...")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string]listed{}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		found[strings.TrimPrefix(p.ImportPath, "scorecard/")] = p
	}
	for _, room := range []string{"cmd/scorecard", "model", "seed", "db", "ui/tui", "ui/report", "ui/text"} {
		if _, ok := found[room]; !ok {
			t.Fatalf("there is no %s among %d packages", room, len(found))
		}
	}
	return found
}

// The road through the house: year file → seed → model → db → model → ui. The
// command line alone knows every room.
func TestEachRoomImportsWhatItMay(t *testing.T) {
	may := map[string][]string{
		"model": {"model"}, "seed": {"model", "seed"}, "db": {"model"}, "ui": {"model", "ui"}, "cmd": {"model", "seed", "db", "ui"},
	}
	for path, p := range rooms(t) {
		room, _, _ := strings.Cut(path, "/")
		allowed, known := may[room]
		if !known {
			t.Errorf("%s stands in no room of the house", path)
		}
		for _, imported := range p.Imports {
			within, ours := strings.CutPrefix(imported, "scorecard/")
			other, _, _ := strings.Cut(within, "/")
			if ours && !slices.Contains(allowed, other) {
				t.Errorf("%s imports %s", path, within)
			}
		}
	}
}

// What belongs to one room stands in no other.
func TestEachLibraryHasItsRoom(t *testing.T) {
	homes := map[string][]string{
		"modernc.org/sqlite":         {"db"},
		"database/sql":               {"db"},
		"go.yaml.in/yaml":            {"seed"},
		"github.com/xuri/excelize":   {"seed/xlsx"},
		"github.com/spf13/cobra":     {"cmd/scorecard"},
		"github.com/adrg/xdg":        {"cmd/scorecard"},
		"charm.land/bubbletea":       {"cmd/scorecard", "ui/tui"},
		"golang.org/x/text/width":    {"ui/text"},
		"net/http":                   {},
		"github.com/mattn/go-isatty": {},
	}
	for path, p := range rooms(t) {
		for _, imported := range p.Imports {
			for library, rooms := range homes {
				if (imported == library || strings.HasPrefix(imported, library+"/")) && !slices.Contains(rooms, path) {
					t.Errorf("%s imports %s, which belongs to %v", path, imported, rooms)
				}
			}
		}
	}
}

// The program carries no test code, and nothing that speaks to the network.
func TestProgramCarriesNoTestCode(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "scorecard/cmd/scorecard").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "scorecard/ui/tui") {
		t.Fatalf("the program does not hold ui/tui: %v", deps)
	}
	for _, unwanted := range []string{
		"testing", "net/http", "github.com/google/go-cmp", "pgregory.net/rapid", "github.com/rogpeppe/go-internal",
		"github.com/charmbracelet/x/exp", "github.com/creack/pty", "github.com/santhosh-tekuri/jsonschema",
	} {
		for _, dep := range deps {
			if dep == unwanted || strings.HasPrefix(dep, unwanted+"/") {
				t.Errorf("the program carries %s", dep)
			}
		}
	}
}
