package report

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/model"
	"scorecard/ui/view"
)

// missed tells which KPIs missed their target, by how much, and what the year's
// review says of it. A plan year has nothing to miss yet.
func (m *composer) missed(group string) {
	if !m.c.Year.HasResults() {
		return
	}
	l := m.f.Labels
	m.heading(3, l.Print.MissedTitle)
	table := m.f.Missed(m.c, group)
	if len(table.Rows) == 0 {
		m.item(0, view.Cell{Text: l.Print.NoneMissed})
		return
	}
	for i := range table.Rows {
		row := &table.Rows[i]
		m.item(0, m.missedLine(&table, row))
		reviews := m.notes(row.Key, model.Review, m.c.Year.Year)
		if i+1 < len(table.Rows) && len(reviews) > 0 && slices.Equal(reviews, m.notes(table.Rows[i+1].Key, model.Review, m.c.Year.Year)) {
			continue // the review speaks of both: told once, after the last
		}
		m.why(reviews)
	}
}

// missedLine puts the row that the screen shows into a sentence.
func (m *composer) missedLine(t *view.Table, row *view.Row) view.Cell {
	text := func(id string) string { return row.Cells[t.Column(id)].Text }
	title := func(id string) string { return t.Columns[t.Column(id)].Title + " " + text(id) }
	name := row.Cells[t.Column("name")]
	if name.Short == "" {
		name.Short = name.Text
	}
	var facts []string
	for _, id := range []string{"actual", "target", "difference", "attainment", "rating"} {
		facts = append(facts, title(id))
	}
	head := strings.TrimSpace(text("number") + " " + name.Short)
	return view.Cell{Text: head + ": " + m.f.Join(facts), Tone: view.Strong}
}

func (m *composer) why(reviews []*model.Note) {
	l := m.f.Labels
	label := fmt.Sprintf(l.ReviewF, model.YearLabel(m.c.Year.Year))
	if len(reviews) == 0 {
		m.item(1, view.Cell{Text: label + ": " + l.NoReview, Tone: view.Dim})
	}
	for _, n := range reviews {
		m.item(1, view.Cell{Text: label + ": " + m.f.Text(n.Text)})
	}
}

// notes are a KPI's notes of one kind that speak about the year.
func (m *composer) notes(kpi string, kind model.NoteKind, year int) []*model.Note {
	var notes []*model.Note
	for _, n := range m.c.Notes(kpi) {
		if n.Kind == kind && n.Year == year {
			notes = append(notes, n)
		}
	}
	return notes
}

// policies tells the group's policies by the year they are for, each note once
// with the numbers of all its KPIs.
func (m *composer) policies(group string) {
	for _, year := range []int{m.c.Year.Year, m.c.Year.Year + 1} {
		var lines []view.Cell
		told := map[*model.Note]bool{}
		for _, r := range m.c.Results(group) {
			for _, n := range m.notes(r.KPI.Code, model.Policy, year) {
				if !told[n] {
					told[n] = true
					lines = append(lines, view.Cell{Text: m.about(n) + ": " + m.f.Text(n.Text)})
				}
			}
		}
		m.section(3, fmt.Sprintf(m.f.Labels.Print.PolicyTitle, model.YearLabel(year)), lines)
	}
}

// about names the KPIs that a note belongs to.
func (m *composer) about(n *model.Note) string {
	var names []string
	for _, code := range n.KPIs {
		if k := m.c.Year.KPI(code); k != nil {
			names = append(names, m.label(k))
		}
	}
	return m.f.Join(names)
}
