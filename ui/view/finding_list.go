package view

import (
	"fmt"
	"slices"

	"scorecard/model"
)

// Mark stands in a KPI's row when the figures there must not be taken at face
// value: see marking.
const Mark = "!"

// What a finding weighs at least to put a mark into a row, and to stand among
// those that are told wherever there is little room. The others, such as two
// spellings of a name, are listed last or counted.
const (
	markWeight    = 50
	notableWeight = 10
)

// marking are the kinds of finding that put a mark into a KPI's row, as long as
// they weigh enough: each says that a figure, a rating or a target in that row
// means something else than it seems to. What can be seen from the row itself
// (a rank that fell, a climb), what is missing, and how a name is spelled is
// told and not marked, so that the mark stays rare.
var marking = []model.FindingKind{
	model.RatingDiffers, model.ReportedResult, model.TargetAlreadyMet, model.TargetBelowHQ, model.TargetLowered,
	model.SourcesDiffer, model.CountingChanged, model.PartOfYear,
}

func marks(x *model.Finding) bool { return x.Weight >= markWeight && slices.Contains(marking, x.Kind) }

func (f Format) markCell(kpi string) Cell {
	for i := range f.Findings {
		if x := &f.Findings[i]; x.KPI == kpi && marks(x) {
			return Cell{Text: Mark, Tone: Warn}
		}
	}
	return Cell{}
}

// toldInDetail are the kinds that a KPI's detail tells in a place of their own:
// the status, the years, the lineage and the conflicts.
var toldInDetail = []model.FindingKind{
	model.SourcesDiffer, model.NamesDiffer, model.LineageChanged, model.CountingChanged, model.StatusDue, model.DataMissing,
}

