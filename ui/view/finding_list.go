package view

import (
	"fmt"
	"slices"

	"scorecard/model"
	"scorecard/model/finding"
)

// Mark is in a KPI's row when the figures there must not be taken at face value: see
// finding.Finding.Marks.
const Mark = "!"

func (f Format) markCell(kpi string) Cell {
	for i := range f.Findings {
		if x := &f.Findings[i]; x.KPI == kpi && x.Marks() {
			return Cell{Text: Mark, Tone: Warn}
		}
	}
	return Cell{}
}

// worthNoting are the findings about a KPI, each with where it is printed; after
// the heaviest, the actuals that the document names beside the one shown. A
// reported progress that came true is left to the figures.
func (f Format) worthNoting(c *model.Scorecard, k *model.KPI) []Cell {
	var lines []Cell
	beside := f.alternatives(c, k)
	for i := range f.Findings {
		x := &f.Findings[i]
		if x.KPI != k.Code || !x.InDetail() || x.Kind == finding.ReportedResult && x.Weight == 0 {
			continue
		}
		lines = append(lines, Cell{Text: f.FindingLine(c, x), Tone: findingTone(x)})
		if places := f.findingPlaces(c, x); places != "" {
			lines = append(lines, Cell{Text: "  " + places, Tone: Dim})
		}
		lines, beside = append(lines, beside...), nil
	}
	return append(lines, beside...)
}

func (f Format) alternatives(c *model.Scorecard, k *model.KPI) []Cell {
	var lines []Cell
	for i := range k.Alternatives {
		a := &k.Alternatives[i]
		lines = append(lines, Cell{Text: fmt.Sprintf("%s: %s %s (%s)",
			f.Labels.Alternative, f.Text(a.Label), f.Figure(a.Figure), f.Source(a.Source, c.Year))})
	}
	return lines
}

// findingTone distinguishes what marks a row.
func findingTone(x *finding.Finding) Tone {
	if x.Marks() {
		return Warn
	}
	return Plain
}

// Besides is what a KPI's document prints beside the figures of its row: other
// actuals, and a target in words.
func (f Format) Besides(c *model.Scorecard, k *model.KPI) []Cell {
	lines := f.alternatives(c, k)
	if k.Target.Kind == model.InWords {
		lines = append(lines, Cell{Text: f.Labels.Target + ": " + f.Target(k.Target)})
	}
	return lines
}

// FindingsOf are the findings about a group; all when the code is empty.
func (f Format) FindingsOf(group string) []*finding.Finding {
	var found []*finding.Finding
	for i := range f.Findings {
		if x := &f.Findings[i]; group == "" || x.Group == group {
			found = append(found, x)
		}
	}
	return found
}

// findingRow is a row of a list of findings: one, or several of a kind at once.
type findingRow struct {
	key, opens, group, text string
}

// FindingList has the findings about the branch and its groups: first
// what counts the whole year, then the rest by weight. The statuses that are
// due are one row.
func (f Format) FindingList(c *model.Scorecard) Table {
	var year, rest []findingRow
	due := false
	for _, x := range f.FindingsOf("") {
		switch {
		case x.OfTheYear():
			year = append(year, f.findingRow(c, x))
		case !x.Notable():
		case x.Kind != finding.StatusDue:
			rest = append(rest, f.findingRow(c, x))
		case !due:
			due = true
			rest = append(rest, f.foldedRow(c, x.Kind, "", f.Due(c, "")))
		}
	}
	return f.findingTable("findings", f.Labels.Finding.Title, Plain, append(year, rest...))
}

// LightFindings are those that FindingList leaves out for their little weight,
// on one line each. Wordings that differ are counted in one row a group.
func (f Format) LightFindings(c *model.Scorecard) Table {
	var light []findingRow
	for _, x := range f.FindingsOf("") {
		if !x.Notable() && !x.OfTheYear() && x.Kind != finding.NamesDiffer {
			light = append(light, f.findingRow(c, x))
		}
	}
	for _, group := range f.groupsOf(c, finding.NamesDiffer) {
		light = append(light, f.foldedRow(c, finding.NamesDiffer, group, f.Names(group)))
	}
	return f.findingTable("light", f.Labels.Finding.Light, Dim, light)
}

