package view

import (
	"strings"

	"scorecard/model"
)

// Search lists the rows of all groups that hold every word asked for: KPIs,
// activities, key measures and teams, by Japanese or English name, code, or group
// and number. Full-width and half-width, upper and lower case are alike.
func (f Format) Search(c *model.Scorecard, query string) Table {
	l := f.Labels
	t := Table{ID: "found", Title: l.Screen.Keys.Filter, Columns: []Column{
		{ID: "group", Title: l.Group, Keep: Important},
		{ID: "kind", Title: l.Kind, Keep: Useful},
		{ID: "number", Keep: Always},
		{ID: "name", Title: l.Name, Keep: Always},
		{ID: "target", Title: l.Target, Align: Right, Keep: Useful},
		{ID: "actual", Title: l.Actual, Align: Right, Keep: Useful},
		{ID: "rating", Title: l.Rating, Keep: Always},
		{ID: "status", Title: l.Status, Keep: Extra},
	}}
	words := strings.Fields(query)
	for i := range words {
		words[i] = model.Fold(words[i])
	}
	for i := range c.Year.Groups {
		f.searchGroup(&t, c, &c.Year.Groups[i], words)
	}
	return t
}

func (f Format) searchGroup(t *Table, c *model.Scorecard, g *model.Group, words []string) {
	group := Cell{Text: f.Text(g.Short), Tone: Dim}
	add := func(key string, cells []Cell, texts ...string) {
		if matches(words, append(texts, key, g.Code, g.Name.JA, g.Name.EN)) {
			t.Rows = append(t.Rows, Row{Key: key, Cells: append([]Cell{group}, cells...)})
		}
	}
	for _, r := range c.Results(g.Code) {
		k := r.KPI
		add(k.Code, []Cell{
			{Text: f.Labels.KPI}, {Text: k.Number}, f.nameCell(k), f.targetCell(k.Target, Plain),
			{Text: f.Figure(k.Actual), Tone: missingTone(k.Actual.Missing)}, f.ratingCell(k.Rating), f.statusCell(k.Status),
		}, k.Name.JA, k.Name.EN, k.Short.JA, k.Short.EN, g.Short.JA+k.Number, g.Short.EN+k.Number, k.Target.Text, k.Actual.Text)
	}
	for _, m := range c.Activities(g.Code) {
		add(m.Code, []Cell{
			{Text: f.Labels.Activities}, {Text: m.Number}, {Text: f.Text(m.Name)}, {}, {}, f.ratingCell(m.Rating), f.statusCell(m.Status),
		}, m.Name.JA, m.Name.EN, g.Short.JA+m.Number, g.Short.EN+m.Number)
	}
	lines, _ := c.Initiatives(g.Code)
	for _, line := range lines {
		add(line.Code, []Cell{
			{Text: f.Labels.Initiatives}, {Text: line.Number}, {Text: f.Text(line.Name)}, {}, {}, f.tagCell(line.Tag), f.statusCell(line.Status),
		}, line.Name.JA, line.Name.EN, g.Short.JA+line.Number, g.Short.EN+line.Number)
	}
	f.searchTeams(c, g, add)
}

func (f Format) searchTeams(c *model.Scorecard, g *model.Group, add func(string, []Cell, ...string)) {
	staff := c.GroupStaffing(g.Code)
	if staff == nil {
		return
	}
	for i := range staff.Teams {
		team := &staff.Teams[i]
		texts := []string{team.Name.JA, team.Name.EN}
		for _, duty := range team.Duties {
			texts = append(texts, duty.Name.JA, duty.Name.EN)
		}
		add(team.Code, []Cell{
			{Text: f.Labels.Staffing}, {}, {Text: f.Text(team.Name)}, {}, {}, {}, {},
		}, texts...)
	}
}

// matches reports whether every word stands in one of the texts.
func matches(words, texts []string) bool {
	for i := range texts {
		texts[i] = model.Fold(texts[i])
	}
	all := strings.Join(texts, "\n")
	for _, word := range words {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}
