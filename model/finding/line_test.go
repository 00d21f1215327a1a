package finding_test

import (
	"fmt"
	"strings"
	"time"

	"scorecard/model"
	"scorecard/model/finding"
)

// summer is a day on which R7 has begun.
var summer = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

// linesOf are the findings of some kinds, each with its numbers, in their order.
func linesOf(c *model.Scorecard, kinds ...finding.Kind) []string {
	var lines []string
	for _, f := range finding.Of(c, summer) {
		for _, kind := range kinds {
			if f.Kind == kind {
				lines = append(lines, findingLine(&f))
			}
		}
	}
	return lines
}

func findingLine(f *finding.Finding) string {
	line := strings.TrimSpace(fmt.Sprintf("%d %s%s: %s", f.Year, f.KPI, f.Subject, detailLine(f)))
	for _, c := range f.Caveats {
		line += fmt.Sprintf(", %s %d %s", c.Kind, c.Year, c.Field)
	}
	return strings.TrimSpace(line)
}

func detailLine(f *finding.Finding) string {
	switch d := f.Detail.(type) {
	case finding.RatingDetail:
		return fmt.Sprintf("%s %s, %s for %s, %s, %d reviews", d.Grade, d.Verdict, d.Actual.Text, boundText(d.Bound), number(d.Difference), len(d.Reviews))
	case finding.ReportedDetail:
		return fmt.Sprintf("%s, %s %s, %s %s", d.Reported, d.Grade, d.ByRating, d.Verdict, d.ByVerdict)
	case finding.HitRateDetail:
		return fmt.Sprintf("%d of %d by rating, %d of %d by verdict, other words %v, unprinted %v",
			d.ByRating.Count, d.ByRating.Of, d.ByVerdict.Count, d.ByVerdict.Of, d.Other, d.Unprinted)
	case finding.TargetDetail:
		line := fmt.Sprintf("%s %s after %s, %s, %s%%", f.Kind, boundText(d.Bound), d.Last.Text, number(d.Ask), number(d.Relative))
		if d.Steepest {
			line += ", steepest"
		}
		return line
	case finding.HQDetail:
		return fmt.Sprintf("%s under %s, %s", boundText(d.Branch), boundText(d.HQ), number(d.Gap))
	case finding.RelativeDetail:
		return fmt.Sprintf("%s, was %s, %s %s", boundText(d.Bound), boundText(d.Before), number(d.Moved), d.Direction)
	case finding.LoweredDetail:
		return fmt.Sprintf("%s, was %s, came %s, %s, relative %t", boundText(d.Bound), boundText(d.Before), d.Actual.Text, number(d.Gap), d.Relative)
	case finding.RankDetail:
		return fmt.Sprintf("%s by %s, rank %d after %d", d.Direction, number(d.Change), d.Rank, d.Last)
	case finding.MovementDetail:
		return fmt.Sprintf("%d up, %d held, %d down, median %d after %d tenths, fell %v, rose %v", d.Up, d.Held, d.Down, d.MedianTenths, d.LastTenths, d.Fell, d.Rose)
	case finding.WorkDetail:
		return fmt.Sprintf("%v done %v, %v missed", d.Activities, d.Grades, d.KPIs)
	case finding.ConflictDetail:
		return conflictLine(d.Conflict)
	case finding.StaffDetail:
		return fmt.Sprintf("%s printed %d, %s add up to %d", d.Class, d.Printed, d.Of, d.Sum)
	case finding.LineageDetail:
		return fmt.Sprintf("%s %v to %v in %d, inferred %t", d.Lineage.Kind, d.Lineage.From, d.Lineage.To, d.Into, d.Lineage.Inferred)
	case finding.BreakDetail:
		return fmt.Sprintf("%s beside %s", d.Actual.Text, d.Last.Text)
	case finding.PeriodDetail:
		return fmt.Sprintf("%s to %s, %s for %s, last %s, rank %d", d.Period.From, d.Period.Through, d.Actual.Text, boundText(d.Bound), d.Last.Text, d.Rank.Value)
	case finding.MissingDetail:
		return fmt.Sprintf("%s %s", d.Why, placesText(d.Places))
	case finding.StatusDetail:
		return fmt.Sprintf("%q for %d days", d.Status.Value, d.Days)
	}
	return fmt.Sprintf("%T", f.Detail)
}

func boundText(b model.Bound) string {
	switch {
	case !b.Known:
		return "unknown"
	case b.AtMost:
		return "<=" + b.Value.String() + b.Unit
	default:
		return ">=" + b.Value.String() + b.Unit
	}
}

func conflictLine(c *model.Conflict) string {
	var texts []string
	for _, p := range c.Variants {
		texts = append(texts, p.Text)
	}
	line := c.Field + " " + strings.Join(texts, " | ")
	if c.Resolution != nil {
		line += fmt.Sprintf(", resolved to %d", c.InUse())
	}
	return line
}

// placesText groups the items by field.
func placesText(places []finding.MissingPlace) string {
	var fields []string
	items := map[string][]string{}
	for _, p := range places {
		if items[p.Field] == nil {
			fields = append(fields, p.Field)
		}
		items[p.Field] = append(items[p.Field], p.Item)
	}
	var parts []string
	for _, field := range fields {
		parts = append(parts, fmt.Sprintf("%s %v", field, items[field]))
	}
	return strings.Join(parts, ", ")
}

// evidenceLines are the facts that a finding rests on.
func evidenceLines(f *finding.Finding) []string {
	var lines []string
	for _, e := range f.Evidence {
		place := e.Source.Heading
		if e.Source.Page > 0 {
			place = fmt.Sprintf("p%d", e.Source.Page)
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s %q %s %s %s", e.Year, e.Item, e.What, e.Text, e.Value+e.Unit, e.Source.Document, place)))
	}
	return lines
}
