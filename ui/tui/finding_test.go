package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scorecard/ui/layout"
)

// toFinding moves the overview's selection to the first row whose text begins
// with the words.
func (s *screen) toFinding(words string) {
	s.t.Helper()
	for range 200 {
		p := s.model.page()
		ref := p.lines[p.items[p.at]]
		row := p.blocks[ref.block].grid.Table.Rows[ref.row]
		if len(row.Cells) == 2 && strings.HasPrefix(row.Cells[1].Text, words) {
			return
		}
		s.press("j")
	}
	s.t.Fatalf("there is no finding %q", words)
}

// The overview tells what the figures say, whole sentences with nothing cut;
// Enter goes to the row that a finding is about.
func TestFindingsOnTheOverview(t *testing.T) {
	s := open(t, 80, 24, setup{})
	s.toFinding("⑤ 被扶養者の特定保健指導実施率: 計画書の進捗状況は")
	s.shows("計画書の進捗状況は「達成見込み」。", "公式評価（C）でも目標との比較（未達）でも計画書と異なる結果だっ", "             た。")
	s.press("enter")
	s.shows("[4 保健]", " > ⑤")
	s = open(t, 80, 24, setup{})
	s.toFinding("レセプト点検の精度向上: ")
	s.press("enter")
	s.shows("この行には開くものがありません")
}

// A row of several lines is one row: it is marked once, shown whole, and a click
// on any of its lines is a click on it.
func TestRowOfSeveralLines(t *testing.T) {
	s := open(t, 60, 24, setup{})
	s.toFinding("④ 資格喪失後の保険証回収率: 実績")
	p := s.model.page()
	first, last := p.items[p.at], p.lastLine()
	if last-first < 2 {
		t.Fatalf("the row has %d lines", last-first+1)
	}
	list := s.model.plan().List
	if first < p.top || last >= p.top+list.Height {
		t.Errorf("lines %d to %d are not all in view from %d", first, last, p.top)
	}
	if marks := strings.Count(s.frame(), " > "); marks != 1 {
		t.Errorf("%d marks:\n%s", marks, s.frame())
	}
	s.press("k")
	s.send(tea.MouseClickMsg{X: layout.Margin + layout.Marker + 20, Y: list.Y + last - s.model.page().top, Button: tea.MouseLeft})
	if p := s.model.page(); p.items[p.at] != first {
		t.Errorf("a click on the last line selects line %d, not %d", p.items[p.at], first)
	}
}

// The findings are computed when a scorecard is loaded or changed and not while
// it is drawn.
func TestFindingsAreComputedOnce(t *testing.T) {
	s := open(t, 120, 40, setup{year: 2025})
	before := &s.model.format.Findings[0]
	s.press("2", "j", "v", "?", "esc", "1", "j")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.frame()
	if &s.model.format.Findings[0] != before {
		t.Error("drawing computes the findings again")
	}
	s = open(t, 120, 40, setup{year: 2025}).press("2")
	count := len(s.model.format.Findings)
	s.press("s", "1")
	if after := len(s.model.format.Findings); after != count-1 {
		t.Errorf("%d findings after a status was set, %d before", after, count)
	}
}
