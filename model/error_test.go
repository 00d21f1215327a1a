package model_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"scorecard/model"
)

func TestError_Is(t *testing.T) {
	locked := &model.Error{Kind: model.Locked, Subject: "a.db", Err: fs.ErrPermission}
	for _, c := range []struct {
		name        string
		err, target error
		want        bool
	}{
		{"the kind", locked, &model.Error{Kind: model.Locked}, true},
		{"kind and subject", locked, &model.Error{Kind: model.Locked, Subject: "a.db"}, true},
		{"another subject", locked, &model.Error{Kind: model.Locked, Subject: "b.db"}, false},
		{"another kind", locked, &model.Error{Kind: model.ReadOnly}, false},
		{"a subject against none", &model.Error{Kind: model.Locked}, &model.Error{Kind: model.Locked, Subject: "a.db"}, false},
		{"the cause", locked, fs.ErrPermission, true},
		{"another cause", locked, fs.ErrExist, false},
		{"no cause", &model.Error{Kind: model.Locked}, fs.ErrPermission, false},
		{"wrapped", fmt.Errorf("open: %w", locked), &model.Error{Kind: model.Locked}, true},
		{"as a cause", &model.Error{Kind: model.Internal, Err: locked}, &model.Error{Kind: model.Locked}, true},
		{"stale", &model.StaleError{}, &model.Error{Kind: model.Stale}, true},
		{"stale, wrapped", fmt.Errorf("save: %w", &model.StaleError{}), &model.Error{Kind: model.Stale}, true},
		{"stale about something", &model.StaleError{}, &model.Error{Kind: model.Stale, Subject: "k"}, false},
		{"stale and another kind", &model.StaleError{}, &model.Error{Kind: model.Locked}, false},
		{"stale and a cause", &model.StaleError{}, fs.ErrPermission, false},
	} {
		if got := errors.Is(c.err, c.target); got != c.want {
			t.Errorf("%s: %t, want %t", c.name, got, c.want)
		}
	}
}

func TestError_Text(t *testing.T) {
	for want, err := range map[string]error{
		"locked":                         &model.Error{Kind: model.Locked},
		"locked a.db":                    &model.Error{Kind: model.Locked, Subject: "a.db"},
		"locked a.db: permission denied": &model.Error{Kind: model.Locked, Subject: "a.db", Err: fs.ErrPermission},
		"internal: permission denied":    &model.Error{Kind: model.Internal, Err: fs.ErrPermission},
		"stale":                          &model.StaleError{},
	} {
		if got := err.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A refused edit reports the current status.
func TestStaleError_HasCurrentStatus(t *testing.T) {
	now := model.Status{Value: model.Achieved, Who: "山田", Version: 3}
	var stale *model.StaleError
	if !errors.As(fmt.Errorf("save: %w", &model.StaleError{Current: now}), &stale) || stale.Current != now {
		t.Errorf("%+v, want the status %+v", stale, now)
	}
}

func TestProblems_Error(t *testing.T) {
	var none model.Problems
	if err := none.Err(); err != nil {
		t.Errorf("no problems are the error %v", err)
	}
	problems := model.Problems{
		{Kind: model.UnitMismatch, File: "2024.yaml", Line: 31, Column: 7, Field: "kpis[0].target", Value: "円", Want: "%"},
		{Kind: model.OutOfRange, Field: "year", Value: "24", Want: "2008-2107"},
		{Kind: model.Required, File: "2024.yaml", Field: "groups"},
		{Kind: model.SyntaxError, File: "2024.yaml", Line: 3, Column: 1, Value: "a\nb"},
	}
	want := `2024.yaml:31:7 kpis[0].target: unit_mismatch "円" (want %)
year: out_of_range "24" (want 2008-2107)
2024.yaml groups: required ""
2024.yaml:3:1: syntax_error "a\nb"`
	err := fmt.Errorf("import: %w", problems.Err())
	var got model.Problems
	if !errors.As(err, &got) || len(got) != len(problems) || got.Error() != want {
		t.Errorf("%v\nwant\n%s", err, want)
	}
}

// Labels are made for every kind: a list has the declared constants, once and
// in order.
func TestKinds_ListEveryConstant(t *testing.T) {
	declared := constants(t)
	for name, listed := range map[string][]string{
		"ErrorKind":   texts(model.ErrorKinds()),
		"ProblemKind": texts(model.ProblemKinds()),
		"Missing":     texts(model.MissingKinds()),
		"TargetKind":  texts(model.TargetKinds()),
		"Scope":       texts(model.Scopes()),
		"NoteKind":    texts(model.NoteKinds()),
		"LineageKind": texts(model.LineageKinds()),
		"ChangeKind":  texts(model.ChangeKinds()),
		"StatusValue": append([]string{string(model.Unset)}, texts(model.StatusValues())...),
		"Class":       texts(model.Classes()),
	} {
		if diff := cmp.Diff(declared[name], listed); diff != "" || len(listed) < 2 {
			t.Errorf("%s (-declared +listed):\n%s", name, diff)
		}
	}
}

// constants reads the package's own source for the text constants of each type.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok && spec.Type != nil && len(spec.Values) == 1 {
				kind, _ := spec.Type.(*ast.Ident)
				literal, _ := spec.Values[0].(*ast.BasicLit)
				if kind != nil && literal != nil && literal.Kind == token.STRING {
					value, _ := strconv.Unquote(literal.Value)
					values[kind.Name] = append(values[kind.Name], value)
				}
			}
			return true
		})
	}
	return values
}

