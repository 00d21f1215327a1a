package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// opaque types contain no text of the data.
var opaque = map[reflect.Type]bool{reflect.TypeFor[time.Time](): true, reflect.TypeFor[decimal.Decimal](): true}

// eachText visits every text within a value, with its path.
func eachText(v reflect.Value, path string, visit func(path string, text reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v)
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), path, visit)
		}
	case reflect.Struct:
		if opaque[v.Type()] {
			return
		}
		for i := range v.NumField() {
			eachText(v.Field(i), path+"."+v.Type().Field(i).Name, visit)
		}
	}
}

// textFields collects the paths of every text in a type. A recursive type is
// followed once.
func textFields(typ reflect.Type, path string, within map[reflect.Type]bool, into map[string]bool) {
	switch typ.Kind() {
	case reflect.String:
		into[path] = true
	case reflect.Pointer, reflect.Slice:
		textFields(typ.Elem(), path, within, into)
	case reflect.Struct:
		if opaque[typ] || within[typ] {
			return
		}
		within[typ] = true
		for i := range typ.NumField() {
			textFields(typ.Field(i).Type, path+"."+typ.Field(i).Name, within, into)
		}
		delete(within, typ)
	case reflect.Bool, reflect.Int:
	default:
		panic(path + ": what is a " + typ.String() + "?")
	}
}

// The year that the next test damages has every text that a year can have: a
// new field has to be added to the sample, and is tested with it.
func TestSampleYear_HasEveryText(t *testing.T) {
	room, visited := map[string]bool{}, map[string]bool{}
	textFields(reflect.TypeFor[model.Year](), "year", map[reflect.Type]bool{}, room)
	eachText(reflect.ValueOf(sampleYear(t)), "year", func(path string, _ reflect.Value) { visited[path] = true })
	for path := range room {
		if !visited[path] {
			t.Errorf("the sample has no %s", path)
		}
	}
	if len(room) < 150 {
		t.Errorf("only %d texts were found in the types", len(room))
	}
}

// Text that a terminal would interpret, or that is unreadable, is refused in
// every field, and the problem itself can be displayed safely.
func TestValidate_RefusesHostileTextInEveryField(t *testing.T) {
	hostile := []string{"\xff", "\xc3\x28", "\x1b[2J", "\x1b]0;title\x07", "\x00", "\r", "\t", "\x7f", "\u0085", "\u009b31m"}
	y, count := sampleYear(t), 0
	eachText(reflect.ValueOf(y), "year", func(path string, text reflect.Value) {
		before := text.String()
		for _, bad := range hostile {
			for _, s := range []string{bad, before + bad} {
				text.SetString(s)
				problems := model.Validate(y)
				if len(problems) == 0 {
					t.Errorf("%s may be %q", path, s)
				}
				for _, p := range problems {
					if !showable(p.Field + p.Value + p.Want + p.String()) {
						t.Errorf("%s: the problem with %q cannot be shown: %q", path, s, p.String())
					}
				}
				count++
			}
		}
		text.SetString(before)
	})
	if problems := problemsOf(y); problems != nil || count < 200*2*len(hostile) {
		t.Errorf("%d texts were tried; what is left is %q", count, problems)
	}
}

func showable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, unicode.IsControl)
}

// Line breaks and every other letter are valid in prose.
func TestValidate_AcceptsPlainText(t *testing.T) {
	for _, s := range []string{"two\nlines", "①②　全角", "か\u3099", "👨‍👩‍👧", "a\u00a0b", "a\u2028b", "ﾊﾝｶｸ", strings.Repeat("x", 16<<10)} {
		y := sampleYear(t)
		y.Notes[0].Text, y.KPIs[0].Status.Comment, y.Branch.Name = model.Text{JA: s, EN: s}, s, model.Text{JA: s, EN: s}
		if problems := problemsOf(y); problems != nil {
			t.Errorf("%.20q: %q", s, problems)
		}
	}
	for _, s := range []string{"\u00a0", "\u2028"} { // blank, which a comment may be
		y := sampleYear(t)
		y.KPIs[0].Status.Comment = s
		if problems := problemsOf(y); problems != nil {
			t.Errorf("a comment of %q: %q", s, problems)
		}
		y.Branch.Name.JA = s
		if got := problemsOf(y); !slices.Equal(got, []string{"branch.name.ja required"}) {
			t.Errorf("a name of %q: %q", s, got)
		}
	}
}
