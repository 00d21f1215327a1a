package model

import (
	"strconv"
	"strings"
	"time"
)

// thingsOf turns a year into the things that are compared, by list in the order
// of DifferenceLists. A test changes every field of a year in turn and fails
// when one of them is told by no thing.
func thingsOf(y *Year) [][]thing {
	if y == nil {
		return make([][]thing, len(DifferenceLists()))
	}
	return [][]thing{
		{yearThing(y)},
		each(y.Documents, func(d *Document) thing {
			return item(d.Code, d.Title, wording("title", d.Title))
		}),
		each(y.Fields, func(f *Field) thing { return item(f.Code, f.Name, wording("name", f.Name)) }),
		each(y.Groups, groupThing),
		each(y.Scale, func(g *Grade) thing { return item(g.Rating, g.Meaning, wording("meaning", g.Meaning)) }),
		each(y.Categories, headingThing),
		each(y.Themes, headingThing),
		each(y.KPIs, kpiThing),
		each(y.Notes, noteThing),
		each(y.Activities, activityThing),
		each(y.Initiatives, initiativeThing),
		staffingThings(y.Staffing),
		each(y.Lineage, lineageThing),
		each(y.Conflicts, conflictThing),
	}
}

func each[T any](list []T, make func(*T) thing) []thing {
	things := []thing{}
	for i := range list {
		things = append(things, make(&list[i]))
	}
	return things
}

// item is a thing of a list whose items have codes.
func item(code string, title Text, traits ...[]trait) thing {
	t := thing{key: code, name: code, title: title.In(Japanese), coded: true}
	for _, list := range traits {
		t.traits = append(t.traits, list...)
	}
	return t
}

// part is a thing within an item, which stands in a list there.
func part(list, name, title string, traits ...[]trait) thing {
	t := item("", Text{}, traits...)
	t.key, t.name, t.title, t.coded = name, list+"["+name+"]", title, false
	return t
}

// only is a thing within an item that is there or is not.
func only(name, title string, traits ...[]trait) []thing {
	t := part("", name, title, traits...)
	t.name = name
	return []thing{t}
}

func said(name, text string) []trait { return []trait{{name: name, text: text}} }

func counted(name string, n int) []trait { return said(name, strconv.Itoa(n)) }

func flagged(name string, is bool) []trait { return said(name, strconv.FormatBool(is)) }

func wording(name string, t Text) []trait {
	return []trait{{name: name + ".ja", text: t.JA}, {name: name + ".en", text: t.EN}}
}

func standing(name string, s Source) []trait {
	text := s.Document
	if s.Page != 0 {
		text += " p. " + strconv.Itoa(s.Page)
	}
	if s.Heading != "" {
		text += " " + strconv.Quote(s.Heading)
	}
	return []trait{{name: name, text: text, is: s}}
}

// measured is a figure. Its exact number follows from the print, unless the year
// breaks the rules.
func measured(name string, f Figure) []trait {
	return []trait{{name: name, text: f.Text + string(f.Missing), is: f}}
}

// asked is a target. The English of one in words is a trait of its own.
func asked(name string, t Target) []trait {
	english := t.Words.EN
	t.Words.EN = ""
	return []trait{
		{name: name, text: t.Text + t.Words.JA + string(t.Missing), is: t},
		{name: name + ".words.en", text: english},
	}
}

func graded(r Rating) []trait {
	return []trait{{name: "rating", text: r.Grade + string(r.Missing), is: r}}
}

func ranked(r Rank) []trait {
	text := string(r.Missing)
	if r.Value != 0 {
		text = strconv.Itoa(r.Value)
	}
	return []trait{{name: "rank", text: text, is: r}}
}

func reportedTraits(f ReportedProgress) []trait {
	traits := []trait{
		{name: "reported", text: string(f.Value) + string(f.Missing), is: [2]string{string(f.Value), string(f.Missing)}},
		{name: "reported.note", text: f.Note},
	}
	return append(traits, standing("reported_source", f.Source)...)
}

// statusField is the field of an item that a person may edit.
const statusField = "status"

func stated(s Status) []trait {
	return []trait{
		{name: statusField, text: string(s.Value)},
		{name: statusField + ".note", text: s.Note},
		{name: statusField + ".comment", text: s.Comment},
		{name: statusField + ".who", text: s.Who},
		{name: statusField + ".at", text: moment(s.At)},
	}
}

// moment is a time as a year file writes it; empty for none.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339Nano)
}

