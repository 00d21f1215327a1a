package view

import (
	"strconv"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/label"
)

// Format writes single facts in one language.
type Format struct {
	Labels   *label.Labels
	Now      time.Time         // to compute the age of a status; zero for none
	Findings []finding.Finding // of the scorecard in view: what is marked and told of it
}

// In makes the format of a language.
func In(lang model.Lang) Format { return Format{Labels: label.In(lang)} }

func (f Format) japanese() bool { return f.Labels.Lang == model.Japanese }

// Text picks the language.
func (f Format) Text(t model.Text) string { return t.In(f.Labels.Lang) }

// Figure is a figure with its unit: as printed in Japanese, with the unit in
// words in English; the reason when it is missing.
func (f Format) Figure(fig model.Figure) string {
	switch {
	case fig.Missing != "":
		return f.Labels.MissingShort[fig.Missing]
	case !fig.Known():
		return "-"
	case f.japanese():
		return fig.Text
	}
	return thousands(fig.Value) + f.unit(fig.Unit)
}

// Bare is a figure without its unit, for the dimmed column beside a figure that
// shows it.
func (f Format) Bare(fig model.Figure) string {
	if !fig.Known() {
		return f.Figure(fig)
	}
	return thousands(fig.Value)
}

// Target is a target as printed in Japanese, and told in English.
func (f Format) Target(t model.Target) string {
	switch {
	case t.Missing != "":
		return f.Labels.MissingShort[t.Missing]
	case !t.Known():
		return "-"
	case t.Kind == model.InWords:
		return f.Text(t.Words)
	case f.japanese():
		return t.Text
	}
	return f.Bound(t)
}

// Bound tells a target in the language's own words.
func (f Format) Bound(t model.Target) string {
	number := thousands(t.Value) + f.unit(t.Unit)
	switch t.Kind {
	case model.AtLeast:
		return f.Labels.Min.With("number", number)
	case model.AtMost:
		return f.Labels.Max.With("number", number)
	case model.PreviousOrBetter:
		return f.Labels.MinLast
	case model.PreviousOrLower:
		return f.Labels.MaxLast
	case model.PlainNumber, model.InWords:
	}
	return number
}

// BareTarget is a target's number alone; words and reasons stay.
func (f Format) BareTarget(t model.Target) string {
	if t.Known() && t.HasNumber() {
		return thousands(t.Value)
	}
	return f.Target(t)
}

// Resolved is the figure that a relative target means now; empty for others.
func (f Format) Resolved(r *model.Result) string {
	if !r.KPI.Target.Relative() || !r.Bound.Known {
		return ""
	}
	number := thousands(r.Bound.Value) + f.unit(r.Bound.Unit)
	if r.Bound.AtMost {
		return f.Labels.Max.With("number", number)
	}
	return f.Labels.Min.With("number", number)
}

// Difference is a signed number in the KPI's own unit; percentages differ by
// points.
func (f Format) Difference(d *decimal.Decimal, unit string) string {
	if d == nil {
		return "-"
	}
	word := f.unit(unit)
	if unit == "%" {
		word = f.Labels.PointUnit
	}
	return signed(*d) + word
}

// Attainment is a percentage with one decimal.
func (f Format) Attainment(a *decimal.Decimal) string {
	if a == nil {
		return "-"
	}
	return thousands(*a) + "%"
}

// Rank is the national rank alone.
func (f Format) Rank(r model.Rank) string {
	if !r.Known() {
		return f.Labels.MissingShort[r.Missing]
	}
	return f.Labels.RankPlace.With("rank", r.Value)
}

// RankOf is the national rank among how many.
func (f Format) RankOf(r model.Rank) string {
	if !r.Known() {
		return f.Labels.Missing[r.Missing]
	}
	return f.Labels.RankOf.With("rank", r.Value)
}

// Rating is the grade, or why there is none.
func (f Format) Rating(r model.Rating) string {
	if r.Known() {
		return r.Grade
	}
	return f.Labels.MissingShort[r.Missing]
}

