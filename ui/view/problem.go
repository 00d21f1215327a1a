package view

import (
	"strconv"
	"strings"

	"scorecard/model"
)

// Problems lists what is wrong with a file. The keys count from 0.
func (f Format) Problems(problems model.Problems) Table {
	l := f.Labels
	b := newTable("problems", "", []column[*model.Problem]{
		{Column: Column{ID: "place", Title: l.Sheet.Where, Keep: Always}, cell: func(p *model.Problem) Cell { return Cell{Text: f.problemPlace(p)} }},
		{Column: Column{ID: "what", Title: l.Sheet.Wrong, Keep: Always}, cell: func(p *model.Problem) Cell { return Cell{Text: f.problemWord(p), Tone: Warn} }},
		{Column: Column{ID: "value", Title: l.Sheet.Value, Keep: Important}, cell: func(p *model.Problem) Cell { return Cell{Text: p.Value} }},
		{Column: Column{ID: "want", Title: l.Sheet.Wanted, Keep: Useful}, cell: func(p *model.Problem) Cell { return Cell{Text: p.Want, Tone: Dim} }},
	}...)
	for i := range problems {
		b.row(Row{Key: strconv.Itoa(i)}, &problems[i])
	}
	return b.done()
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
