package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/ui/text"
)

// hold sends a key and keeps back what it asks the store for, until the answer
// is let in.
func (s *screen) hold(key string) (answer func()) {
	s.t.Helper()
	_, cmd := s.model.Update(keyPress(key))
	if cmd == nil {
		s.t.Fatalf("%s asks for nothing", key)
	}
	return func() { s.run(cmd) }
}

// An answer that comes when a draft is open already must not take its keys.
func TestLateHistoryLeavesTheDraftAlone(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j")
	answer := s.hold("H")
	s.press("e", "up", "遅")
	answer()
	s.press("い")
	s.shows("[達成見込み]", "遅い")
	s.press("enter")
	if got := s.stored(2024, "employer-data-rate"); got.Value != model.Expected || got.Comment != "遅い" {
		t.Errorf("stored %+v", got)
	}
}

// Nor may a u that is typed into a comment take back the change that was named
// too late to be seen.
func TestLateUndoLeavesTheDraftAlone(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s", "2")
	answer := s.hold("u")
	s.press("j", "e")
	answer()
	s.press("u", "u", "enter")
	if got := s.stored(2024, "dependent-checkup-rate").Comment; got != "uu" {
		t.Errorf("stored comment %q", got)
	}
	if len(s.store.history) != 2 {
		t.Errorf("the history is %+v", s.store.history)
	}
}

// A row is not edited while another year is on its way: it is not the one that
// was meant.
func TestNoEditWhileTheYearTurns(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	answer := s.hold("]")
	s.press("e")
	s.shows("読み込み中")
	answer()
	s.shows("[R7]")
	if len(s.store.history) != 0 {
		t.Errorf("the history is %+v", s.store.history)
	}
	s.press("s", "1")
	if got := s.stored(2025, "lifestyle-checkup-rate").Value; got != model.Achieved {
		t.Errorf("stored %q", got)
	}
}

// A change by somebody else while a year is on its way does not keep it away.
func TestForeignChangeKeepsTheTurn(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	answer := s.hold("]")
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
	answer()
	s.shows("[R7]")
}

// What was saved in one year is not shown in another that was turned to while
// it was being saved.
func TestSavedInItsOwnYear(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "e", "up")
	answer := s.hold("enter")
	s.send(loaded{request: s.model.request, card: mustCard(t, s.store, 2025)})
	answer()
	if got := s.model.card.Year.KPI("lifestyle-checkup-rate").Status.Value; got != model.Unset {
		t.Errorf("the next year shows %q", got)
	}
	if got := s.stored(2024, "lifestyle-checkup-rate").Value; got != model.Achieved {
		t.Errorf("stored %q", got)
	}
}

// A change by somebody else between the loading of the year and the first look
// at the file is seen.
func TestChangeBeforeTheFirstPulse(t *testing.T) {
	store := open(t, 120, 40, setup{}).store
	s := &screen{t: t, store: store, model: New(Config{
		Context: t.Context(), Store: store, Editor: store, Card: mustCard(t, store, 2024), Lang: model.Japanese,
		Pulse: model.Pulse{Version: 4, Same: true}, Glyphs: text.Rich(), Now: clock,
	})}
	s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.press("4")
	s.send(pulseTaken{pulse: model.Pulse{Version: 4, Same: true}})
	s.hides("他の変更を読み込みました")
	s.store.status(2024, "insured-guidance-rate").Value = model.Achieved
	s.send(pulseTaken{pulse: model.Pulse{Version: 5, Same: true}})
	s.shows("他の変更を読み込みました", "A   !  達成")
}

