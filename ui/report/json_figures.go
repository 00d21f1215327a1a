package report

import (
	"time"

	"scorecard/model"
)

func figureOr(f model.Figure) any {
	if f.Known() {
		return known(f)
	}
	return absentFor(f.Missing)
}

func known(f model.Figure) figure {
	return figure{Value: f.Value.String(), Unit: f.Unit, Text: f.Text}
}

// absentFor says why something is missing; data that names no reason has none in
// its source.
func absentFor(why model.Missing) absent {
	if why == "" {
		why = model.NotInSource
	}
	return absent{Missing: string(why)}
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

// targetOf is a target with the figure that a relative one means now.
func targetOf(t model.Target, r *model.Result) target {
	if !t.Known() {
		return target{Missing: absentFor(t.Missing).Missing}
	}
	shape := target{Kind: string(t.Kind), Text: t.Text}
	switch {
	case t.HasNumber():
		shape.Value, shape.Unit = t.Value.String(), t.Unit
	case t.Kind == model.InWords:
		shape.Words = wordsOrNull(t.Words)
		if shape.Text == "" {
			shape.Text = t.Words.In(model.Japanese)
		}
	case r != nil && t.Relative() && r.Bound.Known:
		resolved := known(r.Previous.Actual)
		shape.Resolved = &resolved
	}
	return shape
}

// hqOf is HQ's target; a year of results prints none.
func hqOf(hq *model.HQ) any {
	if hq == nil {
		return absentFor(model.NotInSource)
	}
	return &hqTarget{
		target: targetOf(hq.Target, nil), Scope: string(hq.Scope), Item: words(hq.Item), Number: hq.Number,
		Tag: orNull(hq.Tag), Source: place(hq.Source),
	}
}

func periodOf(p model.Period) *period {
	if p.IsZero() {
		return nil
	}
	return &period{From: orNull(p.From), Through: p.Through, Text: words(p.Text)}
}

func alternativeOf(a *model.Alternative) alternative {
	return alternative{Label: words(a.Label), Figure: figureOr(a.Figure), Source: place(a.Source)}
}

func statusOf(s model.Status) status {
	shape := status{Value: orNull(s.Value), Note: orNull(s.Note), Comment: orNull(s.Comment), Who: orNull(s.Who)}
	if !s.At.IsZero() {
		shape.At = orNull(s.At.UTC().Format(time.RFC3339))
	}
	return shape
}

func reportedOr(f model.ReportedProgress) any {
	if f.Missing != "" || f.Value == model.Unset && f.Note == "" {
		return absentFor(f.Missing)
	}
	return reported{Value: orNull(f.Value), Note: orNull(f.Note), Source: place(f.Source)}
}

// differenceUnit is the unit of a difference: points where the KPI is in
// percent.
func differenceUnit(unit string) string {
	if unit == "%" {
		return "pt"
	}
	return unit
}

func differenceOf(r *model.Result) *amount {
	if r.Difference == nil {
		return nil
	}
	return &amount{Value: r.Difference.String(), Unit: differenceUnit(r.KPI.Unit)}
}

func changeOf(r *model.Result) *change {
	if r.Change == nil {
		return nil
	}
	return &change{Value: r.Change.String(), Unit: differenceUnit(r.KPI.Unit), Direction: string(r.Direction)}
}

func movedOf(r *model.Result) *int {
	if !r.Ranked {
		return nil
	}
	return &r.RankGain
}

func breakOf(b *model.Break) *breakInSeries {
	if b == nil {
		return nil
	}
	return &breakInSeries{Reason: words(b.Reason), Source: place(b.Source)}
}

func priorOf(p *model.Prior) *prior {
	if p == nil {
		return nil
	}
	return &prior{Target: p.Target, Status: p.Status}
}

func noteOf(n *model.Note) note {
	return note{
		Kind: string(n.Kind), Year: n.Year, KPIs: orEmpty(n.KPIs), JA: n.Text.JA, EN: n.Text.EN, Source: place(n.Source),
	}
}

func conflictOf(c *model.Conflict) conflict {
	shape := conflict{
		Kind: string(c.Kind), Subject: c.Subject, Field: c.Field, Note: wordsOrNull(c.Note),
		Variants: each(c.Variants, func(p *model.Variant) variant {
			return variant{Value: orNull(p.Value), Text: p.Text, Source: place(p.Source)}
		}),
	}
	shape.Resolution = resolutionOf(c)
	if used := c.InUse(); used >= 0 && used < len(c.Variants) {
		shown := c.Variants[used]
		if shape.Shown = shown.Value; shape.Shown == "" {
			shape.Shown = shown.Text
		}
	}
	return shape
}

func lineageOf(l *model.Lineage, into int) *lineage {
	if l == nil {
		return nil
	}
	return &lineage{
		Kind: string(l.Kind), From: orEmpty(l.From), To: orEmpty(l.To), Reason: wordsOrNull(l.Reason), Inferred: l.Inferred,
		FromYear: into - 1, ToYear: into, Source: place(l.Source),
	}
}
