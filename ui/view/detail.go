package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// Side is the half of a wide detail that a block stands in.
type Side int

// The sides: facts about the figure, and what is said of it.
const (
	Facts Side = iota
	Words
)

// Block is a labelled piece of a row's explanation.
type Block struct {
	Label string
	Side  Side
	Paras []Cell // one paragraph each
	Chart *Chart // the same drawn, for where there is room; nil for most
}

// Detail explains one row in full.
type Detail struct {
	Title  string
	Blocks []Block
}

func (d *Detail) add(side Side, label string, paras ...Cell) {
	if len(paras) > 0 {
		d.Blocks = append(d.Blocks, Block{Label: label, Side: side, Paras: paras})
	}
}

// KPI explains a KPI of the shown year: what it measures, how it went by year,
// review and policy, what is odd about it and where it is printed. The points
// are the series by year; without them the loaded years speak.
func (f Format) KPI(c *model.Scorecard, code string, points []model.Point) Detail {
	k := c.Year.KPI(code)
	if k == nil {
		return Detail{}
	}
	r := c.Result(k)
	d := Detail{Title: strings.TrimSpace(k.Number + " " + f.Text(k.Name))}
	supplements := f.noteBlocks(&d, c, k)
	d.add(Facts, f.Labels.Status, f.kpiStatusLine(c, k))
	d.add(Facts, f.Labels.History, f.history(c, k, points)...)
	d.draw(f.chart(c, k, points))
	d.add(Facts, f.Labels.Odd, f.worthNoting(c, k)...)
	f.targetBlocks(&d, &r)
	f.planBlocks(&d, c, k)
	f.lineageBlock(&d, c, k)
	values, wordings := byKind(c.Conflicts(code))
	d.add(Facts, f.Labels.ConflictWord, f.conflicts(c, values)...)
	d.add(Words, f.Labels.SourceWord, Cell{Text: f.Source(k.Source, c.Year), Tone: Dim})
	for _, text := range supplements {
		d.addNote(Words, f.Labels.Supplement, text)
	}
	d.add(Words, f.Labels.ConflictKind[model.WordingConflict], f.conflicts(c, wordings)...)
	return d
}

func byKind(conflicts []*model.Conflict) (values, wordings []*model.Conflict) {
	for _, conflict := range conflicts {
		if conflict.Kind == model.ValueConflict {
			values = append(values, conflict)
		} else {
			wordings = append(wordings, conflict)
		}
	}
	return values, wordings
}

// noteBlocks sets what is measured first on one side, and review, policy and
// footnotes on the other, each with the year it is about. Further descriptions,
// which the documents print on pages of their own, are handed back for the end.
func (f Format) noteBlocks(d *Detail, c *model.Scorecard, k *model.KPI) (supplements []string) {
	l := f.Labels
	described := false
	for _, n := range c.Notes(k.Code) {
		side, label := Words, ""
		switch n.Kind {
		case model.Description:
			if described {
				supplements = append(supplements, f.Text(n.Text))
				continue
			}
			side, label, described = Facts, l.WhatIsMeasured, true
		case model.Review:
			label = l.ReviewOf.With("year", model.YearLabel(n.Year))
		case model.Policy:
			label = l.PolicyOf.With("year", model.YearLabel(n.Year))
		case model.Footnote:
			label = l.FootnoteOf.With("year", model.YearLabel(n.Year))
		}
		d.addNote(side, label, f.Text(n.Text))
	}
	return supplements
}

// addNote puts notes of one label into one block.
func (d *Detail) addNote(side Side, label, text string) {
	var paras []Cell
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) != "" {
			paras = append(paras, Cell{Text: line})
		}
	}
	if last := len(d.Blocks) - 1; last >= 0 && d.Blocks[last].Label == label {
		d.Blocks[last].Paras = append(d.Blocks[last].Paras, paras...)
		return
	}
	d.add(side, label, paras...)
}

