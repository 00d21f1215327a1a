package report

import (
	"reflect"
	"time"

	"github.com/govalues/decimal"

	"scorecard/model"
	"scorecard/model/finding"
	"scorecard/ui/view"
)

// order begins those types that print in another order than they are declared in;
// a field that is not listed follows.
var order = map[string]string{
	"summary_document": "schema made branch year groups lineage notes staff conflicts findings totals documents",
	"kpi": "code number name short reading category unit polarity target hq_target actual period alternatives rank moved rating verdict " +
		"attainment difference change status reported prior break lineage previous next notes conflicts",
	"hq_target":   "kind value unit text words resolved missing scope item number",
	"initiative":  "year code number",
	"lineage":     "kind from to reason inferred from_year to_year",
	"note":        "kind year kpis ja en",
	"variant":     "value",
	"staff":       "as_of total totals groups",
	"group_staff": "code total totals heads teams duties",
	"post":        "class",
}

// form is how a type is printed that prints as something else than its fields.
type form struct {
	print func(v any) any
	of    []any // one of each type that print returns, nil for null
}

// pattern is in the place of a text of that form.
type pattern string

// forms are the types with such a form.
var forms = map[reflect.Type]form{
	reflect.TypeFor[decimal.Decimal]():        as(func(d decimal.Decimal) any { return d.String() }, pattern(`^-?[0-9]+(\.[0-9]+)?$`)),
	reflect.TypeFor[time.Time]():              as(momentOr, ""),
	reflect.TypeFor[tenths]():                 as(tenths.or, pattern(`^[0-9]+(\.[0-9])?$`), nil),
	reflect.TypeFor[model.Source]():           as(sourceOr, source{}, nil),
	reflect.TypeFor[model.Figure]():           as(figureOr, figure{}, absent{}),
	reflect.TypeFor[model.Rank]():             as(rankOr, rank{}, absent{}),
	reflect.TypeFor[model.Rating]():           as(ratingOr, "", absent{}),
	reflect.TypeFor[model.ReportedProgress](): as(reportedOr, reported{}, absent{}),
	reflect.TypeFor[model.Target]():           as(func(t model.Target) any { return targetOf(t, nil) }, target{}),
	reflect.TypeFor[*model.HQ]():              as(hqOr, hqTarget{}, absent{}),
	reflect.TypeFor[model.Status]():           as(func(s model.Status) any { return status{s} }, status{}),
	reflect.TypeFor[model.Note]():             as(func(n model.Note) any { return note{&n, n.Text} }, note{}),
	reflect.TypeFor[model.Conflict]():         as(conflictOf, conflict{}),
	reflect.TypeFor[model.Headcount]():        as(headcountOf, headcount{}),
	reflect.TypeFor[model.GroupStaffing]():    as(groupStaffOf, groupStaff{}),
	reflect.TypeFor[model.ImportedYear]():     as(importedOf, importedYear{}),
	reflect.TypeFor[finding.Share]():          as(func(s finding.Share) any { return share(s) }, share{}),
	reflect.TypeFor[finding.Evidence]():       as(func(e finding.Evidence) any { return evidence(e) }, evidence{}),
	reflect.TypeFor[finding.ClassTotal]():     as(func(t finding.ClassTotal) any { return classTotal(t) }, classTotal{}),
	reflect.TypeFor[finding.StaffTotals]():    as(func(t finding.StaffTotals) any { return staffTotals(t) }, staffTotals{}),
	reflect.TypeFor[finding.RatingRule]():     as(func(r finding.RatingRule) any { return ratingRule(r) }, ratingRule{}),
	reflect.TypeFor[finding.RatingBoundary](): as(func(b finding.RatingBoundary) any { return ratingBoundary(b) }, ratingBoundary{}),
}

func as[T any](print func(T) any, of ...any) form {
	return form{print: func(v any) any { return print(v.(T)) }, of: of} //nolint:errcheck,forcetypeassert // it is found by its type
}

// absent is in the place of what is missing.
type absent struct {
	Missing model.Missing `json:"missing"`
}

// absentFor is the reason why something is missing; data without a reason has none in
// its source.
func absentFor(why model.Missing) absent {
	if why == "" {
		why = model.NotInSource
	}
	return absent{Missing: why}
}

type figure struct {
	Value decimal.Decimal `json:"value"`
	Unit  string          `json:"unit"`
	Text  string          `json:"text"`
}

func known(f model.Figure) figure { return figure{Value: f.Value, Unit: f.Unit, Text: f.Text} }

func figureOr(f model.Figure) any {
	if f.Known() {
		return known(f)
	}
	return absentFor(f.Missing)
}

type rank struct {
	Value int `json:"value" year:"min=1,max=47"`
	Of    int `json:"of" year:"min=47,max=47"`
}