// findingTable wraps what is not dim. Rows about one thing have numbered keys.
func (f Format) findingTable(id, title string, tone Tone, rows []findingRow) Table {
	b := newTable(id, title, []column[findingRow]{
		{Column: Column{ID: "group", Title: f.Labels.Group, Keep: Important}, cell: func(r findingRow) Cell { return Cell{Text: r.group, Tone: Dim} }},
		{Column: Column{ID: NameColumn, Title: title, Keep: Always, Wrap: tone != Dim}, cell: func(r findingRow) Cell { return Cell{Text: r.text, Tone: tone} }},
	}...)
	seen := map[string]int{}
	for _, r := range rows {
		key := r.key
		if tone == Dim {
			key = "light/" + key
		}
		if seen[key]++; seen[key] > 1 {
			key += fmt.Sprintf("/%d", seen[key])
		}
		b.row(Row{Key: key, Opens: r.opens}, r)
	}
	return b.done()
}

func (f Format) findingRow(c *model.Scorecard, x *finding.Finding) findingRow {
	about := x.KPI
	if about == "" {
		about = x.Subject
	}
	opens := about
	if opens == "" || x.KPI == "" && f.FindingSubject(c, x) == f.Labels.Staffing {
		opens = x.Group
	}
	group, text := f.Labels.TotalRow, f.FindingLine(c, x)
	if x.Group != "" {
		group = f.GroupShort(c, x.Group)
	}
	if subject := f.FindingSubject(c, x); subject != group {
		text = subject + ": " + text
	}
	return findingRow{string(x.Kind) + "/" + x.Group + "/" + about, opens, group, text}
}

// groupsOf are the groups with a finding of a kind, in printed order, and the
// branch last when it has one.
func (f Format) groupsOf(c *model.Scorecard, kind finding.Kind) []string {
	var groups []string
	has := func(group string) bool {
		return slices.ContainsFunc(f.Findings, func(x finding.Finding) bool { return x.Kind == kind && x.Group == group })
	}
	for i := range c.Year.Groups {
		if code := c.Year.Groups[i].Code; has(code) {
			groups = append(groups, code)
		}
	}
	if has("") {
		groups = append(groups, "")
	}
	return groups
}

// Due counts the KPIs of a group whose status is due, in one sentence; of all
// groups when the code is empty, and then of each too.
func (f Format) Due(c *model.Scorecard, group string) string {
	w := f.Labels.Finding
	unset, old, of := 0, 0, map[string]int{}
	for _, x := range f.FindingsOf(group) {
		d, due := x.Detail.(finding.StatusDetail)
		switch {
		case !due:
			continue
		case d.Status.Value == model.Unset:
			unset++
		default:
			old++
		}
		of[x.Group]++
	}
	each := ""
	if len(of) > 1 {
		var parts []string
		for _, code := range f.groupsOf(c, finding.StatusDue) {
			parts = append(parts, w.GroupCount.With("group", f.GroupShort(c, code), "count", of[code]))
		}
		each = w.OfGroups.With("groups", f.join(parts))
	}
	said := w.DueSome.With("unset", unset, "old", old, "groups", each)
	if old == 0 {
		said = w.DueAll.With("unset", unset, "groups", each)
	}
	return f.Labels.FindingKind(finding.StatusDue).Name + ": " + said
}

// Names counts the wordings of a group that differ between the sources, in one
// sentence; empty when there are none.
func (f Format) Names(group string) string {
	w, n := f.Labels.Finding, 0
	for i := range f.Findings {
		if x := &f.Findings[i]; x.Kind == finding.NamesDiffer && x.Group == group {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return f.Labels.FindingKind(finding.NamesDiffer).Name + ": " + w.NamesCount.With("count", n)
}

// foldedRow puts several findings of a kind into one row.
func (f Format) foldedRow(c *model.Scorecard, kind finding.Kind, group, text string) findingRow {
	name := f.Labels.TotalRow
	if group != "" {
		name = f.GroupShort(c, group)
	}
	return findingRow{string(kind) + "/" + group, group, name, text}
}

// inUse marks the variant that is used: the summary page's, or the one that
// somebody chose, with who, when and why.
func (f Format) inUse(k *model.Conflict) string {
	if k.Resolution == nil {
		return f.Labels.ShownVariant
	}
	return f.Labels.ShownVariant + ": " + f.Resolution(k.Resolution)
}
