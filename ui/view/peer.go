package view

import (
	"fmt"
	"slices"

	"scorecard/model"
)

// KPIAmong is KPI with where the branch's figure stands among its peers, the
// other branches of the file, below the figures by year. Without peers it is KPI.
func (f Format) KPIAmong(c *model.Scorecard, code string, points []model.Point, peers []model.Peer) Detail {
	d := f.KPI(c, code, points)
	k := c.Year.KPI(code)
	if k == nil || len(peers) == 0 {
		return d
	}
	block := Block{Label: f.Labels.Preview.Peers, Side: Facts, Paras: []Cell{f.branchPlace(k, peers)}}
	at := slices.IndexFunc(d.Blocks, func(b Block) bool { return b.Label == f.Labels.History })
	d.Blocks = slices.Insert(d.Blocks, at+1, block)
	return d
}

// branchPlace is the place among the branches of the file and their median.
func (f Format) branchPlace(k *model.KPI, peers []model.Peer) Cell {
	l := f.Labels.Preview
	s, ok := k.BranchPlace(peers)
	if !ok {
		return Cell{Text: l.PeersNone, Tone: Dim}
	}
	text := fmt.Sprintf(l.PeersF, s.Place, s.Branches, thousands(s.Median)+f.unit(s.Unit))
	if s.Tied > 0 {
		text += "  " + fmt.Sprintf(l.PeersTiedF, s.Tied+1)
	}
	return Cell{Text: text}
}

// Branches lists the branches of a file with the codes that commands take; the
// one in view is marked.
func (f Format) Branches(branches []model.Branch, current string) Table {
	l := f.Labels
	t := Table{ID: "branches", Title: l.Preview.BranchesTitle, Columns: []Column{
		{ID: "code", Title: l.Code, Keep: Always},
		{ID: "name", Title: l.Preview.BranchWord, Keep: Always},
		{ID: "current", Title: "", Keep: Important},
	}}
	for i := range branches {
		b := &branches[i]
		mark := Cell{}
		if b.Code == current {
			mark = Cell{Text: l.Preview.Chosen, Tone: Dim}
		}
		t.Rows = append(t.Rows, Row{Key: b.Code, Cells: []Cell{{Text: b.Code}, {Text: f.Text(b.Name)}, mark}})
	}
	return t
}
