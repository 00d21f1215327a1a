package seed

import (
	"fmt"
	"time"

	"scorecard/model"
)

// reader turns a year file into the model. It reports only what the model
// cannot hold; model.Validate judges the rest.
type reader struct {
	problems model.Problems
}

func (r *reader) add(kind model.ProblemKind, path, value, want string) {
	r.problems = append(r.problems, model.Problem{Kind: kind, Field: path, Value: cut(value), Want: want})
}

func (r *reader) year(f *yearFile) *model.Year {
	y := &model.Year{
		Edition:   f.Edition,
		Branch:    model.Branch{Code: f.Branch.Code, Name: model.Text(f.Branch.Name)},
		Year:      int(f.Year),
		Documents: each(f.Documents, func(d document) model.Document { return model.Document{Code: d.Code, Title: model.Text(d.Title)} }),
		Fields:    each(f.Fields, func(d field) model.Field { return model.Field{Code: d.Code, Name: model.Text(d.Name)} }),
		Groups:    each(f.Groups, toGroup),
		Scale: each(f.Scale, func(g grade) model.Grade {
			return model.Grade{Rating: meant(append(kpiGradeWords(), activityGradeWords()...), g.Rating), Meaning: model.Text(g.Meaning)}
		}),
		ScaleNote:  model.Text(f.ScaleNote),
		Categories: each(f.Categories, toCategory),
		Themes:     each(f.Themes, toCategory),
		Notes:      each(f.Notes, toNote),
		Staffing:   toStaffing(f.Staffing),
		Lineage:    each(f.Lineage, toLineage),
	}
	for i := range f.Conflicts {
		y.Conflicts = append(y.Conflicts, r.conflict(fmt.Sprintf("conflicts[%d]", i), f.Conflicts[i]))
	}
	for i := range f.KPIs {
		y.KPIs = append(y.KPIs, r.kpi(fmt.Sprintf("kpis[%d]", i), &f.KPIs[i]))
	}
	for i := range f.Activities {
		y.Activities = append(y.Activities, r.activity(fmt.Sprintf("activities[%d]", i), &f.Activities[i]))
	}
	for i := range f.Initiatives {
		y.Initiatives = append(y.Initiatives, r.initiative(fmt.Sprintf("initiatives[%d]", i), &f.Initiatives[i]))
	}
	return y
}

// each converts a list. An empty list is nil, so that two years that say the
// same are the same.
func each[From, To any](list []From, convert func(From) To) []To {
	if len(list) == 0 {
		return nil
	}
	converted := make([]To, len(list))
	for i := range list {
		converted[i] = convert(list[i])
	}
	return converted
}

func (r *reader) kpi(path string, k *kpi) model.KPI {
	unit := unitOf(k)
	converted := model.KPI{
		Code: k.Code, Group: k.Group, Number: k.Number, Category: k.Category,
		Name: model.Text(k.Name), Short: model.Text(k.Short),
		Unit: unit, Polarity: model.Polarity(meant(polarityWords(), k.Polarity)),
		Target:       toTarget(k.Target, unit),
		Actual:       toFigure(k.Actual, unit),
		Rank:         model.Rank{Value: k.Rank.Place, Missing: toMissing(k.Rank.Missing)},
		Rating:       toRating(k.Rating, kpiGradeWords()),
		Reported:     r.reported(path, k),
		Status:       r.status(path+".status", k.Status),
		Prior:        (*model.Prior)(k.Prior),
		Alternatives: each(k.Alternatives, func(a alternative) model.Alternative { return toAlternative(a, unit) }),
		Source:       model.Source(k.Source),
	}
	if k.Period != nil {
		converted.Period = model.Period{From: dated(monthOf, k.Period.From), Through: dated(monthOf, k.Period.Through), Text: model.Text(k.Period.Text)}
	}
	if k.HQ != nil {
		converted.HQ = toHQ(k.HQ)
	}
	if k.Break != nil {
		converted.Break = &model.Break{Reason: model.Text(k.Break.Reason), Source: model.Source(k.Break.Source)}
	}
	return converted
}

