package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// Preview lists what an import would do: under a heading for each year a row for
// each difference, then the statuses that a person has set and a file says
// otherwise, then the findings that are new.
func (f Format) Preview(previews []model.Preview) Table {
	l := f.Labels.Preview
	t := Table{ID: "preview", Title: l.What, Columns: []Column{
		{ID: "kind", Title: l.What, Keep: Always},
		{ID: "name", Title: l.Item, Keep: Always},
		{ID: "field", Title: l.Field, Keep: Always},
		{ID: "old", Title: l.Old, Keep: Useful},
		{ID: "new", Title: l.New, Keep: Important},
	}}
	for i := range previews {
		t.Rows = append(t.Rows, f.previewRows(&previews[i], fmt.Sprint(i))...)
	}
	return t
}

func (f Format) previewRows(p *model.Preview, key string) []Row {
	l := f.Labels.Preview
	rows := []Row{heading(f.PreviewHeading(p), 0)}
	for i := range p.Differences {
		rows = append(rows, Row{Key: fmt.Sprintf("%s.d%d", key, i), Cells: f.differenceCells(p, &p.Differences[i])})
	}
	if len(p.Statuses) > 0 {
		rows = append(rows, heading(l.Clashes, 1))
	}
	for i := range p.Statuses {
		s := &p.Statuses[i]
		rows = append(rows, Row{Key: fmt.Sprintf("%s.s%d", key, i), Cells: []Cell{
			{Text: l.Ask, Tone: Warn}, {Text: f.previewItem(p, s.Item)}, {Text: f.Labels.Status},
			{Text: f.Status(s.Kept), Tone: StatusTone(s.Kept.Value)}, {Text: f.Status(s.Other), Tone: StatusTone(s.Other.Value)},
		}})
	}
	return append(rows, f.findingRows(p, key)...)
}

func (f Format) differenceCells(p *model.Preview, d *model.Difference) []Cell {
	old, new := f.DifferenceValues(d, p.After, p.Before)
	field := f.DifferenceField(d)
	if d.Whole() {
		old, new, field = "", "", f.Labels.Preview.Lists[d.List]
	}
	return []Cell{
		{Text: f.Labels.Preview.Kinds[d.Kind], Tone: kindTone(d.Kind)}, {Text: f.DifferenceItem(d, p.After, p.Before)},
		{Text: field}, {Text: brief(old), Tone: Dim}, {Text: brief(new)},
	}
}

func kindTone(k model.DifferenceKind) Tone {
	switch k {
	case model.Added:
		return Good
	case model.Gone:
		return Bad
	case model.Changed:
	}
	return Plain
}

// longest is how much of a text stands in a row; the detail has all of it.
const longest = 24

// brief is the beginning of a text, on one line.
func brief(s string) string {
	line := firstLine(s)
	n := 0
	for at := range line {
		if n == longest {
			return line[:at] + "…"
		}
		n++
	}
	if line != s {
		return line + "…"
	}
	return line
}

// PreviewHeading names the branch and the year, and what is to be said of all of
// it.
func (f Format) PreviewHeading(p *model.Preview) string {
	l := f.Labels.Preview
	text := f.Text(p.Branch.Name) + " " + f.Year(p.Year)
	for _, said := range f.PreviewRemarks(p) {
		text += ": " + said
	}
	if p.Nothing() && !p.New && !p.Gone {
		text += ": " + l.Nothing
	}
	return text
}

// PreviewRemarks are what is to be said of a year as a whole.
func (f Format) PreviewRemarks(p *model.Preview) []string {
	l := f.Labels.Preview
	var remarks []string
	if p.Closed {
		remarks = append(remarks, l.Closed)
	}
	if p.New {
		remarks = append(remarks, l.NewYear)
	}
	if p.Gone {
		remarks = append(remarks, l.YearGoes)
	}
	return remarks
}