// history tells each year on one line, and says over which years the values do
// not compare.
func (f Format) history(c *model.Scorecard, k *model.KPI, points []model.Point) []Cell {
	if len(points) == 0 {
		points = loaded(c, k.Code)
	}
	var lines []Cell
	for i := range points {
		p := &points[i]
		if p.KPI.Break != nil {
			lines = append(lines, f.BreakLine(p.Year, p.KPI.Break))
		}
		tone := Plain
		if p.Year != c.Year.Year {
			tone = Dim
		}
		lines = append(lines, Cell{Text: f.historyLine(p), Tone: tone})
	}
	return lines
}

// BreakLine is why a year's values do not compare with those of the year before.
func (f Format) BreakLine(year int, b *model.Break) Cell {
	text := fmt.Sprintf("%s/%s %s: %s", model.YearLabel(year-1), model.YearLabel(year), f.Labels.NotComparable, f.Text(b.Reason))
	return Cell{Text: text, Tone: Warn}
}

func loaded(c *model.Scorecard, code string) []model.Point {
	var points []model.Point
	for _, year := range []*model.Year{c.Before, c.Year, c.After} {
		if k := year.KPI(code); k != nil {
			points = append(points, model.Point{Year: year.Year, KPI: *k})
		}
	}
	return points
}

// historyLine leaves out what is not published yet: a plan year is its target.
func (f Format) historyLine(p *model.Point) string {
	l, k := f.Labels, &p.KPI
	parts := []string{model.YearLabel(p.Year)}
	add := func(why model.Missing, label, text string) {
		if why != model.NotPublished {
			parts = append(parts, strings.TrimSpace(label+" "+text))
		}
	}
	add(k.Actual.Missing, l.Actual, f.Figure(k.Actual))
	add(k.Target.Missing, l.Target, f.Target(k.Target))
	if k.Rank.Known() {
		add("", l.Rank, f.Rank(k.Rank))
	}
	if k.Rating.Known() {
		add("", l.Rating, f.Rating(k.Rating))
	}
	return strings.Join(parts, "  ")
}

func (f Format) targetBlocks(d *Detail, r *model.Result) {
	l, k := f.Labels, r.KPI
	if k.Target.Kind == model.InWords {
		d.add(Facts, l.Target, Cell{Text: f.Target(k.Target)})
	}
	if resolved := f.Resolved(r); resolved != "" {
		d.add(Facts, l.Target, Cell{Text: f.Target(k.Target) + " = " + resolved})
	}
	if hq := k.HQ; hq != nil {
		item := strings.TrimSpace(hq.Number + ") " + f.Text(hq.Item))
		if hq.Tag != model.Untagged {
			item += " [" + l.Tags[hq.Tag] + "]"
		}
		d.add(Facts, l.HQItem, Cell{Text: item},
			Cell{Text: l.HQTarget + " " + f.Target(hq.Target) + " (" + l.Scopes[hq.Scope] + ")"})
	}
}

// kpiStatusLine says too when nobody has looked at the status for long.
func (f Format) kpiStatusLine(c *model.Scorecard, k *model.KPI) Cell {
	line := f.StatusLine(k.Status)
	if days := f.StaleDays(c, k); days > 0 {
		line.Text += "  " + f.Labels.Screen.Edit.StaleLong.With("days", days)
	}
	return line
}

// planBlocks are what the plan document printed about the year: evidence.
func (f Format) planBlocks(d *Detail, c *model.Scorecard, k *model.KPI) {
	l := f.Labels
	reported := Cell{Text: f.Reported(k.Reported)}
	if !k.Reported.Source.IsZero() {
		reported.Text += " (" + f.Source(k.Reported.Source, c.Year) + ")"
	}
	d.add(Facts, l.Reported, reported)
	if k.Prior != nil {
		text := fmt.Sprintf("%s %s  %s %s", l.LastTarget.With("year", model.YearLabel(c.Year.Year-1)), k.Prior.Target,
			l.Status, k.Prior.Status)
		d.add(Facts, l.Prior, Cell{Text: text})
	}
}

// StatusLine is a status with everything said about it.
func (f Format) StatusLine(s model.Status) Cell {
	text := f.Labels.StatusNames[s.Value]
	if s.Note != "" {
		text += " (" + s.Note + ")"
	}
	if s.Comment != "" {
		text += "  " + s.Comment
	}
	if !s.At.IsZero() {
		text += "  " + s.Who + " " + s.At.Local().Format("2006-01-02 15:04")
	}
	return Cell{Text: text, Tone: StatusTone(s.Value)}
}