func (r *reader) reported(path string, k *kpi) model.ReportedProgress {
	f := model.ReportedProgress{
		Value:   model.StatusValue(meant(statusWords(), k.Reported.Value)),
		Note:    k.Reported.Note,
		Missing: toMissing(k.Reported.Missing),
	}
	switch {
	case k.ReportedSource != nil:
		f.Source = model.Source(*k.ReportedSource)
	case f.Value != model.Unset || f.Note != "":
		r.add(model.Required, path+".reported_source", "", "")
	}
	return f
}

func (r *reader) status(path string, s status) model.Status {
	converted := model.Status{Value: model.StatusValue(meant(statusWords(), s.Value)), Note: s.Note, Comment: s.Comment, Who: s.Who}
	converted.At = r.moment(path+".at", s.At)
	return converted
}

// moment reads a time; an empty one is the zero time.
func (r *reader) moment(path, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		r.add(model.BadDate, path, text, time.RFC3339)
	}
	return at
}

func (r *reader) activity(path string, m *activity) model.Activity {
	return model.Activity{
		Code: m.Code, Group: m.Group, Number: m.Number, Category: m.Category, Name: model.Text(m.Name),
		Rating: toRating(m.Rating, activityGradeWords()), Status: r.status(path+".status", m.Status), Source: model.Source(m.Source),
	}
}

func (r *reader) initiative(path string, i *initiative) model.Initiative {
	return model.Initiative{
		Code: i.Code, Group: i.Group, Theme: i.Theme, Number: i.Number,
		Name: model.Text(i.Name), Explanation: model.Text(i.Explanation),
		Tag: model.Tag(meant(tagWords(), i.Tag)), Heading: i.Heading, Parent: i.Parent,
		Status: r.status(path+".status", i.Status), Source: model.Source(i.Source),
	}
}

func toGroup(g group) model.Group {
	return model.Group{Code: g.Code, Name: model.Text(g.Name), Short: model.Text(g.Short), Field: g.Field}
}

func toCategory(c category) model.Category {
	return model.Category{Code: c.Code, Group: c.Group, Name: model.Text(c.Name)}
}

// toTarget leaves a print that is no target unparsed; Validate reports it.
func toTarget(t target, unit string) model.Target {
	missing := toMissing(t.Missing)
	if t.Words != nil {
		return model.Target{Kind: model.InWords, Words: model.Text(*t.Words), Missing: missing}
	}
	if t.Printed == "" {
		return model.Target{Missing: missing}
	}
	fits := func(parsed model.Target) bool { return unit == "" || !parsed.HasNumber() || parsed.Unit == unit }
	return understood(t.Printed, model.ParseTarget, fits, func(text string) model.Target { return model.Target{Text: text} })
}

// toFigure leaves a print that is no figure unparsed; Validate reports it.
func toFigure(f figure, unit string) model.Figure {
	if f.Printed == "" {
		return model.Figure{Missing: toMissing(f.Missing)}
	}
	fits := func(parsed model.Figure) bool { return parsed.Unit == unit }
	return understood(f.Printed, model.ParseFigure, fits, func(text string) model.Figure { return model.Figure{Text: text} })
}

// understood parses a print as it stands, or as it may be meant where that
// cannot be read or does not fit. One that cannot be read at all is left as it
// is, or so plain that it is a number at least.
func understood[T any](printed string, parse func(string) (T, error), fits func(T) bool, unread func(string) T) T {
	nearest, read, closest := unread(printed), false, false
	for _, candidate := range prints(printed) {
		parsed, err := parse(candidate)
		switch {
		case err == nil && fits(parsed):
			return parsed
		case err == nil && !read:
			nearest, read = parsed, true
		case err != nil && !read && !closest && model.ProblemOf(err) == model.MissingUnit:
			nearest, closest = unread(candidate), true
		}
	}
	return nearest
}