func yearThing(y *Year) thing {
	t := item("", Text{}, counted("edition", y.Edition), said("branch.code", y.Branch.Code),
		wording("branch.name", y.Branch.Name), counted("year", y.Year), wording("scale_note", y.ScaleNote))
	t.title = strconv.Itoa(y.Year)
	return t
}

func groupThing(g *Group) thing {
	return item(g.Code, g.Name, wording("name", g.Name), wording("short", g.Short), said("field", g.Field))
}

func headingThing(c *Category) thing {
	return item(c.Code, c.Name, said("group", c.Group), wording("name", c.Name))
}

func kpiThing(k *KPI) thing {
	t := item(k.Code, k.Name, said("group", k.Group), said("number", k.Number), said("category", k.Category),
		wording("name", k.Name), wording("short", k.Short), said("unit", k.Unit), said("polarity", string(k.Polarity)),
		asked("target", k.Target), measured("actual", k.Actual), ranked(k.Rank), graded(k.Rating),
		reportedTraits(k.Reported), stated(k.Status), standing("source", k.Source))
	t.parts = [][]thing{nil, nil, nil, each(k.Alternatives, alternativeThing), nil}
	if p := k.Period; !p.IsZero() {
		t.parts[0] = only("period", p.Text.JA, said("from", p.From), said("through", p.Through), wording("text", p.Text))
	}
	if h := k.HQ; h != nil {
		t.parts[1] = only("hq", h.Item.JA, said("number", h.Number), wording("item", h.Item), said("tag", string(h.Tag)),
			asked("target", h.Target), said("scope", string(h.Scope)), standing("source", h.Source))
	}
	if p := k.Prior; p != nil {
		t.parts[2] = only("prior", strings.TrimSpace(p.Target+" "+p.Status), said("target", p.Target), said("status", p.Status))
	}
	if b := k.Break; b != nil {
		t.parts[4] = only("break", b.Reason.JA, wording("reason", b.Reason), standing("source", b.Source))
	}
	return t
}

func alternativeThing(a *Alternative) thing {
	return part("alternatives", a.Label.JA, a.Figure.Text, wording("label", a.Label), measured("figure", a.Figure),
		standing("source", a.Source))
}

func noteThing(n *Note) thing {
	code := string(n.Kind) + "/" + strconv.Itoa(n.Year) + "/" + strings.Join(n.KPIs, ",")
	return item(code, n.Text, wording("text", n.Text), standing("source", n.Source))
}

func activityThing(m *Activity) thing {
	return item(m.Code, m.Name, said("group", m.Group), said("number", m.Number), said("category", m.Category),
		wording("name", m.Name), graded(m.Rating), stated(m.Status), standing("source", m.Source))
}

func initiativeThing(i *Initiative) thing {
	return item(i.Code, i.Name, said("group", i.Group), said("theme", i.Theme), said("number", i.Number),
		wording("name", i.Name), wording("explanation", i.Explanation), said("tag", string(i.Tag)),
		flagged("heading", i.Heading), said("parent", i.Parent), stated(i.Status), standing("source", i.Source))
}

func lineageThing(l *Lineage) thing {
	code := strings.Join(l.From, ",") + ">" + strings.Join(l.To, ",")
	t := item(code, l.Reason, said("kind", string(l.Kind)), flagged("inferred", l.Inferred),
		wording("reason", l.Reason), standing("source", l.Source))
	return t
}

func conflictThing(c *Conflict) thing {
	code := c.Subject + "/" + c.Field
	t := item(code, c.Note, said("kind", string(c.Kind)), chosen("shown", c, c.Shown), wording("note", c.Note))
	t.parts = [][]thing{{}, nil}
	for i := range c.Variants {
		p := &c.Variants[i]
		t.parts[0] = append(t.parts[0], part("variants", p.Text, p.Text, said("text", p.Text),
			said("value", p.Value), standing("source", p.Source)))
	}
	if s := c.Resolution; s != nil {
		t.parts[1] = only(resolutionField, s.Reason, chosen("variant", c, s.Variant), said("reason", s.Reason), said("who", s.Who),
			said("at", moment(s.At)))
	}
	return t
}

// chosen is one of a conflict's variants.
func chosen(name string, c *Conflict, index int) []trait {
	text := strconv.Itoa(index)
	if index >= 0 && index < len(c.Variants) {
		text = c.Variants[index].Text
	}
	return []trait{{name: name, text: text, is: index}}
}

// resolutionField is the part of a conflict that a person decides.
const resolutionField = "resolution"
