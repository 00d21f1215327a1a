package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"scorecard/model"
)

// SchemaVersion counts the changes of the JSON that a reader could trip over.
const SchemaVersion = 2

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema (draft 2020-12) that every JSON print keeps to.
func Schema() []byte { return bytes.Clone(schema) }

// JSON prints the year with every figure both exact and as printed, whatever
// the language. The same fields are always there: null where there is nothing,
// [] where there are none.
func JSON(w io.Writer, c *model.Scorecard, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any { return e.scorecard() })
}

// KPIJSON is KPI as JSON. An unknown code is model.NoKPI.
func KPIJSON(w io.Writer, c *model.Scorecard, code string, points []model.Point, o Options) error {
	k := c.Year.KPI(code)
	if k == nil {
		return &model.Error{Kind: model.NoKPI, Subject: code}
	}
	return writeJSON(w, c, o, func(e *encoder) any { return e.oneKPI(k, points) })
}

// GroupsJSON is Groups as JSON.
func GroupsJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any { return e.groupList() })
}

// StaffJSON is Staff as JSON.
func StaffJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return writeJSON(w, c, o, func(e *encoder) any {
		return staffDocument{frame: e.frame(), Staff: e.staff(), Conflicts: e.conflicts(e.staffConflicts())}
	})
}

func writeJSON(w io.Writer, c *model.Scorecard, o Options, build func(*encoder) any) error {
	if err := o.check(c); err != nil {
		return err
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(build(&encoder{c: c, o: o})); err != nil {
		return err
	}
	_, err := w.Write(escapeHostile(b.Bytes()))
	return err
}

// escapeHostile writes what a terminal could obey, or an eye could not see, as
// JSON escapes. Such characters stand in strings only, so the value stays.
func escapeHostile(data []byte) []byte {
	if !bytes.ContainsFunc(data, isHostile) {
		return data
	}
	var b bytes.Buffer
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case !isHostile(r):
			b.Write(data[i : i+size])
		case r > 0xffff:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		i += size
	}
	return b.Bytes()
}

func isHostile(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co))
}

// encoder turns one scorecard into the shapes of the JSON.
type encoder struct {
	c *model.Scorecard
	o Options
}

func (e *encoder) frame() frame {
	return frame{
		Schema: SchemaVersion,
		Made:   e.o.Made.Format(time.RFC3339),
		Branch: codeName{Code: e.c.Branch.Code, Name: words(e.c.Branch.Name)},
		Year:   yearLabel{Value: e.c.Year.Year, Label: model.YearLabel(e.c.Year.Year)},
	}
}

func words(t model.Text) wording { return wording{JA: t.JA, EN: t.EN} }

func wordsOrNull(t model.Text) *wording {
	if t.IsZero() {
		return nil
	}
	return &wording{JA: t.JA, EN: t.EN}
}

// orNull is nil for an empty text: nothing is said, rather than nothing at all.
func orNull[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

func place(s model.Source) *source {
	if s.IsZero() {
		return nil
	}
	return &source{Document: s.Document, Page: s.Page, Heading: s.Heading}
}

func decimalText(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// each turns a list into a list that is [] and never null.
func each[T, U any](list []T, turn func(*T) U) []U {
	result := make([]U, len(list))
	for i := range list {
		result[i] = turn(&list[i])
	}
	return result
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
