package view

import (
	"slices"

	"scorecard/model"
)

// KPIAmong is KPI with the place of the branch's figure among its peers, the
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
	text := l.PeersPlace.With("place", s.Place, "branches", s.Branches, "median", thousands(s.Median)+f.unit(s.Unit))
	if s.Tied > 0 {
		text += "  " + l.PeersTied.With("branches", s.Tied+1)
	}
	return Cell{Text: text}
}

// Branches lists the branches of a file with the codes that commands take; the
// one in view is marked. The years that are on file of each, by its code, may be
// left out.
func (f Format) Branches(branches []model.Branch, current string, years map[string]string) Table {
	l := f.Labels
	b := newTable("branches", l.Preview.BranchesTitle, []column[*model.Branch]{
		{Column: Column{ID: "code", Title: l.Code, Keep: Always}, cell: func(b *model.Branch) Cell { return Cell{Text: b.Code} }},
		{Column: Column{ID: NameColumn, Title: l.Preview.BranchWord, Keep: Always}, cell: func(b *model.Branch) Cell { return Cell{Text: f.Text(b.Name)} }},
		{Column: Column{ID: "current", Keep: Important}, cell: func(b *model.Branch) Cell {
			if b.Code != current {
				return Cell{}
			}
			return Cell{Text: l.Preview.Chosen, Tone: Dim}
		}},
		{Column: Column{ID: "years", Title: l.Preview.Years, Keep: Important, Optional: true}, cell: func(b *model.Branch) Cell { return Cell{Text: years[b.Code]} }},
	}...)
	for i := range branches {
		b.row(Row{Key: branches[i].Code}, &branches[i])
	}
	return b.done()
}