func toRating(r rating, grades []word) model.Rating {
	return model.Rating{Grade: meant(grades, r.Grade), Missing: toMissing(r.Missing)}
}

func toMissing(why string) model.Missing { return model.Missing(meant(missingWords(), why)) }

func toAlternative(a alternative, unit string) model.Alternative {
	return model.Alternative{
		Label: model.Text(a.Label), Figure: toFigure(a.Figure, unit), Source: model.Source(a.Source),
	}
}

func toHQ(h *hq) *model.HQ {
	return &model.HQ{
		Number: h.Number, Item: model.Text(h.Item), Tag: model.Tag(meant(tagWords(), h.Tag)),
		Target: toTarget(h.Target, ""), Scope: model.Scope(meant(scopeWords(), h.Scope)), Source: model.Source(h.Source),
	}
}

func toNote(n note) model.Note {
	return model.Note{
		Kind: model.NoteKind(meant(noteKindWords(), n.Kind)), Year: int(n.Year), KPIs: n.KPIs,
		Text: model.Text(n.Text), Source: model.Source(n.Source),
	}
}

func toStaffing(s *staffing) *model.Staffing {
	if s == nil {
		return nil
	}
	return &model.Staffing{
		AsOf: dated(dateOf, s.AsOf), Source: model.Source(s.Source), Total: s.Total,
		Totals: each(s.Totals, toHeadcount), Groups: each(s.Groups, toGroupStaffing),
	}
}

// toHeadcount gives the people named as part of a headcount its class.
func toHeadcount(h headcount) model.Headcount {
	class := model.Class(meant(classWords(), h.Class))
	return model.Headcount{
		Class: class, Name: model.Text(h.Name), Count: h.Count,
		Including: each(h.Including, func(i included) model.Post {
			return model.Post{Name: model.Text(i.Name), Class: class, Count: i.Count}
		}),
	}
}

func toGroupStaffing(g groupStaffing) model.GroupStaffing {
	return model.GroupStaffing{
		Group: g.Group, Areas: each(g.Areas, func(t text) model.Text { return model.Text(t) }),
		Totals: each(g.Totals, toHeadcount), Heads: each(g.Heads, toPost),
		Duties: each(g.Duties, toDuty), Teams: each(g.Teams, toTeam),
	}
}

func toPost(p post) model.Post {
	return model.Post{Name: model.Text(p.Name), Class: model.Class(meant(classWords(), p.Class)), Count: p.Count, ClassInferred: p.ClassInferred}
}

func toDuty(d duty) model.Duty {
	return model.Duty{Name: model.Text(d.Name), Explanation: model.Text(d.Explanation), Items: each(d.Items, toDuty)}
}

func toTeam(t team) model.Team {
	return model.Team{Code: t.Code, Name: model.Text(t.Name), Posts: each(t.Posts, toPost), Duties: each(t.Duties, toDuty)}
}

func toLineage(l lineage) model.Lineage {
	return model.Lineage{
		Kind: model.LineageKind(meant(lineageWords(), l.Kind)), From: l.From, To: l.To,
		Reason: model.Text(l.Reason), Inferred: l.Inferred, Source: model.Source(l.Source),
	}
}

func (r *reader) conflict(path string, c conflict) model.Conflict {
	converted := model.Conflict{
		Kind: model.ConflictKind(meant(conflictWords(), c.Kind)), Subject: c.Subject, Field: c.Field, Shown: c.Shown, Note: model.Text(c.Note),
		Variants: each(c.Variants, func(p variant) model.Variant {
			return model.Variant{Text: p.Text, Value: p.Value, Source: model.Source(p.Source)}
		}),
	}
	if s := c.Resolution; s != nil {
		at := r.moment(path+".resolution.at", s.At)
		converted.Resolution = &model.Resolution{Variant: s.Variant, Reason: s.Reason, Who: s.Who, At: at}
	}
	return converted
}