func rankOr(r model.Rank) any {
	if r.Known() {
		return rank{Value: r.Value, Of: model.Branches}
	}
	return absentFor(r.Missing)
}

func ratingOr(r model.Rating) any {
	if r.Known() {
		return r.Grade
	}
	return absentFor(r.Missing)
}

type reported struct {
	model.ReportedProgress `report:"without=missing"`
}

func reportedOr(p model.ReportedProgress) any {
	if p.Missing != "" || p.Value == model.Unset && p.Note == "" {
		return absentFor(p.Missing)
	}
	return reported{p}
}

// source leaves out the one of page and heading that it has not.
type source struct {
	model.Source `report:"absent"`
}

func sourceOr(s model.Source) any {
	if s.IsZero() {
		return nil
	}
	return source{s}
}

func momentOr(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Format(time.RFC3339)
}

// tenths is a median of ranks in tenths; 0 is none.
type tenths int

func (n tenths) or() any {
	if n == 0 {
		return nil
	}
	return view.Tenths(int(n))
}

// target has the figure that a relative one means, and no field that is empty.
type target struct {
	Kind     model.TargetKind `json:"kind,omitempty" report:"absent"`
	Value    *decimal.Decimal `json:"value" report:"absent"`
	Unit     string           `json:"unit,omitempty" report:"absent"`
	Text     string           `json:"text,omitempty" report:"absent"`
	Words    *model.Text      `json:"words" report:"absent"`
	Resolved *figure          `json:"resolved" report:"absent"`
	Missing  model.Missing    `json:"missing,omitempty" report:"absent"`
}

func targetOf(t model.Target, r *model.Result) target {
	if !t.Known() {
		return target{Missing: absentFor(t.Missing).Missing}
	}
	printed := target{Kind: t.Kind, Text: t.Text}
	switch {
	case t.HasNumber():
		printed.Value, printed.Unit = &t.Value, t.Unit
	case t.Kind == model.InWords:
		if !t.Words.IsZero() {
			printed.Words = &t.Words
		}
		if printed.Text == "" {
			printed.Text = t.Words.In(model.Japanese)
		}
	case r != nil && t.Relative() && r.Bound.Known:
		resolved := known(r.Previous.Actual)
		printed.Resolved = &resolved
	}
	return printed
}

// rules are those of the JSON Schema: a target is known or missing, and one that is
// no number has none.
func (target) rules() object {
	numbers := []any{model.AtLeast, model.AtMost, model.PlainNumber}
	numeric := object{{"properties", object{{"kind", object{{"enum", numbers}}}}}, {"required", []any{"kind"}}}
	only := func(required []any, without ...string) object {
		none := object{}
		for _, name := range without {
			none = append(none, property{name, false})
		}
		return object{{"required", required}, {"properties", none}}
	}
	return object{
		{"oneOf", []any{
			only([]any{"kind", "text"}, "missing"),
			only([]any{"missing"}, "kind", "value", "unit", "text", "words", "resolved"),
		}},
		{"if", numeric},
		{"then", only([]any{"value", "unit"}, "words", "resolved")},
		{"else", only([]any{}, "value", "unit")},
	}
}

type hqTarget struct {
	target
	*model.HQ `report:"without=target"`
	Number    string `json:"number"` // empty where none is printed
}

// hqOr is HQ's target; a year of results prints none.
func hqOr(hq *model.HQ) any {
	if hq == nil {
		return absentFor(model.NotInSource)
	}
	return hqTarget{target: targetOf(hq.Target, nil), HQ: hq, Number: hq.Number}
}

type status struct{ model.Status }

type note struct {
	*model.Note `report:"without=text"`
	model.Text
}

type conflict struct {
	*model.Conflict
	Shown string `json:"shown"`
}

func conflictOf(c model.Conflict) any {
	printed := conflict{Conflict: &c}
	if used := c.Used(); used != nil {
		if printed.Shown = used.Value; printed.Shown == "" {
			printed.Shown = used.Text
		}
	}
	return printed
}

type people struct {
	Class model.Class `json:"class"`
	Name  model.Text  `json:"name"`
	Count int         `json:"count" year:"people"`
}

type headcount struct {
	*model.Headcount
	Including []people `json:"including"`
}

func headcountOf(h model.Headcount) any {
	printed := headcount{Headcount: &h}
	for _, p := range h.Including {
		printed.Including = append(printed.Including, people{Class: h.Class, Name: p.Name, Count: p.Count})
	}
	return printed
}

type groupStaff struct {
	*model.GroupStaffing `report:"without=group"`
	Code                 string `json:"code" year:"code"`
	Total                int    `json:"total" year:"people"`
}

func groupStaffOf(g model.GroupStaffing) any {
	return groupStaff{GroupStaffing: &g, Code: g.Group, Total: g.Total()}
}
