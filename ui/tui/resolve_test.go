package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"scorecard/model"
	"scorecard/seed"
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

// withStaffConflict is the built-in data with a headcount that two pages print
// differently.
func withStaffConflict(t *testing.T) []*model.Year {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	source := years[1].Staffing.Source
	years[1].Conflicts = append(years[1].Conflicts, model.Conflict{
		Kind: model.ValueConflict, Subject: "staff", Field: "staff.contract",
		Variants: []model.Variant{{Text: "契約職員 44名", Value: "44", Source: source}, {Text: "契約職員 43名", Value: "43", Source: source}},
	})
	return years
}

// Headcounts are resolved from the overview, which lists the branch's conflict.
func TestResolveStaffOnTheOverview(t *testing.T) {
	s := open(t, 120, 40, setup{years: withStaffConflict(t)}).press("G")
	for s.model.page().selected() != "staff" {
		if p := s.model.page(); p.at == 0 {
			t.Fatal("the overview has no row of the branch's staffing conflict")
		}
		s.press("k")
	}
	s.press("c")
	s.shows("契約職員 44名", "契約職員 43名")
	s.press("2", "x", "enter")
	if got := s.resolution(2024, "staff", "staff.contract"); got == nil || got.Variant != 1 {
		t.Errorf("stored %+v", got)
	}
}

func TestNothingToResolve(t *testing.T) {
	open(t, 120, 40, setup{}).press("2", "c").shows("この行に決める不一致はありません")
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

// disputed gives the branch's generic-rate a second conflict about its rating,
// and opens it.
func disputed(t *testing.T) (s *screen, conflicts *[]model.Conflict) {
	s = open(t, 120, 40, setup{})
	year := s.store.years[1]
	year.Conflicts = append(year.Conflicts, model.Conflict{
		Kind: model.ValueConflict, Subject: "generic-rate", Field: "rating", Variants: []model.Variant{printed("A", 2), printed("C", 5)},
	})
	s.send(loaded{request: s.model.request, card: mustCard(t, s.store, 2024)})
	s.press("5", "j", "c").shows("1/2", " 2  B")
	s.press("right").shows("2/2", " 2  C")
	return s, &year.Conflicts
}

func printed(text string, page int) model.Variant {
	return model.Variant{Text: text, Value: text, Source: model.Source{Document: "results-r6", Page: page}}
}

// someoneCommits makes the screen load what somebody else has written.
func (s *screen) someoneCommits() {
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
}

// ratings are the resolved words of the conflicts about generic-rate's rating.
func ratings(conflicts []model.Conflict) []string {
	var words []string
	for i := range conflicts {
		if c := &conflicts[i]; c.Subject == "generic-rate" && c.Field == "rating" {
			resolution := "-"
			if c.Resolution != nil {
				resolution = c.Variants[c.Resolution.Variant].Text
			}
			words = append(words, resolution)
		}
	}
	return words
}

// The second conflict about a fact stays in view while somebody else commits,
// and is the one that is resolved.
func TestResolve_KeepsTheConflictWhenReloaded(t *testing.T) {
	for name, change := range map[string]func(conflicts *[]model.Conflict){
		"another item": func(*[]model.Conflict) {},
		"a conflict before it": func(c *[]model.Conflict) {
			*c = append([]model.Conflict{{Kind: model.ValueConflict, Subject: "generic-rate", Field: "rating", Variants: []model.Variant{printed("A", 8), printed("B", 9)}}}, *c...)
		},
		"a print after the others": func(c *[]model.Conflict) {
			last := &(*c)[len(*c)-1]
			last.Variants = append(last.Variants, printed("B", 6))
		},
	} {
		s, conflicts := disputed(t)
		s.press("2", "x")
		change(conflicts)
		s.someoneCommits()
		s.shows("[2] C", "理由: x")
		s.press("enter").shows("「C」を使うと決めました")
		want := "- C"
		if name == "a conflict before it" {
			want = "- - C"
		}
		if got := strings.Join(ratings(*conflicts), " "); got != want {
			t.Errorf("%s: resolved %s, want %s", name, got, want)
		}
	}
}

// The chosen variant stays chosen when an import puts another before it or variants
// it on another page; when it is gone nothing is resolved in its place.
func TestResolve_KeepsThePrintWhenReloaded(t *testing.T) {
	for name, prints := range map[string][]model.Variant{
		"a print before it": {printed("C", 3), printed("A", 14), printed("B", 18)},
		"the other order":   {printed("B", 18), printed("A", 14)},
		"another page":      {printed("C", 3), printed("A", 14), printed("B", 20)},
	} {
		s := open(t, 120, 40, setup{}).press("5", "j", "c", "2", "x")
		*conflictPrints(s) = prints
		s.someoneCommits()
		s.shows("] B", "理由: x")
		s.press("enter").shows("「B」を使うと決めました")
		if got := s.resolution(2024, "generic-rate", "rating"); got == nil || prints[got.Variant].Text != "B" {
			t.Errorf("%s: resolved %+v", name, got)
		}
	}
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "2", "x")
	*conflictPrints(s) = []model.Variant{printed("A", 14), printed("C", 18)}
	s.someoneCommits()
	s.shows("選んでいた値は資料からなくなりました")
	s.press("enter")
	if got := s.resolution(2024, "generic-rate", "rating"); got != nil {
		t.Errorf("resolved %+v", got)
	}
}

func conflictPrints(s *screen) *[]model.Variant {
	for i := range s.store.years[1].Conflicts {
		if c := &s.store.years[1].Conflicts[i]; c.Subject == "generic-rate" && c.Field == "rating" {
			return &c.Variants
		}
	}
	s.t.Fatal("no conflict")
	return nil
}

// When the conflict in view is gone, another one about the fact does not take its
// place.
func TestResolve_EndsWhenTheConflictIsGone(t *testing.T) {
	s, conflicts := disputed(t)
	s.press("1", "x")
	*conflicts = (*conflicts)[:len(*conflicts)-1]
	s.someoneCommits()
	s.shows("この不一致はなくなりました")
	s.press("enter")
	if got := strings.Join(ratings(*conflicts), " "); got != "-" {
		t.Errorf("resolved %s", got)
	}
}

// A decision that was only looked at follows somebody else's: Enter does not
// bring the older one back.
func TestResolve_WithoutADraftShowsTheNewDecision(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("5", "j", "c", "1", "x", "enter", "c")
	s.shows("[1] A")
	for i := range s.store.years[1].Conflicts {
		if c := &s.store.years[1].Conflicts[i]; c.Resolution != nil {
			c.Resolution = &model.Resolution{Variant: 1, Reason: "their reason", Who: "佐藤", At: clock(), Version: 2}
		}
	}
	s.someoneCommits()
	s.shows("[2] B", "their reason", "佐藤")
	s.press("enter").shows("変更はありません")
	if got := s.resolution(2024, "generic-rate", "rating"); got.Variant != 1 || got.Who != "佐藤" {
		t.Errorf("resolved %+v", got)
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

// In the reason every printable key is text, and the cursor follows it.
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