// PreviewSummary counts what an import would do in one line.
func (f Format) PreviewSummary(previews []model.Preview) string {
	l := f.Labels.Preview
	var total model.DifferenceCount
	clashes, findings := 0, 0
	for i := range previews {
		n := model.CountDifferences(previews[i].Differences, "")
		total.Added, total.Changed, total.Gone = total.Added+n.Added, total.Changed+n.Changed, total.Gone+n.Gone
		clashes += len(previews[i].Statuses)
		findings += len(f.FindingLines(&previews[i]))
	}
	if total.Total() == 0 && clashes == 0 {
		return l.Nothing
	}
	parts := []string{fmt.Sprintf(l.SummaryF, total.Added, total.Changed, total.Gone)}
	if clashes > 0 {
		parts = append(parts, fmt.Sprintf(l.ClashesF, clashes))
	}
	if findings > 0 {
		parts = append(parts, fmt.Sprintf(l.FindingsF, findings))
	}
	return strings.Join(parts, "  ")
}

// PreviewDetail tells one row of Preview in full; empty for a key that it has
// not.
func (f Format) PreviewDetail(previews []model.Preview, key string) Detail {
	for i := range previews {
		p := &previews[i]
		for j := range p.Differences {
			if key == fmt.Sprintf("%d.d%d", i, j) {
				return f.differenceDetail(p, &p.Differences[j])
			}
		}
		for j := range p.Statuses {
			if key == fmt.Sprintf("%d.s%d", i, j) {
				return f.clashDetail(p, &p.Statuses[j])
			}
		}
	}
	return Detail{}
}

func (f Format) differenceDetail(p *model.Preview, d *model.Difference) Detail {
	l := f.Labels.Preview
	detail := Detail{Title: f.DifferenceItem(d, p.After, p.Before)}
	what := l.Kinds[d.Kind] + ": " + l.Lists[d.List]
	if field := f.DifferenceField(d); field != "" {
		what += " " + field
	}
	detail.add(Facts, l.What, Cell{Text: what, Tone: kindTone(d.Kind)})
	old, new := f.DifferenceValues(d, p.After, p.Before)
	if d.Kind != model.Added {
		detail.add(Facts, l.Old, lines(old)...)
	}
	if d.Kind != model.Gone {
		detail.add(Words, l.New, lines(new)...)
	}
	return detail
}

func (f Format) clashDetail(p *model.Preview, s *model.StatusClash) Detail {
	l := f.Labels.Preview
	detail := Detail{Title: f.previewItem(p, s.Item)}
	detail.add(Facts, l.Kept, f.StatusLine(s.Kept))
	detail.add(Words, l.FromFile, f.StatusLine(s.Other))
	return detail
}

func lines(text string) []Cell {
	var cells []Cell
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) != "" {
			cells = append(cells, Cell{Text: line})
		}
	}
	return cells
}

// previewItem names what takes a status.
func (f Format) previewItem(p *model.Preview, code string) string {
	for _, c := range []*model.Scorecard{p.After, p.Before} {
		if c != nil {
			if name := f.ItemName(c, code); name != code {
				return name
			}
		}
	}
	return code
}

// findingRows are the findings that an import would add.
func (f Format) findingRows(p *model.Preview, key string) []Row {
	told := f.FindingLines(p)
	if len(told) == 0 {
		return nil
	}
	rows := []Row{heading(f.Labels.Preview.Findings, 1)}
	for i, line := range told {
		rows = append(rows, Row{Key: fmt.Sprintf("%s.f%d", key, i), Cells: []Cell{{}, line, {}, {}, {}}})
	}
	return rows
}

// FindingLines tell the findings that an import would add and that are to be
// looked at, heaviest first.
func (f Format) FindingLines(p *model.Preview) []Cell {
	var told []Cell
	for i := range p.Findings {
		if x := &p.Findings[i]; x.Weight > 0 {
			told = append(told, Cell{Text: f.FindingSubject(p.After, x) + ": " + f.FindingText(p.After, x)})
		}
	}
	return told
}