// worthNoting are the findings about a KPI, each with where it is printed; after
// the heaviest, the actuals that the document names beside the one shown. A
// reported progress that came true is left to the figures.
func (f Format) worthNoting(c *model.Scorecard, k *model.KPI) []Cell {
	var lines []Cell
	beside := f.alternatives(c, k)
	for i := range f.Findings {
		x := &f.Findings[i]
		if x.KPI != k.Code || slices.Contains(toldInDetail, x.Kind) || x.Kind == model.ReportedResult && x.Weight == 0 {
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

// findingTone sets what marks a row apart from what is merely told.
func findingTone(x *model.Finding) Tone {
	if marks(x) {
		return Warn
	}
	return Plain
}

// Notable reports whether a finding is important enough to list where space is
// short.
func Notable(x *model.Finding) bool { return x.Weight >= notableWeight }

// Besides is what a KPI's document says beside the figures of its row: other
// actuals, and a target that is told in words.
func (f Format) Besides(c *model.Scorecard, k *model.KPI) []Cell {
	lines := f.alternatives(c, k)
	if k.Target.Kind == model.InWords {
		lines = append(lines, Cell{Text: f.Labels.Target + ": " + f.Target(k.Target)})
	}
	return lines
}

// OfTheYear reports whether a finding counts the year as a whole.
func OfTheYear(x *model.Finding) bool {
	return x.Kind == model.ReportedHitRate || x.Kind == model.RankMovement
}

// FindingsOf are the findings about a group; all when the code is empty.
func (f Format) FindingsOf(group string) []*model.Finding {
	var found []*model.Finding
	for i := range f.Findings {
		if x := &f.Findings[i]; group == "" || x.Group == group {
			found = append(found, x)
		}
	}
	return found
}

// FindingList is what the figures say about the branch and its groups: first
// what counts the whole year, then the rest by weight. The statuses that are
// due stand in one row.
func (f Format) FindingList(c *model.Scorecard) Table {
	t := f.findingTable("findings", f.Labels.Finding.Title)
	var rest []Row
	due := false
	for _, x := range f.FindingsOf("") {
		switch {
		case OfTheYear(x):
			t.Rows = append(t.Rows, f.findingRow(c, x))
		case !Notable(x):
		case x.Kind != model.StatusDue:
			rest = append(rest, f.findingRow(c, x))
		case !due:
			due = true
			rest = append(rest, f.foldedRow(c, x.Kind, "", f.Due(c, "")))
		}
	}
	t.Rows = append(t.Rows, rest...)
	return distinct(t)
}

// LightFindings are those that FindingList leaves out for their little weight,
// on one line each. Wordings that differ are counted in one row a group.
func (f Format) LightFindings(c *model.Scorecard) Table {
	t := f.findingTable("light", f.Labels.Finding.Light)
	t.Columns[1].Wrap = false
	for _, x := range f.FindingsOf("") {
		if Notable(x) || OfTheYear(x) || x.Kind == model.NamesDiffer {
			continue
		}
		row := f.findingRow(c, x)
		row.Key, row.Cells[1].Tone = "light/"+row.Key, Dim
		t.Rows = append(t.Rows, row)
	}
	for _, group := range f.groupsOf(c, model.NamesDiffer) {
		row := f.foldedRow(c, model.NamesDiffer, group, f.Names(group))
		row.Key, row.Cells[1].Tone = "light/"+row.Key, Dim
		t.Rows = append(t.Rows, row)
	}
	return distinct(t)
}

func (f Format) findingTable(id, title string) Table {
	return Table{ID: id, Title: title, Columns: []Column{
		{ID: "group", Title: f.Labels.Group, Keep: Important},
		{ID: "name", Title: title, Keep: Always, Wrap: true},
	}}
}

// distinct numbers the keys of rows about one thing.
func distinct(t Table) Table {
	seen := map[string]int{}
	for i := range t.Rows {
		key := t.Rows[i].Key
		if seen[key]++; seen[key] > 1 {
			t.Rows[i].Key += fmt.Sprintf("/%d", seen[key])
		}
	}
	return t
}

func (f Format) findingRow(c *model.Scorecard, x *model.Finding) Row {
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
	return Row{Key: string(x.Kind) + "/" + x.Group + "/" + about, Opens: opens, Cells: []Cell{
		{Text: group, Tone: Dim}, {Text: text},
	}}
}

// groupsOf are the groups with a finding of a kind, in printed order, and the
// branch last when it has one of its own.
func (f Format) groupsOf(c *model.Scorecard, kind model.FindingKind) []string {
	var groups []string
	has := func(group string) bool {
		return slices.ContainsFunc(f.Findings, func(x model.Finding) bool { return x.Kind == kind && x.Group == group })
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
		d, due := x.Detail.(model.StatusDetail)
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
		for _, code := range f.groupsOf(c, model.StatusDue) {
			parts = append(parts, fmt.Sprintf(w.GroupCountF, f.GroupShort(c, code), of[code]))
		}
		each = fmt.Sprintf(w.OfGroupsF, f.join(parts))
	}
	said := fmt.Sprintf(w.DueSomeF, unset, old, each)
	if old == 0 {
		said = fmt.Sprintf(w.DueAllF, unset, each)
	}
	return w.Kinds[model.StatusDue].Name + ": " + said
}

// Names counts the wordings of a group that differ between the sources, in one
// sentence; empty when there are none.
func (f Format) Names(group string) string {
	w, n := f.Labels.Finding, 0
	for i := range f.Findings {
		if x := &f.Findings[i]; x.Kind == model.NamesDiffer && x.Group == group {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return w.Kinds[model.NamesDiffer].Name + ": " + fmt.Sprintf(w.NamesCountF, n)
}

// foldedRow tells several findings of a kind at once.
func (f Format) foldedRow(c *model.Scorecard, kind model.FindingKind, group, text string) Row {
	name := f.Labels.TotalRow
	if group != "" {
		name = f.GroupShort(c, group)
	}
	return Row{Key: string(kind) + "/" + group, Opens: group, Cells: []Cell{{Text: name, Tone: Dim}, {Text: text}}}
}

// inUse marks the variant that is used: the summary page's, or the one that
// somebody chose, with who, when and why.
func (f Format) inUse(k *model.Conflict) string {
	if k.Resolution == nil {
		return f.Labels.ShownVariant
	}
	return f.Labels.ShownVariant + ": " + f.Resolution(k.Resolution)
}
