package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"scorecard/model"
	"scorecard/ui/label"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// byteOrderMark tells Excel that the file is UTF-8.
const byteOrderMark = "\ufeff"

// CSV prints one row for each KPI, activity and key measure, in UTF-8 with a byte
// order mark and CRLF, as Japanese Excel opens it. A text that a spreadsheet
// would run as a formula is guarded by an apostrophe; numbers stand alone in
// columns of their own.
func CSV(w io.Writer, c *model.Scorecard, o Options) error {
	if err := o.check(c); err != nil {
		return err
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	columns := csvColumns(o.format())
	titles := make([]string, len(columns))
	for i := range columns {
		titles[i] = guarded(columns[i].title)
	}
	_ = out.Write(titles) // told by Error below, as for every row
	s := &csvRows{f: o.format(), c: c, out: out, columns: columns}
	for i := range c.Year.Groups {
		if g := &c.Year.Groups[i]; o.Group == "" || o.Group == g.Code {
			s.group(g)
		}
	}
	out.Flush()
	return out.Error()
}

// record is what one row is made from: a KPI, an activity or a key measure, each
// in its year.
type record struct {
	c     *model.Scorecard
	year  *model.Year
	group *model.Group
	kind  string

	code, number, heading, name, short, explanation string
	result                                          *model.Result // of a KPI
	rating                                          *model.Rating
	tag                                             model.Tag
	status                                          model.Status
	source                                          model.Source
}

// csvColumn is one column: a number stands as it is, any other text is guarded.
type csvColumn struct {
	title  string
	number bool
	value  func(r *record) string
}

type csvRows struct {
	f       view.Format
	c       *model.Scorecard
	out     *csv.Writer
	columns []csvColumn
}

func (s *csvRows) group(g *model.Group) {
	f, l := s.f, s.f.Labels
	for _, result := range s.c.Results(g.Code) {
		k := result.KPI
		s.write(&record{
			year: s.c.Year, group: g, kind: l.KPI, code: k.Code, number: k.Number, result: &result, rating: &k.Rating,
			heading: f.Text(view.CategoryName(s.c.Year.Categories, k.Category)), name: f.Text(k.Name), short: f.Text(k.Short),
			status: k.Status, source: k.Source,
		})
	}
	for _, m := range s.c.Activities(g.Code) {
		s.write(&record{
			year: s.c.Year, group: g, kind: l.Activities, code: m.Code, number: m.Number, rating: &m.Rating,
			heading: f.Text(view.CategoryName(s.c.Year.Categories, m.Category)), name: f.Text(m.Name), status: m.Status, source: m.Source,
		})
	}
	lines, year := s.c.Initiatives(g.Code)
	for _, line := range lines {
		s.write(&record{
			year: year, group: g, kind: l.Initiatives, code: line.Code, number: line.Number, name: f.Text(line.Name),
			heading: f.Text(view.CategoryName(year.Themes, line.Theme)), explanation: f.Text(line.Explanation), tag: line.Tag,
			status: line.Status, source: line.Source,
		})
	}
}

func (s *csvRows) write(r *record) {
	r.c = s.c
	fields := make([]string, len(s.columns))
	for i := range s.columns {
		fields[i] = s.columns[i].value(r)
		if !s.columns[i].number {
			fields[i] = guarded(fields[i])
		}
	}
	_ = s.out.Write(fields)
}

// paper is the printer for what no terminal lays out in cells: a spreadsheet keeps
// ① and ※ as printed.
var paper = text.NewPrinter(text.Rich())

// guarded is text on one line that a spreadsheet takes for text.
func guarded(s string) string { return text.Guard(strings.TrimSpace(paper.Clean(s))) }

func csvColumns(f view.Format) []csvColumn {
	columns := csvIdentity(f)
	columns = append(columns, csvFigures(f)...)
	columns = append(columns, csvStatus(f)...)
	columns = append(columns, csvLastYear(f)...)
	return append(columns, csvWords(f)...)
}

func csvIdentity(f view.Format) []csvColumn {
	l := f.Labels
	return []csvColumn{
		{title: l.Sheet.Year, number: true, value: func(r *record) string { return strconv.Itoa(r.year.Year) }},
		{title: l.Group + " " + l.Code, value: func(r *record) string { return r.group.Code }},
		{title: l.Group, value: func(r *record) string { return f.Text(r.group.Name) }},
		{title: l.Sheet.Kind, value: func(r *record) string { return r.kind }},
		{title: l.Code, value: func(r *record) string { return r.code }},
		{title: l.Number, value: func(r *record) string { return r.number }},
		{title: l.Sheet.Heading, value: func(r *record) string { return r.heading }},
		{title: l.Sheet.Name, value: func(r *record) string { return r.name }},
		{title: l.Sheet.Short, value: func(r *record) string { return r.short }},
		{title: l.Explanation, value: func(r *record) string { return r.explanation }},
	}
}

// ofKPI is a column that only KPIs fill.
func ofKPI(title string, number bool, value func(r *model.Result) string) csvColumn {
	return csvColumn{title: title, number: number, value: func(r *record) string {
		if r.result == nil {
			return ""
		}
		return value(r.result)
	}}
}

func csvFigures(f view.Format) []csvColumn {
	l := f.Labels
	value := func(title string) string { return fmt.Sprintf(l.Sheet.ValueF, title) }
	return []csvColumn{
		ofKPI(l.Target, false, func(r *model.Result) string { return printedTarget(f, r.KPI.Target) }),
		ofKPI(value(l.Target), true, func(r *model.Result) string { return targetNumber(r) }),
		ofKPI(l.HQTarget, false, func(r *model.Result) string {
			if r.KPI.HQ == nil {
				return ""
			}
			return printedTarget(f, r.KPI.HQ.Target)
		}),
		ofKPI(l.Sheet.Scope, false, func(r *model.Result) string {
			if r.KPI.HQ == nil {
				return ""
			}
			return l.Scopes[r.KPI.HQ.Scope]
		}),
		ofKPI(l.Actual, false, func(r *model.Result) string { return printedFigure(f, r.KPI.Actual) }),
		ofKPI(value(l.Actual), true, func(r *model.Result) string { return figureNumber(r.KPI.Actual) }),
		ofKPI(l.Unit, false, func(r *model.Result) string { return unitWord(l, r.KPI.Unit) }),
		ofKPI(l.Period, false, func(r *model.Result) string { return f.Text(r.KPI.Period.Text) }),
		ofKPI(l.Rank, false, func(r *model.Result) string { return printedRank(f, r.KPI.Rank) }),
		{title: l.Rating, value: func(r *record) string { return printedRating(l, r.rating) }},
		{title: l.Tag, value: func(r *record) string {
			if r.tag == model.Untagged {
				return ""
			}
			return l.Tags[r.tag]
		}},
		ofKPI(l.Verdict, false, func(r *model.Result) string {
			if r.Verdict == model.Unknown {
				return ""
			}
			return l.VerdictNames[r.Verdict]
		}),
		ofKPI(value(l.Difference), true, func(r *model.Result) string { return decimalText(r.Difference) }),
		ofKPI(value(l.Attainment+"%"), true, func(r *model.Result) string { return decimalText(r.Attainment) }),
	}
}

func csvStatus(f view.Format) []csvColumn {
	l := f.Labels
	return []csvColumn{
		{title: l.Status, value: func(r *record) string {
			if r.status.Value == model.Unset {
				return ""
			}
			return l.StatusNames[r.status.Value]
		}},
		{title: l.Sheet.Note, value: func(r *record) string { return r.status.Note }},
		{title: l.Comment, value: func(r *record) string { return r.status.Comment }},
		{title: l.Who, value: func(r *record) string { return r.status.Who }},
		{title: l.Sheet.At, value: func(r *record) string {
			if r.status.At.IsZero() {
				return ""
			}
			return r.status.At.UTC().Format(time.RFC3339)
		}},
		ofKPI(l.Reported, false, func(r *model.Result) string { return f.Reported(r.KPI.Reported) }),
	}
}

func csvLastYear(f view.Format) []csvColumn {
	l := f.Labels
	last := func(title string) string { return fmt.Sprintf(l.Sheet.LastF, title) }
	value := func(title string) string { return fmt.Sprintf(l.Sheet.ValueF, last(title)) }
	of := func(title string, number bool, tell func(k *model.KPI) string) csvColumn {
		return ofKPI(title, number, func(r *model.Result) string {
			if r.Previous == nil {
				return ""
			}
			return tell(r.Previous)
		})
	}
	return []csvColumn{
		of(last(l.Target), false, func(k *model.KPI) string { return printedTarget(f, k.Target) }),
		of(value(l.Target), true, func(k *model.KPI) string { return targetNumber(&model.Result{KPI: k}) }),
		of(last(l.Actual), false, func(k *model.KPI) string { return printedFigure(f, k.Actual) }),
		of(value(l.Actual), true, func(k *model.KPI) string { return figureNumber(k.Actual) }),
		of(last(l.Rank), false, func(k *model.KPI) string { return printedRank(f, k.Rank) }),
		of(last(l.Rating), false, func(k *model.KPI) string { return printedRating(l, &k.Rating) }),
	}
}

func csvWords(f view.Format) []csvColumn {
	l := f.Labels
	notes := func(title string, kind model.NoteKind) csvColumn {
		return csvColumn{title: title, value: func(r *record) string {
			if r.result == nil {
				return ""
			}
			return joinNotes(f, r.c.Notes(r.code), kind)
		}}
	}
	return []csvColumn{
		notes(l.WhatIsMeasured, model.Description), notes(l.Review, model.Review), notes(l.Policy, model.Policy), notes(l.FootnoteWord, model.Footnote),
		{title: l.SourceWord, value: func(r *record) string {
			if d := r.year.Document(r.source.Document); d != nil {
				return f.Text(d.Title)
			}
			return r.source.Document
		}},
		{title: l.Sheet.Place, value: func(r *record) string {
			if r.source.Page > 0 {
				return fmt.Sprintf("p.%d", r.source.Page)
			}
			return r.source.Heading
		}},
	}
}

func joinNotes(f view.Format, notes []*model.Note, kind model.NoteKind) string {
	var parts []string
	for _, n := range notes {
		if n.Kind == kind {
			parts = append(parts, model.YearLabel(n.Year)+": "+f.Text(n.Text))
		}
	}
	return strings.Join(parts, " / ")
}

// unitWord is a unit standing alone.
func unitWord(l *label.Labels, unit string) string {
	if word := strings.TrimSpace(l.Units[unit]); word != "" {
		return word
	}
	return unit
}

// printedTarget is a target as the document prints it, or told in English; the
// reason in full when there is none.
func printedTarget(f view.Format, t model.Target) string {
	switch {
	case t.Missing != "":
		return f.Labels.Missing[t.Missing]
	case !t.Known():
		return ""
	}
	return f.Target(t)
}

// targetNumber is the number the actual is held against, last year's for a
// relative target.
func targetNumber(r *model.Result) string {
	switch {
	case r.KPI.Target.Known() && r.KPI.Target.HasNumber():
		return r.KPI.Target.Value.String()
	case r.Bound.Known:
		return r.Bound.Value.String()
	}
	return ""
}

func printedFigure(f view.Format, fig model.Figure) string {
	switch {
	case fig.Missing != "":
		return f.Labels.Missing[fig.Missing]
	case !fig.Known():
		return ""
	}
	return f.Figure(fig)
}

func figureNumber(fig model.Figure) string {
	if !fig.Known() {
		return ""
	}
	return fig.Value.String()
}

// printedRank is the bare number, which a spreadsheet can sort by.
func printedRank(f view.Format, r model.Rank) string {
	if r.Known() {
		return strconv.Itoa(r.Value)
	}
	return f.Labels.Missing[r.Missing]
}

func printedRating(l *label.Labels, r *model.Rating) string {
	switch {
	case r == nil:
		return ""
	case r.Known():
		return r.Grade
	}
	return l.Missing[r.Missing]
}
