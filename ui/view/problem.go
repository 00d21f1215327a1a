package view

import (
	"strconv"
	"strings"

	"scorecard/model"
)

// Problems lists what is wrong with a file. The keys count from 0.
func (f Format) Problems(problems model.Problems) Table {
	l := f.Labels
	t := Table{ID: "problems", Columns: []Column{
		{ID: "place", Title: l.Sheet.Where, Keep: Always},
		{ID: "what", Title: l.Sheet.Wrong, Keep: Always},
		{ID: "value", Title: l.Sheet.Value, Keep: Important},
		{ID: "want", Title: l.Sheet.Wanted, Keep: Useful},
	}}
	for i := range problems {
		p := &problems[i]
		t.Rows = append(t.Rows, Row{Key: strconv.Itoa(i), Cells: []Cell{
			{Text: f.problemPlace(p)}, {Text: f.problemWord(p), Tone: Warn}, {Text: p.Value}, {Text: p.Want, Tone: Dim},
		}})
	}
	return t
}

// ProblemDetail tells one problem in full.
func (f Format) ProblemDetail(problems model.Problems, key string) Detail {
	i, err := strconv.Atoi(key)
	if err != nil || i < 0 || i >= len(problems) {
		return Detail{}
	}
	p, l := &problems[i], f.Labels
	d := Detail{Title: f.problemPlace(p)}
	add := func(label, text string) {
		if text != "" {
			d.add(Facts, label, Cell{Text: text})
		}
	}
	add(l.Sheet.Wrong, f.problemWord(p))
	add(l.Sheet.Value, p.Value)
	add(l.Sheet.Wanted, p.Want)
	add(l.Sheet.Hint, p.Hint)
	return d
}

func (f Format) problemWord(p *model.Problem) string {
	if word := f.Labels.Problems[p.Kind]; word != "" {
		return word
	}
	return string(p.Kind)
}

// problemPlace is where a problem stands, with the field that it is about.
func (f Format) problemPlace(p *model.Problem) string {
	place := Place(p, f.Labels)
	return strings.TrimSpace(place + " " + p.Field)
}
