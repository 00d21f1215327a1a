package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"scorecard/model"
	"scorecard/ui/view"
)

// Comparison is two states of years to be told as what differs between them.
type Comparison struct {
	Old, New string // what the two sides are called: years or files
	Years    []model.Preview
}

// inFull is how many years are told in full; of more, each is one line.
const inFull = 12

// mostFindings is how many new findings of a year are told.
const mostFindings = 20

// Preview prints what an import would do.
func Preview(w io.Writer, previews []model.Preview, o Options) error {
	m := &composer{f: o.format()}
	l := m.f.Labels.Preview
	for i := range previews {
		p := &previews[i]
		if len(previews) > inFull {
			m.item(0, view.Cell{Text: m.f.PreviewHeading(p) + ": " + m.f.PreviewSummary(previews[i:i+1])})
			continue
		}
		m.heading(1, fmt.Sprintf(l.TitleF, m.f.Text(p.Branch.Name), m.f.Year(p.Year)))
		m.state(p, true)
	}
	return m.writeTo(w, o)
}

// Diff prints what differs between two states.
func Diff(w io.Writer, d Comparison, o Options) error {
	m := &composer{f: o.format()}
	l := m.f.Labels.Preview
	m.heading(1, fmt.Sprintf(l.DiffTitleF, d.Old, d.New))
	differs := false
	for i := range d.Years {
		p := &d.Years[i]
		if p.Nothing() {
			continue
		}
		differs = true
		if len(d.Years) > 1 {
			m.heading(1, m.f.Text(p.Branch.Name)+" "+m.f.Year(p.Year))
		}
		m.state(p, false)
	}
	if !differs {
		m.item(0, view.Cell{Text: l.NothingDiffers})
	}
	return m.writeTo(w, o)
}

// writeTo writes the page in the form for a person.
func (m *composer) writeTo(w io.Writer, o Options) error {
	out := bufio.NewWriter(w)
	writeText(out, &m.page, o)
	return out.Flush()
}

// state tells what becomes of one year.
func (m *composer) state(p *model.Preview, imported bool) {
	for _, remark := range m.f.PreviewRemarks(p) {
		m.item(0, view.Cell{Text: remark, Tone: view.Strong})
	}
	if p.Nothing() && imported {
		m.item(0, view.Cell{Text: m.f.Labels.Preview.Nothing})
	}
	differences := p.Differences
	if p.Before != nil && p.After != nil && p.Before.Year.Year != p.After.Year.Year {
		differences = m.withoutSources(differences)
	}
	for _, list := range model.DifferenceLists() {
		m.listed(p, list, differences)
	}
	m.clashes(p)
	m.findings(p)
}

// withoutSources leaves out where facts are printed: from one year to another
// they all stand elsewhere.
func (m *composer) withoutSources(differences []model.Difference) []model.Difference {
	var kept []model.Difference
	for _, d := range differences {
		if d.Field != "source" && !strings.HasSuffix(d.Field, ".source") {
			kept = append(kept, d)
		}
	}
	if left := len(differences) - len(kept); left > 0 {
		m.item(0, view.Cell{Text: fmt.Sprintf(m.f.Labels.Preview.SourcesLeftOutF, left), Tone: view.Dim})
	}
	return kept
}

// listed tells what differs in one list, by item. Of a year that comes or goes as
// a whole the KPIs are named and the rest is counted.
func (m *composer) listed(p *model.Preview, list string, differences []model.Difference) {
	l := m.f.Labels.Preview
	n := model.CountDifferences(differences, list)
	if n.Total() == 0 || p.New && list == model.ListYear || p.Gone && list == model.ListYear {
		return
	}
	m.heading(2, fmt.Sprintf(l.CountsF, l.Lists[list], n.Added, n.Changed, n.Gone))
	if (p.New || p.Gone) && list != model.ListKPIs {
		return
	}
	told := ""
	for i := range differences {
		if d := &differences[i]; d.List == list {
			m.difference(p, d, told != d.Code || i == 0)
			told = d.Code
		}
	}
}

func (m *composer) difference(p *model.Preview, d *model.Difference, first bool) {
	name := m.f.DifferenceItem(d, p.After, p.Before)
	word := m.f.Labels.Preview.Kinds[d.Kind]
	if d.Whole() {
		m.item(0, view.Cell{Text: word + " " + name, Tone: toneOf(d.Kind)})
		return
	}
	if first {
		m.item(0, view.Cell{Text: m.f.Labels.Preview.Kinds[model.Changed] + " " + name})
	}
	old, new := m.f.DifferenceValues(d, p.After, p.Before)
	text := m.f.DifferenceField(d) + ": "
	switch d.Kind {
	case model.Added:
		text += word + " " + new
	case model.Gone:
		text += word + " " + old
	case model.Changed:
		text += old + " → " + new
	}
	m.item(1, view.Cell{Text: text})
}

func toneOf(k model.DifferenceKind) view.Tone {
	if k == model.Gone {
		return view.Bad
	}
	return view.Good
}

func (m *composer) clashes(p *model.Preview) {
	if len(p.Statuses) == 0 {
		return
	}
	l := m.f.Labels.Preview
	m.heading(2, l.Clashes)
	card := p.After
	if card == nil {
		card = p.Before
	}
	for i := range p.Statuses {
		s := &p.Statuses[i]
		m.item(0, view.Cell{Text: m.f.ItemName(card, s.Item)})
		for _, side := range []struct {
			title  string
			status model.Status
		}{{l.Kept, s.Kept}, {l.FromFile, s.Other}} {
			line := m.f.StatusLine(side.status)
			m.item(1, view.Cell{Text: side.title + ": " + line.Text, Tone: line.Tone})
		}
	}
}

func (m *composer) findings(p *model.Preview) {
	told := m.f.FindingLines(p)
	if len(told) == 0 {
		return
	}
	m.heading(2, m.f.Labels.Preview.Findings)
	for i, line := range told {
		if i == mostFindings {
			m.item(0, view.Cell{Text: fmt.Sprintf(m.f.Labels.Preview.MoreF, len(told)-i), Tone: view.Dim})
			break
		}
		m.item(0, line)
	}
}