// Reported is the reported progress as printed.
func (f Format) Reported(c model.ReportedProgress) string {
	switch {
	case c.Missing != "":
		return f.Labels.Missing[c.Missing]
	case c.Value != model.Unset:
		return f.Labels.StatusNames[c.Value]
	}
	return c.Note
}

// Status is the status in its short form with its note.
func (f Format) Status(s model.Status) string {
	word := f.Labels.StatusShort[s.Value]
	if s.Value == model.Unset && s.Note != "" {
		return "(" + s.Note + ")"
	}
	return word
}

// StaleDays is how many days ago the status of a KPI of the shown year was set,
// where that is a finding; else 0. A closed year waits for nothing.
func (f Format) StaleDays(c *model.Scorecard, k *model.KPI) int {
	if f.Now.IsZero() || c.Closing != nil {
		return 0
	}
	days, _ := k.StatusDue(f.Now)
	return days
}

// By tells who set a status and on which day; empty when it came with the data.
func (f Format) By(s model.Status) string {
	if s.At.IsZero() {
		return ""
	}
	return s.Who + " " + s.At.Local().Format("01-02")
}

// Source says where something is printed.
func (f Format) Source(s model.Source, year *model.Year) string {
	title := s.Document
	if year != nil {
		if d := year.Document(s.Document); d != nil {
			title = f.Text(d.Title)
		}
	}
	if s.Page > 0 {
		return f.Labels.SourcePage.With("source", title, "page", s.Page)
	}
	return strings.TrimSpace(title + " " + quote(s.Heading, f.japanese()))
}

func quote(s string, japanese bool) string {
	switch {
	case s == "":
		return ""
	case japanese && strings.HasPrefix(s, "「") && strings.HasSuffix(s, "」") && strings.Count(s, "「") == 1:
		return s
	case japanese && strings.Contains(s, "「"):
		return "『" + s + "』"
	case japanese:
		return "「" + s + "」"
	case strings.HasPrefix(s, "「") && strings.HasSuffix(s, "」") && strings.Count(s, "「") == 1:
		return `"` + strings.TrimSuffix(strings.TrimPrefix(s, "「"), "」") + `"`
	default:
		return `"` + s + `"`
	}
}

// Date is a day as the language writes it; as stored where it is none, or before
// the era.
func (f Format) Date(day string) string {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil || date.Before(time.Date(2019, time.May, 1, 0, 0, 0, 0, time.UTC)) {
		return day
	}
	return f.Labels.Finding.Date.With("era", date.Year()-2018, "month", int(date.Month()), "day", date.Day(), "date", day)
}

// Year is the long label of a fiscal year.
func (f Format) Year(year int) string {
	if model.EraYear(year) < 1 {
		return strconv.Itoa(year)
	}
	return f.Labels.Year.With("era", model.EraYear(year), "year", year)
}

// Document is the document that a year mainly comes from: the one its first KPI
// is printed in; empty when the year has none.
func (f Format) Document(y *model.Year) string {
	if y == nil || len(y.KPIs) == 0 {
		return ""
	}
	if d := y.Document(y.KPIs[0].Source.Document); d != nil {
		return f.Text(d.Title)
	}
	return ""
}

func (f Format) unit(unit string) string {
	if word, ok := f.Labels.Units[unit]; ok {
		return word
	}
	return unit
}

// thousands writes a number with separators, keeping its decimals.
func thousands(d decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(d.Abs().String(), ".")
	var b strings.Builder
	if d.IsNeg() {
		b.WriteByte('-')
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if fraction != "" {
		b.WriteString("." + fraction)
	}
	return b.String()
}

func signed(d decimal.Decimal) string {
	switch {
	case d.IsZero():
		return thousands(d)
	case d.IsPos():
		return "+" + thousands(d)
	}
	return thousands(d)
}
