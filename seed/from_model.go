package seed

import (
	"time"

	"scorecard/model"
)

// fromYear is the year file of a year.
func fromYear(y *model.Year) *yearFile {
	return &yearFile{
		Format:      formatVersion,
		Edition:     y.Edition,
		Branch:      branch{Code: y.Branch.Code, Name: text(y.Branch.Name)},
		Year:        fiscalYear(y.Year),
		Documents:   each(y.Documents, func(d model.Document) document { return document{Code: d.Code, Title: text(d.Title)} }),
		Fields:      each(y.Fields, func(f model.Field) field { return field{Code: f.Code, Name: text(f.Name)} }),
		Groups:      each(y.Groups, fromGroup),
		Scale:       each(y.Scale, func(g model.Grade) grade { return grade{Rating: g.Rating, Meaning: text(g.Meaning)} }),
		ScaleNote:   text(y.ScaleNote),
		Categories:  each(y.Categories, fromCategory),
		Themes:      each(y.Themes, fromCategory),
		KPIs:        each(y.KPIs, fromKPI),
		Notes:       each(y.Notes, fromNote),
		Activities:  each(y.Activities, fromActivity),
		Initiatives: each(y.Initiatives, fromInitiative),
		Staffing:    fromStaffing(y.Staffing),
		Lineage:     each(y.Lineage, fromLineage),
		Conflicts:   each(y.Conflicts, fromConflict),
	}
}

func fromGroup(g model.Group) group {
	return group{Code: g.Code, Name: text(g.Name), Short: text(g.Short), Field: g.Field}
}

func fromCategory(c model.Category) category {
	return category{Code: c.Code, Group: c.Group, Name: text(c.Name)}
}

func fromKPI(k model.KPI) kpi {
	converted := kpi{
		Code: k.Code, Group: k.Group, Number: k.Number, Category: k.Category,
		Name: text(k.Name), Short: text(k.Short),
		Unit: k.Unit, Polarity: string(k.Polarity),
		Target:         fromTarget(k.Target),
		Actual:         fromFigure(k.Actual),
		Rank:           rank{Place: k.Rank.Value, Missing: string(k.Rank.Missing)},
		Rating:         fromRating(k.Rating),
		Reported:       reported{Value: string(k.Reported.Value), Note: k.Reported.Note, Missing: string(k.Reported.Missing)},
		ReportedSource: fromOptionalSource(k.Reported.Source),
		Status:         fromStatus(k.Status),
		Prior:          (*prior)(k.Prior),
		Alternatives:   each(k.Alternatives, fromAlternative),
		Source:         source(k.Source),
	}
	if !k.Period.IsZero() {
		converted.Period = &period{From: k.Period.From, Through: k.Period.Through, Text: text(k.Period.Text)}
	}
	if k.HQ != nil {
		converted.HQ = fromHQ(k.HQ)
	}
	if k.Break != nil {
		converted.Break = &breakMark{Reason: text(k.Break.Reason), Source: source(k.Break.Source)}
	}
	return converted
}

func fromOptionalSource(s model.Source) *source {
	if s.IsZero() {
		return nil
	}
	converted := source(s)
	return &converted
}

func fromTarget(t model.Target) target {
	if t.Kind == model.InWords {
		words := text(t.Words)
		return target{Words: &words}
	}
	return target{Printed: t.Text, Missing: string(t.Missing)}
}

func fromFigure(f model.Figure) figure {
	return figure{Printed: f.Text, Missing: string(f.Missing)}
}

func fromRating(r model.Rating) rating {
	return rating{Grade: r.Grade, Missing: string(r.Missing)}
}

// fromStatus leaves the version out: it counts the changes of one database.
func fromStatus(s model.Status) status {
	converted := status{Value: string(s.Value), Note: s.Note, Comment: s.Comment, Who: s.Who}
	converted.At = moment(s.At)
	return converted
}

// moment writes a time in UTC; the zero time is empty.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339Nano)
}

func fromHQ(h *model.HQ) *hq {
	return &hq{
		Number: h.Number, Item: text(h.Item), Tag: string(h.Tag),
		Target: fromTarget(h.Target), Scope: string(h.Scope), Source: source(h.Source),
	}
}

func fromAlternative(a model.Alternative) alternative {
	return alternative{Label: text(a.Label), Figure: fromFigure(a.Figure), Source: source(a.Source)}
}

func fromNote(n model.Note) note {
	return note{Kind: string(n.Kind), Year: fiscalYear(n.Year), KPIs: n.KPIs, Text: text(n.Text), Source: source(n.Source)}
}

func fromActivity(m model.Activity) activity {
	return activity{
		Code: m.Code, Group: m.Group, Number: m.Number, Category: m.Category, Name: text(m.Name),
		Rating: fromRating(m.Rating), Status: fromStatus(m.Status), Source: source(m.Source),
	}
}

func fromInitiative(i model.Initiative) initiative {
	return initiative{
		Code: i.Code, Group: i.Group, Theme: i.Theme, Number: i.Number,
		Name: text(i.Name), Explanation: text(i.Explanation),
		Tag: string(i.Tag), Heading: i.Heading, Parent: i.Parent,
		Status: fromStatus(i.Status), Source: source(i.Source),
	}
}

func fromStaffing(s *model.Staffing) *staffing {
	if s == nil {
		return nil
	}
	return &staffing{
		AsOf: s.AsOf, Source: source(s.Source), Total: s.Total,
		Totals: each(s.Totals, fromHeadcount), Groups: each(s.Groups, fromGroupStaffing),
	}
}

func fromHeadcount(h model.Headcount) headcount {
	return headcount{
		Class: string(h.Class), Name: text(h.Name), Count: h.Count,
		Including: each(h.Including, func(p model.Post) included {
			return included{Name: text(p.Name), Count: p.Count}
		}),
	}
}

func fromGroupStaffing(g model.GroupStaffing) groupStaffing {
	return groupStaffing{
		Group: g.Group, Areas: each(g.Areas, func(t model.Text) text { return text(t) }),
		Totals: each(g.Totals, fromHeadcount), Heads: each(g.Heads, fromPost),
		Duties: each(g.Duties, fromDuty), Teams: each(g.Teams, fromTeam),
	}
}

func fromPost(p model.Post) post {
	return post{Name: text(p.Name), Class: string(p.Class), Count: p.Count, ClassInferred: p.ClassInferred}
}

func fromDuty(d model.Duty) duty {
	return duty{Name: text(d.Name), Explanation: text(d.Explanation), Items: each(d.Items, fromDuty)}
}

func fromTeam(t model.Team) team {
	return team{Code: t.Code, Name: text(t.Name), Posts: each(t.Posts, fromPost), Duties: each(t.Duties, fromDuty)}
}

func fromLineage(l model.Lineage) lineage {
	return lineage{
		Kind: string(l.Kind), From: l.From, To: l.To,
		Inferred: l.Inferred, Reason: text(l.Reason), Source: source(l.Source),
	}
}

func fromConflict(c model.Conflict) conflict {
	converted := conflict{
		Kind: string(c.Kind), Subject: c.Subject, Field: c.Field, Shown: c.Shown, Note: text(c.Note),
		Variants: each(c.Variants, func(p model.Variant) variant {
			return variant{Text: p.Text, Value: p.Value, Source: source(p.Source)}
		}),
	}
	if s := c.Resolution; s != nil {
		converted.Resolution = &resolution{Variant: s.Variant, Reason: s.Reason, Who: s.Who, At: moment(s.At)}
	}
	return converted
}
