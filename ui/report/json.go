package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf8"

	"scorecard/model"
)

// SchemaVersion counts the changes of the JSON that a reader could trip over.
const SchemaVersion = 2

// JSON prints the year with every figure both exact and as printed, whatever
// the language. The same fields are always there: null where there is nothing,
// [] where there are none.
func JSON(w io.Writer, c *model.Scorecard, o Options) error {
	return yearJSON(w, c, o, func(e *encoder) any { return e.summary() })
}

// KPIJSON is KPI as JSON. An unknown code is model.NoKPI.
func KPIJSON(w io.Writer, c *model.Scorecard, code string, points []model.Point, o Options) error {
	k := c.Year.KPI(code)
	if k == nil {
		return &model.Error{Kind: model.NoKPI, Subject: code}
	}
	return yearJSON(w, c, o, func(e *encoder) any { return e.show(k, points) })
}

// GroupsJSON is Groups as JSON.
func GroupsJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return yearJSON(w, c, o, func(e *encoder) any { return e.groupList() })
}

// StaffJSON is Staff as JSON.
func StaffJSON(w io.Writer, c *model.Scorecard, o Options) error {
	return yearJSON(w, c, o, func(e *encoder) any {
		return staffDocument{frame: e.frame(), Staff: e.staff(), Conflicts: e.staffConflicts()}
	})
}

// encoder joins one scorecard's document with what is computed from it.
type encoder struct {
	c *model.Scorecard
	o Options
}

func yearJSON(w io.Writer, c *model.Scorecard, o Options, build func(*encoder) any) error {
	if err := o.check(c); err != nil {
		return err
	}
	return writeJSON(w, build(&encoder{c: c, o: o}))
}

// writeJSON writes a document whole.
func writeJSON(w io.Writer, document any) error {
	compact, err := encodeJSON(document)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err = w.Write(escapeHostile(b.Bytes()))
	return err
}

// stamp begins every document.
type stamp struct {
	Schema int    `json:"schema" year:"min=2,max=2"`
	Made   string `json:"made" year:"moment"`
}

func stampOf(o Options) stamp { return stamp{Schema: SchemaVersion, Made: o.Made.Format(time.RFC3339)} }

// frame begins the documents about one year.
type frame struct {
	stamp
	Branch model.Branch `json:"branch"`
	Year   yearLabel    `json:"year"`
}

func (e *encoder) frame() frame {
	return frame{stamp: stampOf(e.o), Branch: e.c.Branch, Year: labelled(e.c.Year.Year)}
}

type yearLabel struct {
	Value int    `json:"value" year:"fiscal"`
	Label string `json:"label"`
}

func labelled(year int) yearLabel { return yearLabel{Value: year, Label: model.YearLabel(year)} }

// escapeHostile writes what a terminal could obey, or an eye could not see, as
// JSON escapes. They occur in strings alone, so the value is the same.
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