// A path that is too long for the bottom line loses folders, not the file's name
// or what is said about it.
func TestLongPathKeepsTheFileName(t *testing.T) {
	path := "/home/" + strings.Repeat("very-long-folder/", 20) + "scorecard.db"
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		s := open(t, 80, 24, setup{lang: lang}).press("4", "j", "e", "up")
		s.store.refuse = &model.Error{Kind: model.NoSpace, Subject: path}
		s.press("enter")
		s.hides("very-long")
		s.shows(": …/scorecard.db ")
	}
	s := open(t, 80, 24, setup{glyphs: text.Safe()}).press("4", "j", "e", "up")
	s.store.refuse = &model.Error{Kind: model.NoSpace, Subject: `C:\Users\` + strings.Repeat(`長い名前\`, 20) + "scorecard.db"}
	s.press("enter")
	s.shows(": ...＼scorecard.db ")
}

// A late answer about the terminal's widths reaches every text field that is
// open: what was typed is drawn with the new set, and stays as it was typed.
func TestLateWidthsReachEveryField(t *testing.T) {
	for name, keys := range map[string][]string{
		"comment": {"4", "e"}, "reason": {"5", "j", "c", "1"}, "file": {"I"}, "search": {"/"},
	} {
		s := open(t, 120, 40, setup{glyphs: text.Rich(), waiting: true}).press(append(keys, "※")...)
		for _, width := range []int{2, 2, 2, 2} {
			s.send(tea.CursorPositionMsg{X: width, Y: 1})
		}
		if s.press("x"); strings.Contains(s.frame(), "※x") || !strings.Contains(s.frame(), "*x") {
			t.Errorf("%s: the field is not drawn with the new set:\n%s", name, s.frame())
		}
	}
}

// Somebody else's change, by which the year is loaded again while the history is
// on its way, neither drops the history nor leaves it without that change.
func TestHistory_SurvivesReload(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s", "2")
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	_, cmd := s.model.Update(keyPress("H"))
	history := cmd() // read before the other's change
	s.store.history = append(s.store.history, model.Change{
		Seq: 2, Year: 2024, Item: "employer-data-rate", Kind: model.Edited, To: model.Status{Value: model.Achieved}, Who: "佐藤", At: clock(),
	})
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
	s.send(history)
	s.shows("の履歴", "佐藤")
}

// A history that was asked for in another year does not open in this one.
func TestHistory_OfAnotherYearIsDropped(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j")
	_, cmd := s.model.Update(keyPress("H"))
	history := cmd()
	s.press("]")
	s.send(history)
	if s.model.mode != browsing || strings.Contains(s.frame(), "の履歴") {
		t.Errorf("the history opened:\n%s", s.frame())
	}
}

// The history in view has the undo that was made in it, and what others do
// meanwhile, without losing the row or the message.
func TestHistory_ShowsUndoMadeInIt(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s", "2", "H")
	s.shows("の履歴")
	s.press("u", "u")
	if got := len(s.model.record.changes); got != 2 {
		t.Errorf("the history in view has %d changes after an undo, want 2:\n%s", got, s.frame())
	}
	s.shows("取り消しました")
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	s.store.history = append(s.store.history, model.Change{
		Seq: 3, Year: 2024, Item: "employer-data-rate", Kind: model.Edited, To: model.Status{Value: model.Achieved}, Who: "佐藤", At: clock(),
	})
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
	if got := len(s.model.record.changes); got != 3 {
		t.Errorf("the history in view has %d changes after somebody else's, want 3", got)
	}
}

// A group keeps its tab, section and row in a year that lists the groups in
// another order.
func TestTab_FollowsGroupThroughYears(t *testing.T) {
	s := open(t, 120, 40, setup{})
	after := s.store.years[2]
	after.Groups[0], after.Groups[2] = after.Groups[2], after.Groups[0]
	s.press("4", "v", "v", "]")
	if got := s.model.group(); s.model.card.Year.Year != 2025 || got != "health" {
		t.Errorf("FY%d shows %s, want health", s.model.card.Year.Year, got)
	}
	if got := s.model.section[s.model.tab]; got != initiatives {
		t.Errorf("section %d is shown, want %d", got, initiatives)
	}
}
