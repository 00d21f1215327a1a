package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
)

func (s *screen) resolution(year int, subject, field string) *model.Resolution {
	for _, y := range s.store.years {
		for i := range y.Conflicts {
			if c := &y.Conflicts[i]; y.Year == year && c.Subject == subject && c.Field == field {
				return c.Resolution
			}
		}
	}
	s.t.Fatalf("no conflict %s %s", subject, field)
	return nil
}

// A conflict is resolved in place, with a reason that stays.
func TestResolveAConflict(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c")
	s.shows("資料間の不一致", " 1  A", " 2  B", "[0] 決めない", "理由:")
	s.press("2")
	s.shows("[2] B")
	s.press("詳", "細", "enter")
	s.shows("「B」を使うと決めました")
	got := s.resolution(2024, "generic-rate", "rating")
	if got == nil || got.Variant != 1 || got.Reason != "詳細" || got.Who != "熊本 花子" || got.Version != 1 {
		t.Errorf("stored %+v", got)
	}
	s.press("c")
	s.shows("決めた人: 熊本 花子 2026-04-01 09:30", "理由: 詳細")
	s.press("0", "enter")
	s.shows("決定を取り下げました")
	if got := s.resolution(2024, "generic-rate", "rating"); got != nil {
		t.Errorf("stored %+v", got)
	}
}

func TestResolvingWantsAReason(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "1", "enter")
	s.shows("理由を書いてください")
	s.press(" ", "enter") // blanks are none
	s.shows("理由を書いてください")
	if got := s.resolution(2024, "generic-rate", "rating"); got != nil {
		t.Errorf("stored %+v", got)
	}
	s.press("backspace", "x", "enter")
	if got := s.resolution(2024, "generic-rate", "rating"); got == nil || got.Variant != 0 || got.Reason != "x" {
		t.Errorf("stored %+v", got)
	}
}

func TestResolvingIsLeftWithoutAWord(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "enter")
	s.shows("変更はありません")
	s.press("c", "2", "x", "esc")
	s.shows("入力をやめました")
	if got := s.resolution(2024, "generic-rate", "rating"); got != nil {
		t.Errorf("stored %+v", got)
	}
}

// Headcounts are resolved from the overview, where the branch's conflict stands.
func TestResolveStaffOnTheOverview(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("G")
	for s.model.page().selected() != "staff" {
		if p := s.model.page(); p.at == 0 {
			t.Fatal("the overview has no row of the branch's staffing conflict")
		}
		s.press("k")
	}
	s.press("c")
	s.shows("契約職員 44名", "4グループの合計 43名")
	s.press("2", "x", "enter")
	if got := s.resolution(2024, "staff", "staff.contract"); got == nil || got.Variant != 1 {
		t.Errorf("stored %+v", got)
	}
}

func TestNothingToResolve(t *testing.T) {
	open(t, 120, 40, setup{}).press("4", "c").shows("この行に決める不一致はありません")
	s := open(t, 120, 40, setup{})
	s.store.readOnly = true
	s.press("5", "j", "c").shows("変えられません")
	s = open(t, 120, 40, setup{})
	s.store.closing = &model.Closing{Reason: "議会"}
	s.press("]", "[", "5", "j", "c").shows("締め済み")
}

// Somebody else was faster: theirs is shown, and the draft stays.
func TestResolvingLate(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "2", "m")
	for _, y := range s.store.years {
		for i := range y.Conflicts {
			if y.Conflicts[i].Subject == "generic-rate" && y.Conflicts[i].Field == "rating" {
				y.Conflicts[i].Resolution = &model.Resolution{Variant: 0, Reason: "their reason", Who: "佐藤", At: clock(), Version: 1}
			}
		}
	}
	s.press("enter")
	s.shows("他の人が先に決めました", "決めた人: 佐藤", "[2] B", "理由: m")
	s.press("enter")
	if got := s.resolution(2024, "generic-rate", "rating"); got.Variant != 1 || got.Reason != "m" || got.Version != 2 {
		t.Errorf("stored %+v", got)
	}
}

func TestResolvingFails(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "2", "x")
	s.store.refuse = &model.Error{Kind: model.NoSpace}
	s.press("enter")
	s.shows("[2] B", "理由: x")
	s.store.refuse = nil
	s.press("enter").shows("「B」を使うと決めました")
}

// What was typed is asked about before the program ends.
func TestQuittingAsksAboutADecision(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "2", "x", "ctrl+c")
	s.shows("入力を捨てて終了しますか")
	s.press("n").shows("[2] B", "入力は残っています")
	if s.press("ctrl+c", "y"); !s.quit {
		t.Error("not quit")
	}
}

// In the reason every printable key is text, and the cursor stands where it goes.
func TestReasonTakesEveryKey(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "1")
	before := s.model.View().Cursor
	s.press("q", "健").send(tea.PasteMsg{Content: "貼\n付"})
	after := s.model.View().Cursor
	if before == nil || after == nil || after.X-before.X != 1+2+2+1+2 || before.Y != after.Y {
		t.Errorf("the cursor went from %+v to %+v", before, after)
	}
	s.press("enter")
	if got := s.resolution(2024, "generic-rate", "rating"); got == nil || got.Reason != "q健貼 付" {
		t.Errorf("stored %+v", got)
	}
}
