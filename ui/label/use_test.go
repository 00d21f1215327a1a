package label

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const root = "../.."

// source type-checks the program's own packages, without their tests. Packages from
// elsewhere are empty: what comes from them has no type, and the errors are ignored.
type source struct {
	fset     *token.FileSet
	info     types.Info
	packages map[string]*types.Package
	files    map[string][]*ast.File
}

func (s *source) Import(name string) (*types.Package, error) {
	if p := s.packages[name]; p != nil {
		return p, nil
	}
	dir, own := strings.CutPrefix(name, "scorecard/")
	if !own {
		s.packages[name] = types.NewPackage(name, path.Base(name))
		s.packages[name].MarkComplete()
		return s.packages[name], nil
	}
	names, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range names {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.files[name] = append(s.files[name], f)
	}
	config := types.Config{Importer: s, Error: func(error) {}}
	p, _ := config.Check(name, s.fset, s.files[name], &s.info)
	s.packages[name] = p
	return p, nil
}

var readSource = sync.OnceValues(func() (*source, error) {
	s := &source{
		fset: token.NewFileSet(), packages: map[string]*types.Package{}, files: map[string][]*ast.File{},
		info: types.Info{
			Selections: map[*ast.SelectorExpr]*types.Selection{}, Types: map[ast.Expr]types.TypeAndValue{},
			Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
		},
	}
	err := fs.WalkDir(os.DirFS(root), ".", func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") && dir != "." || entry.Name() == "testdata" {
			return fs.SkipDir
		}
		if goFiles, _ := filepath.Glob(filepath.Join(root, dir, "*.go")); len(goFiles) == 0 {
			return nil
		}
		_, err = s.Import("scorecard/" + dir)
		return err
	})
	return s, err
})

func sourceOf(t *testing.T) *source {
	t.Helper()
	s, err := readSource()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// word names the field of this package that an expression selects, as Struct.Field;
// empty for any other expression.
func (s *source) word(e ast.Expr) string {
	selector, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	selection := s.info.Selections[selector]
	if selection == nil || selection.Kind() != types.FieldVal {
		return ""
	}
	owner := selection.Recv()
	if pointer, ok := owner.(*types.Pointer); ok {
		owner = pointer.Elem()
	}
	named, ok := owner.(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "scorecard/ui/label" {
		return ""
	}
	return named.Obj().Name() + "." + selector.Sel.Name
}

// formNames are the names of the values in the forms of each field in both languages.
func formNames() map[string][]string {
	found := map[string][]string{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			walk(v.Elem())
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(v.MapIndex(k))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if field := v.Type().Field(i); field.Type == reflect.TypeFor[Form]() {
					word := v.Type().Name() + "." + field.Name
					all := append(found[word], names(v.Field(i).String())...)
					slices.Sort(all)
					found[word] = slices.Compact(all)
				} else {
					walk(v.Field(i))
				}
			}
		default:
		}
	}
	walk(reflect.ValueOf(japanese()))
	walk(reflect.ValueOf(english()))
	return found
}

// formsOf are the fields that a call of With may fill in: the one that it is called on
// or, on a variable, all whose form the function puts into that variable.
func (s *source) formsOf(receiver ast.Expr, function *ast.FuncDecl) []string {
	if word := s.word(receiver); word != "" {
		return []string{word}
	}
	variable, ok := receiver.(*ast.Ident)
	if !ok {
		return nil
	}
	object := s.info.Uses[variable]
	var forms []string
	ast.Inspect(function, func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != len(assign.Rhs) {
			return true
		}
		for i, left := range assign.Lhs {
			id, ok := left.(*ast.Ident)
			if word := s.word(assign.Rhs[i]); ok && word != "" && (s.info.Defs[id] == object || s.info.Uses[id] == object) {
				forms = append(forms, word)
			}
		}
		return true
	})
	return forms
}

// calls reports every call of Form.With with the function that it is in.
func (s *source) calls(found func(call *ast.CallExpr, receiver ast.Expr, function *ast.FuncDecl)) {
	for _, file := range slices.Concat(slices.Collect(maps.Values(s.files))...) {
		for _, d := range file.Decls {
			function, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(function, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				method, ok := call.Fun.(*ast.SelectorExpr)
				if ok && method.Sel.Name == "With" && !strings.HasSuffix(types.TypeString(s.info.TypeOf(method.X), nil), "Sentence") {
					found(call, method.X, function)
				}
				return true
			})
		}
	}
}

// A misspelt name would show its braces to a person.
func TestForms_EveryCallGivesTheNamedValues(t *testing.T) {
	s, want, count := sourceOf(t), formNames(), 0
	s.calls(func(call *ast.CallExpr, receiver ast.Expr, function *ast.FuncDecl) {
		count++
		place := s.fset.Position(call.Pos())
		var given []string
		for i := 0; i < len(call.Args); i += 2 {
			literal, ok := call.Args[i].(*ast.BasicLit)
			if !ok || i+1 == len(call.Args) {
				t.Errorf("%s: the values are not pairs of a literal name and a value", place)
				return
			}
			name, _ := strconv.Unquote(literal.Value)
			given = append(given, name)
		}
		slices.Sort(given)
		forms := s.formsOf(receiver, function)
		if len(forms) == 0 {
			t.Errorf("%s: With is called on something else than a word, or a variable that a word is put into", place)
		}
		for _, form := range forms {
			if diff := cmp.Diff(want[form], given); diff != "" {
				t.Errorf("%s: %s (-named +given):\n%s", place, form, diff)
			}
		}
	})
	if count < 100 {
		t.Errorf("only %d calls were found", count)
	}
}

func TestLabels_NoneIsUnused(t *testing.T) {
	s := sourceOf(t)
	used := map[string]bool{"FindingWords.About": true} // by the README, which a test writes
	for selector := range s.info.Selections {
		used[s.word(selector)] = true
	}
	page, err := os.ReadFile("../report/page.html") // its words are those of Page
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range regexp.MustCompile(`words\.(\w+)`).FindAllSubmatch(page, -1) {
		used["Page."+string(word[1])] = true
	}
	var walk func(of reflect.Type)
	walk = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Map, reflect.Pointer:
			walk(of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				if field := of.Field(i); of.PkgPath() == reflect.TypeFor[Labels]().PkgPath() && field.IsExported() {
					if word := of.Name() + "." + field.Name; !used[word] {
						t.Errorf("%s is not used", word)
					}
					walk(field.Type)
				}
			}
		default:
		}
	}
	walk(reflect.TypeFor[Labels]())
}
