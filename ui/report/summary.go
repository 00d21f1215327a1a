// Package report prints the scorecard to stdout: the year's summary for a mail
// or a meeting, one KPI in full, the groups and the staffing, as text, Markdown,
// CSV and JSON.
//
// Every figure comes from the rows of package view, so that the print and the
// screen cannot differ. All functions are pure but for the writer: the same
// scorecard and options give the same bytes. Text that comes from data is
// cleaned on its way out; JSON keeps it as stored and escapes what a terminal
// would obey.
package report

import (
	"bufio"
	"io"
	"time"

	"scorecard/model"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// DefaultWidth is the width of a print in columns when none is asked for: what
// a mail shows without breaking lines.
const DefaultWidth = 80

// minWidth keeps a bullet, an indent and two wide characters on a line.
const minWidth = 12

// Painter gives a piece of cleaned text the look of its tone.
type Painter interface {
	Paint(tone view.Tone, s string) string
}

// Options says how to print.
type Options struct {
	Lang    model.Lang
	Group   string       // code of the one group to print; empty for all
	Width   int          // columns for Text; 0 for DefaultWidth
	Printer text.Printer // for Text and Markdown; the zero value suits every terminal
	Paint   Painter      // for Text; nil prints without colour
	Peers   []model.Peer // for KPI and KPIJSON: the other branches' figures
	Made    time.Time    // when the print was made, told in its own time zone

	ExplainRatings bool // of Check: with the simple rules behind the ratings
}

func (o Options) width() int {
	if o.Width == 0 {
		return DefaultWidth
	}
	return max(o.Width, minWidth)
}

func (o Options) format() view.Format { return view.In(o.Lang) }

// check reports a group that is not on file as model.NoGroup.
func (o Options) check(c *model.Scorecard) error {
	if o.Group != "" && c.Group(o.Group) == nil {
		return &model.Error{Kind: model.NoGroup, Subject: o.Group}
	}
	return nil
}

// Text prints the year's summary in at most Width columns. Its headings are
// those of Markdown.
func Text(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, yearPage, writeText)
}

// Markdown prints the year's summary with the tables of GitHub. Text from the
// data is escaped, so that none of it turns into markup.
func Markdown(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, yearPage, writeMarkdown)
}

// Groups prints the groups with the codes that commands take.
func Groups(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, groupsPage, writeText)
}

// Staff prints who works in the branch: groups, teams, posts and duties.
func Staff(w io.Writer, c *model.Scorecard, o Options) error {
	return write(w, c, o, staffPage, writeText)
}

// KPI prints one KPI of the shown year in full. The points are its series by
// year; without them the years loaded speak. An unknown code is model.NoKPI.
func KPI(w io.Writer, c *model.Scorecard, code string, points []model.Point, o Options) error {
	if c.Year.KPI(code) == nil {
		return &model.Error{Kind: model.NoKPI, Subject: code}
	}
	compose := func(c *model.Scorecard, o Options) *page { return kpiPage(c, code, points, o) }
	return write(w, c, o, compose, writeText)
}

// write composes a page and hands it to its writer through one buffer, whose
// flush tells of a full disk.
func write(w io.Writer, c *model.Scorecard, o Options,
	compose func(*model.Scorecard, Options) *page, render func(*bufio.Writer, *page, Options),
) error {
	if err := o.check(c); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	render(out, compose(c, o), o)
	return out.Flush()
}