func texts[T ~string](kinds []T) []string {
	plain := make([]string, len(kinds))
	for i, kind := range kinds {
		plain[i] = string(kind)
	}
	return plain
}

func TestText_In(t *testing.T) {
	for _, c := range []struct {
		text   model.Text
		ja, en string
	}{
		{model.Text{JA: "保健", EN: "Health"}, "保健", "Health"},
		{model.Text{JA: "保健"}, "保健", "保健"},
		{model.Text{EN: "Health"}, "Health", "Health"},
		{model.Text{}, "", ""},
	} {
		if ja, en := c.text.In(model.Japanese), c.text.In(model.English); ja != c.ja || en != c.en || c.text.IsZero() != (c.ja == "") {
			t.Errorf("%+v: %q and %q", c.text, ja, en)
		}
	}
}

func TestKindOf_ClassifiesSystemErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want model.ErrorKind
	}{
		{&fs.PathError{Op: "open", Path: "f", Err: syscall.ENOENT}, model.FileNotFound},
		{&fs.PathError{Op: "open", Path: "f/g", Err: syscall.ENOTDIR}, model.FileNotFound},
		{&fs.PathError{Op: "open", Path: "f", Err: syscall.EEXIST}, model.FileExists},
		{&fs.PathError{Op: "read", Path: "f", Err: syscall.EISDIR}, model.IsFolder},
		{&fs.PathError{Op: "open", Path: "f", Err: syscall.EACCES}, model.PermissionDenied},
		{&fs.PathError{Op: "open", Path: "f", Err: syscall.EROFS}, model.ReadOnly},
		{fmt.Errorf("write: %w", syscall.ENOSPC), model.NoSpace},
		{syscall.EDQUOT, model.NoSpace},
		{syscall.EFBIG, model.NoSpace},
		{&fs.PathError{Op: "read", Path: "f", Err: syscall.EIO}, model.Unreadable},
		{fmt.Errorf("wrapped: %w", &model.Error{Kind: model.Locked, Err: syscall.ENOSPC}), model.Locked},
		{errors.New("something else"), model.Internal},
	} {
		if got := model.KindOf(c.err); got != c.want {
			t.Errorf("%v is %s; want %s", c.err, got, c.want)
		}
	}
}
