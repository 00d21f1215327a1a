package text_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// measuring lists identifiers that measure text, by import path. An empty
// pattern covers the whole package.
var measuring = map[string]string{
	"github.com/mattn/go-runewidth":        "",
	"github.com/clipperhouse/displaywidth": "",
	"github.com/clipperhouse/uax29/v2":     "",
	"golang.org/x/text/width":              "",
	"charm.land/lipgloss/v2":               "",
	"charm.land/bubbles/v2":                "",
	"github.com/charmbracelet/ultraviolet": "",
	"text/tabwriter":                       "",
	"github.com/rivo/uniseg":               `StringWidth|NewGraphemes|Step`,
	"github.com/charmbracelet/x/ansi":      `Width|Truncate|Cut|Wrap|wrap|Strip|Decode`,
	"unicode/utf8":                         `RuneCount`,
}

// exceptions use these identifiers for something other than columns.
var exceptions = map[string]string{
	"ui/tui/view.go ansi.Strip":                     "the last guard takes the colours off a line before it is cut",
	"seed/input/hint.go utf8.RuneCountInString":     "words are compared by their characters",
	"seed/input/problem.go utf8.RuneCountInString":  "the texts of a problem are only kept short",
	"seed/sheet/csv_read.go utf8.RuneCountInString": "a problem's place is counted in characters",
	"seed/sheet/encoding.go utf8.RuneCountInString": "a problem's place is counted in characters",
	"seed/yearfile/marks.go utf8.RuneCount":         "a problem's place is counted in characters",
	"seed/xlsx/write.go utf8.RuneCountInString":     "the box of a comment in a workbook is only made high enough",
}

// No other package measures text, so that all widths agree, on the screen and
// in reports.
func TestAuthority_NoOtherPackageMeasures(t *testing.T) {
	files, used := sources(t), map[string]bool{}
	for name, file := range files {
		if strings.HasPrefix(name, "ui/text/") {
			continue
		}
		for _, use := range measures(file) {
			if exceptions[name+" "+use] == "" {
				t.Errorf("%s measures with %s", name, use)
			}
			used[name+" "+use] = true
		}
	}
	for exception := range exceptions {
		if !used[exception] {
			t.Errorf("%s is no longer an exception", exception)
		}
	}
	if _, ok := files["ui/tui/view.go"]; !ok || len(files) < 50 {
		t.Errorf("%d files were read", len(files))
	}
}

// sources parses the program's files, by their path within the project.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=Dir,Module,GoFiles", "scorecard/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Dir     string
			Module  struct{ Dir string }
			GoFiles []string
		}
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range p.GoFiles {
			path := filepath.Join(p.Dir, name)
			within, err := filepath.Rel(p.Module.Dir, path)
			if err != nil {
				t.Fatal(err)
			}
			if files[filepath.ToSlash(within)], err = parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// measures lists the measuring identifiers that a file uses, such as
// "ansi.Strip".
func measures(file *ast.File) []string {
	var found []string
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		pattern, measuring := measuring[path]
		if !measuring {
			continue
		}
		if pattern == "" {
			found = append(found, path)
			continue
		}
		name := filepath.Base(path)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		ast.Inspect(file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := selector.X.(*ast.Ident); ok && of.Name == name && regexp.MustCompile(pattern).MatchString(selector.Sel.Name) {
				found = append(found, name+"."+selector.Sel.Name)
			}
			return true
		})
	}
	return found
}

func TestAuthority_FindsMeasuringCode(t *testing.T) {
	const source = `package p
import (
	"github.com/mattn/go-runewidth"
	a "github.com/charmbracelet/x/ansi"
	"unicode/utf8"
)
var n = runewidth.StringWidth("x") + a.StringWidth("x") + utf8.RuneCountInString("x") + utf8.RuneLen('x')
var m = a.StringWidth
`
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(measures(file), " "); got != "github.com/mattn/go-runewidth a.StringWidth a.StringWidth utf8.RuneCountInString" {
		t.Error(got)
	}
}