func (f Format) lineageBlock(d *Detail, c *model.Scorecard, k *model.KPI) {
	var lines []Cell
	if l := c.LineageIn(k.Code); l != nil && l.Kind != model.Continued {
		lines = append(lines, f.lineageLine(c, l, c.Year.Year))
	}
	if l := c.LineageOut(k.Code); l != nil && l.Kind != model.Continued {
		lines = append(lines, f.lineageLine(c, l, c.After.Year))
	}
	d.add(Facts, f.Labels.Screen.Lineage, lines...)
}

func (f Format) lineageLine(c *model.Scorecard, l *model.Lineage, into int) Cell {
	text := model.YearLabel(into) + " " + f.Labels.Lineages[l.Kind]
	if l.Inferred {
		text += " (" + f.Labels.Inferred + ")"
	}
	names := func(codes []string) string {
		parts := make([]string, len(codes))
		for i, code := range codes {
			parts[i] = f.kpiName(c, code)
		}
		return f.join(parts)
	}
	if l.Kind == model.Replaced {
		text += ": " + names(l.From) + " → " + names(l.To)
	}
	if !l.Reason.IsZero() {
		text += ": " + f.Text(l.Reason)
	}
	return Cell{Text: text}
}

func (f Format) kpiName(c *model.Scorecard, code string) string {
	for _, year := range []*model.Year{c.Year, c.Before, c.After} {
		if k := year.KPI(code); k != nil {
			return f.Text(k.Name)
		}
	}
	return code
}

// conflicts lists each variant with its source; the one in use is marked.
func (f Format) conflicts(c *model.Scorecard, conflicts []*model.Conflict) []Cell {
	var lines []Cell
	for _, conflict := range conflicts {
		tone := Warn
		if conflict.Kind == model.WordingConflict {
			tone = Dim
		}
		text := f.Labels.ConflictKind[conflict.Kind]
		if !conflict.Note.IsZero() {
			text = f.Text(conflict.Note)
		}
		lines = append(lines, Cell{Text: text, Tone: tone})
		for i, p := range conflict.Variants {
			variant := quote(p.Text, f.japanese())
			if strings.HasPrefix(conflict.Field, "staff.") {
				variant = p.Text // one of them is a sum
			}
			line := "  " + variant + " " + f.Source(p.Source, c.DocumentYear(p.Source.Document))
			if i == conflict.InUse() {
				line += " [" + f.inUse(conflict) + "]"
			}
			lines = append(lines, Cell{Text: line, Tone: tone})
		}
	}
	return lines
}

// Activity explains an activity.
func (f Format) Activity(c *model.Scorecard, m *model.Activity) Detail {
	d := Detail{Title: strings.TrimSpace(m.Number + " " + f.Text(m.Name))}
	d.add(Facts, f.Labels.Category, Cell{Text: f.Text(categoryName(c.Year.Categories, m.Category))})
	d.add(Facts, f.Labels.Rating, Cell{Text: f.gradeMeaning(c, m.Rating), Tone: GradeTone(m.Rating.Grade)})
	d.add(Facts, f.Labels.Status, f.StatusLine(m.Status))
	d.add(Words, f.Labels.ConflictWord, f.conflicts(c, c.Conflicts(m.Code))...)
	d.add(Words, f.Labels.SourceWord, Cell{Text: f.Source(m.Source, c.Year), Tone: Dim})
	return d
}

func (f Format) gradeMeaning(c *model.Scorecard, r model.Rating) string {
	for _, g := range c.Year.Scale {
		if g.Rating == r.Grade {
			return r.Grade + " " + f.Text(g.Meaning)
		}
	}
	return f.Rating(r)
}

// Initiative explains a key measure of the year it is planned for.
func (f Format) Initiative(c *model.Scorecard, line *model.Initiative, year *model.Year) Detail {
	d := Detail{Title: strings.TrimSpace(line.Number + " " + f.Text(line.Name))}
	d.add(Facts, f.Labels.Theme, Cell{Text: f.Text(year.ThemeName(line.Theme))})
	for i := range year.Initiatives {
		if parent := &year.Initiatives[i]; line.Parent != "" && parent.Code == line.Parent {
			d.add(Facts, f.Labels.Group, Cell{Text: strings.TrimSpace(parent.Number + " " + f.Text(parent.Name))})
		}
	}
	if line.Tag != model.Untagged {
		d.add(Facts, f.Labels.Tag, f.tagCell(line.Tag))
	}
	if !line.Heading {
		d.add(Facts, f.Labels.Status, f.StatusLine(line.Status))
	}
	if !line.Explanation.IsZero() {
		d.addNote(Words, f.Labels.Explanation, f.Text(line.Explanation))
	}
	d.add(Words, f.Labels.ConflictWord, f.conflicts(c, c.Conflicts(line.Code))...)
	d.add(Words, f.Labels.SourceWord, Cell{Text: f.Source(line.Source, year), Tone: Dim})
	return d
}

// Team explains a row of the staffing table: posts on one side, duties on the
// other. The key is a team's code or HeadsKey.
func (f Format) Team(c *model.Scorecard, group, key string) Detail {
	g := c.GroupStaffing(group)
	if g == nil {
		return Detail{}
	}
	if key == HeadsKey {
		return f.heads(c, g)
	}
	for i := range g.Teams {
		if team := &g.Teams[i]; team.Code == key {
			d := Detail{Title: f.Text(team.Name)}
			d.add(Facts, f.Labels.Posts, f.postLines(team.Posts)...)
			d.add(Words, f.Labels.Duties, f.dutyLines(team.Duties, 0)...)
			d.add(Facts, f.Labels.ConflictWord, f.conflicts(c, c.Conflicts(team.Code))...)
			return d
		}
	}
	return Detail{}
}

func (f Format) heads(c *model.Scorecard, g *model.GroupStaffing) Detail {
	d := Detail{Title: f.GroupShort(c, g.Group)}
	if group := c.Group(g.Group); group != nil {
		d.Title = f.Text(group.Name)
	}
	d.add(Facts, f.Labels.Heads, f.postLines(g.Heads)...)
	var totals []Cell
	for i := range g.Totals {
		totals = append(totals, Cell{Text: f.Headcounts(g.Totals[i : i+1])})
	}
	d.add(Facts, f.Labels.Headcount, totals...)
	var areas []Cell
	for _, area := range g.Areas {
		areas = append(areas, Cell{Text: f.Text(area)})
	}
	d.add(Words, f.Labels.Areas, areas...)
	d.add(Words, f.Labels.Duties, f.dutyLines(g.Duties, 0)...)
	d.add(Facts, f.Labels.ConflictWord, f.conflicts(c, c.Conflicts("staff/"+g.Group))...)
	d.add(Facts, f.Labels.SourceWord, Cell{Text: f.Source(c.Staffing.Source, c.StaffingYear()), Tone: Dim})
	return d
}

func (f Format) postLines(posts []model.Post) []Cell {
	lines := make([]Cell, len(posts))
	for i, p := range posts {
		lines[i].Text = f.Text(p.Name) + " " + f.Labels.PeopleCount.With("count", p.Count)
		if p.ClassInferred {
			lines[i].Text += " (" + f.Labels.Classes[p.Class] + "; " + f.Labels.InferredClass + ")"
		}
	}
	return lines
}

func (f Format) dutyLines(duties []model.Duty, depth int) []Cell {
	var lines []Cell
	indent := strings.Repeat("  ", depth)
	for i := range duties {
		duty := &duties[i]
		lines = append(lines, Cell{Text: indent + "- " + f.Text(duty.Name)})
		if !duty.Explanation.IsZero() {
			lines = append(lines, Cell{Text: indent + "  " + f.Text(duty.Explanation), Tone: Dim})
		}
		lines = append(lines, f.dutyLines(duty.Items, depth+1)...)
	}
	return lines
}

// BranchConflicts explains what the sources contradict about the branch itself.
func (f Format) BranchConflicts(c *model.Scorecard) []Cell {
	return f.conflicts(c, c.Conflicts("staff"))
}
