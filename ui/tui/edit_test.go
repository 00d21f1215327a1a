package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"scorecard/model"
)

func (s *screen) stored(year int, code string) model.Status { return *s.store.status(year, code) }

func TestEditInPlace(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e")
	s.shows("進捗 R6:", "[達成困難]", " 達成 ", "コメント:", "Tab 進捗  Enter 保存")
	s.press("up", "enter")
	s.shows("保存しました: 困難 → 見込み", "C      見込み")
	got := s.stored(2024, "employer-data-rate")
	if got.Value != model.Expected || got.Who != "熊本 花子" || got.Version != 1 {
		t.Errorf("stored %+v", got)
	}
	s.shows("熊本 花子 2026-04-01 09:30", "進捗更新 2026-04-01")
}

func TestEnterEditsARow(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "enter", "shift+tab", "enter")
	if got := s.stored(2024, "lifestyle-checkup-rate").Value; got != model.Achieved {
		t.Errorf("stored %q", got)
	}
}

func TestEscapeLeavesEverything(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "e", "tab", "あ", "esc")
	s.shows("入力をやめました")
	if got := s.stored(2024, "lifestyle-checkup-rate"); got.Version != 0 || got.Comment != "" {
		t.Errorf("stored %+v", got)
	}
}

// In the comment every printable key is text, Japanese too, and the terminal's
// cursor stands where it goes.
func TestCommentTakesEveryKey(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e")
	before := s.model.View().Cursor
	s.press("q", "1", "/", "健", "診", " ", "L")
	s.send(tea.PasteMsg{Content: "貼り付け\nた\x1b[31m"})
	after := s.model.View().Cursor
	if before == nil || after == nil || after.X-before.X != len("q1/")+4+len(" L")+8+len(" ")+2+len("[31m") || after.Y != before.Y {
		t.Errorf("the cursor went from %+v to %+v", before, after)
	}
	s.press("enter")
	if got := s.stored(2024, "employer-data-rate").Comment; got != "q1/健診 L貼り付け た[31m" {
		t.Errorf("stored comment %q", got)
	}
}

func TestSetAtOnce(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("2", "s")
	s.shows("1 達成  2 見込み")
	s.press("1")
	s.shows("保存しました: (100%) → 達成  e コメントを書く")
	s.press("s", "x")
	s.shows("やめました")
	s.press("s", "3")
	s.shows("保存しました: 達成 → 困難  e コメントを書く")
	s.hides("コメント:")
	s.press("e", "人", "enter")
	if got := s.stored(2024, "service-standard"); got.Value != model.Difficult || got.Comment != "人" || got.Version != 3 {
		t.Errorf("stored %+v", got)
	}
}

// A comment stays with the person who wrote it: set at once by another, the
// status has none, and the history keeps what was there.
func TestSetAtOnce_DropsSomebodyElsesComment(t *testing.T) {
	s := open(t, 120, 40, setup{})
	*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Difficult, Comment: "担当が不在", Who: "佐藤", At: clock(), Version: 4}
	s.send(loaded{request: s.model.request, card: mustCard(t, s.store, 2024)})
	s.press("4", "j", "s", "3").shows("変更はありません")
	s.press("s", "2").shows("保存しました: 困難 → 見込み  e コメントを書く  前のコメントは履歴にあります")
	if got := s.stored(2024, "employer-data-rate"); got.Value != model.Expected || got.Comment != "" || got.Who != "熊本 花子" {
		t.Errorf("stored %+v", got)
	}
	if n := len(s.store.history); n != 1 || s.store.history[0].From.Comment != "担当が不在" {
		t.Errorf("the history is %+v", s.store.history)
	}
	s.press("e", "私", "enter", "s", "1")
	if got := s.stored(2024, "employer-data-rate"); got.Value != model.Achieved || got.Comment != "私" {
		t.Errorf("one's own comment is not kept: %+v", got)
	}
}

// While a status is set at once no field is open: keys in between do nothing,
// and a refusal leaves no draft.
func TestSetAtOnce_OpensNoField(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s")
	answer := s.hold("2")
	s.press("1").shows("保存中")
	s.hides("コメント:")
	if s.model.View().Cursor != nil {
		t.Error("there is a cursor")
	}
	answer()
	s.shows("保存しました")
	s.store.refuse = &model.Error{Kind: model.NoSpace, Subject: "scorecard.db"}
	s.press("s", "1").shows("ディスクの空きがありません")
	s.hides("コメント:")
	s.press("j").shows("③ 被扶養者の特定健診実施率")
}

// Set at once while somebody else changed it: both are shown first.
func TestSetAtOnce_Collides(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s")
	*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Comment: "確認済み", Who: "佐藤", At: clock(), Version: 5}
	s.press("2").shows("相手: 達成  確認済み", "自分: 達成見込み")
	s.press("esc").shows("[達成見込み]", "コメント:")
}

// Whatever comes instead of the digit cancels, and the question is in view until
// then.
func TestSetAtOnce_IsCancelledByAnythingElse(t *testing.T) {
	for name, msg := range map[string]tea.Msg{
		"key": keyPress("tab"), "paste": tea.PasteMsg{Content: "1"}, "click": tea.MouseClickMsg{X: 5, Y: 9, Button: tea.MouseLeft},
		"wheel": tea.MouseWheelMsg{X: 5, Y: 9, Button: tea.MouseWheelDown},
	} {
		s := open(t, 120, 40, setup{}).press("4", "s")
		s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
		s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
		s.shows("1 達成  2 見込み")
		s.send(msg)
		s.shows("やめました")
		s.press("2")
		if len(s.store.history) != 0 {
			t.Errorf("%s: the history is %+v", name, s.store.history)
		}
	}
}

// Any text typed key by key into the editor is the comment, as the field stores
// it, and leaves the status as it was.
func TestEditor_AnyTextIsTheComment(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		item := rapid.SampledFrom([]string{"service-standard", "lifestyle-checkup-rate", "employer-data-rate"}).Draw(rt, "item")
		typed := rapid.OneOf(rapid.StringN(1, 40, -1), rapid.StringMatching(`[0-3etsmqj?: ]{1,6}`)).Draw(rt, "text")
		s := open(t, 120, 40, setup{})
		if item != "service-standard" {
			s.press("4")
		} else {
			s.press("2")
		}
		if item == "employer-data-rate" {
			s.press("j")
		}
		before := s.stored(2024, item)
		s.press("e")
		want := ""
		for _, r := range typed {
			s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			switch {
			case r == '\n' || r == '\r' || r == '\t':
				want += " "
			case !unicode.IsControl(r):
				want += string(r)
			}
		}
		s.press("enter")
		got := s.stored(2024, item)
		if got.Comment != want || got.Value != before.Value || got.Note != before.Note {
			rt.Fatalf("typed %q, stored %+v", typed, got)
		}
	})
}

// A digit alone writes nothing and chooses nothing, on any page.
func TestDigitAloneNeverWrites(t *testing.T) {
	pages := screensOf()
	for name, keys := range map[string][]string{
		"edit": {"4", "e"}, "collision": {"4", "e", "x", "enter"}, "settle": {"5", "j", "c"}, "history": {"4", "H"}, "import": {"I"}, "export": {"X"},
		"undo named": {"4", "s", "1", "u"}, "quit asked": {"4", "e", "x", "ctrl+c"},
	} {
		pages[name] = keys
	}
	for name, keys := range pages {
		for _, digit := range []string{"0", "1", "2", "3", "9", "３"} {
			s := open(t, 120, 40, setup{}).press(keys[:max(len(keys)-1, 0)]...)
			if name == "collision" {
				s.store.status(2024, "lifestyle-checkup-rate").Version = 7
			}
			if len(keys) > 0 {
				s.press(keys[len(keys)-1])
			}
			before, changes := copied(s.store.years), len(s.store.history)
			s.press(digit)
			if !reflect.DeepEqual(s.store.years, before) || len(s.store.history) != changes || len(s.post.written) > 0 {
				t.Errorf("%s: %s writes", name, digit)
			}
			if d := s.model.draft; d != nil && d.value != d.before.Value {
				t.Errorf("%s: %s chooses %q", name, digit, d.value)
			}
		}
	}
}

// A pasted text is in the field whole, or not at all and with a word about it.
func TestPaste_IsKeptWholeOrRefused(t *testing.T) {
	long := strings.Repeat("長い説明。", 800)
	s := open(t, 120, 40, setup{}).press("4", "j", "e")
	s.send(tea.PasteMsg{Content: long})
	s.hides("長すぎる")
	s.press("enter").shows("保存しました")
	if got := s.stored(2024, "employer-data-rate").Comment; got != long {
		t.Errorf("%d bytes of %d are stored", len(got), len(long))
	}
	s.press("e").send(tea.PasteMsg{Content: long})
	s.shows("長すぎるため追加していません。入力欄は16 KBまでです")
	s.send(tea.PasteMsg{Content: "一行目\r\n二行目\r三行目"})
	s.hides("長すぎる")
	s.press("enter")
	if got := s.stored(2024, "employer-data-rate").Comment; got != long+"一行目 二行目 三行目" {
		t.Errorf("stored %d bytes, the end is %q", len(got), got[max(len(got)-40, 0):])
	}
	for name, keys := range map[string][]string{"reason": {"5", "j", "c", "1"}, "file": {"I", "x"}, "search": {"/"}} {
		s := open(t, 120, 40, setup{}).press(keys...)
		s.send(tea.PasteMsg{Content: strings.Repeat("x", model.MaxText+1)})
		s.shows("長すぎる")
		for _, field := range s.model.fields() {
			if len(field.text()) > 1 {
				t.Errorf("%s: the field has %d bytes", name, len(field.text()))
			}
		}
	}
}

// What is pasted over a collision or a save in progress is not typed unseen.
func TestPaste_NeedsAnOpenField(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e", "up")
	*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Who: "佐藤", At: clock(), Version: 5}
	s.press("enter").send(tea.PasteMsg{Content: "unseen"})
	s.shows("ここでは使わないキーです")
	if got := s.model.draft.comment.text(); got != "" {
		t.Errorf("the comment is %q", got)
	}
}

func TestActivitiesAndKeyMeasuresTakeAStatus(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "v", "s", "2")
	if got := s.store.years[1].Activities[10].Status.Value; got != model.Expected {
		t.Errorf("the activity's status is %q", got)
	}
	s.press("v", "s", "1")
	if got := s.store.years[2].Initiatives[28].Status; got.Value != model.Achieved {
		t.Errorf("the next year's key measure has %+v", got)
	}
	s = open(t, 120, 40, setup{}).press("3", "v", "v", "e")
	s.shows("見出しの行に進捗はありません")
	s.press("V", "V", "V", "e")
	s.shows("この行に進捗はありません")
}

func TestCollisionShowsBothAndLosesNeither(t *testing.T) {
	for key, want := range map[string]model.StatusValue{"t": model.Achieved, "m": model.Expected} {
		s := open(t, 120, 40, setup{}).press("4", "j", "e", "up")
		*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Comment: "確認済み", Who: "佐藤", At: clock(), Version: 5}
		s.press("enter")
		s.shows("相手: 達成  確認済み", "佐藤", "自分: 達成見込み", "t 相手の内容にする")
		s.press(key)
		if got := s.stored(2024, "employer-data-rate").Value; got != want {
			t.Errorf("%s: stored %q, want %q", key, got, want)
		}
	}
	s := open(t, 120, 40, setup{}).press("4", "j", "e", "up")
	*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Who: "佐藤", At: clock(), Version: 5}
	s.press("enter", "esc")
	s.shows("入力は残っています", "[達成見込み]")
}

func TestFailedSaveKeepsTheDraft(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e", "up", "理", "由")
	s.store.refuse = &model.Error{Kind: model.NoSpace, Subject: "scorecard.db"}
	s.press("enter")
	s.shows("ディスクの空きがありません: scorecard.db", "[達成見込み]", "理由")
	s.store.refuse = nil
	s.press("enter")
	if got := s.stored(2024, "employer-data-rate"); got.Value != model.Expected || got.Comment != "理由" {
		t.Errorf("stored %+v", got)
	}
}

func TestForeignChangeLeavesTheDraftAlone(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e", "up", "草", "稿")
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	s.store.status(2024, "lifestyle-checkup-rate").Value = model.Difficult
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
	s.shows("草稿", "[達成見込み]", "B   !  困難")
}

func TestReadOnlyRefusesWithTheReason(t *testing.T) {
	for _, size := range sizes {
		s := open(t, size.width, size.height, setup{})
		s.store.readOnly, s.store.why = true, model.ReadOnly
		s.press("4", "e")
		s.shows("読み取り専用")
		if size.width == 120 {
			s.shows("変えられません: 書き込めないファイルです")
		}
	}
}

func TestClosedYearRefusesAndSaysHow(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.store.closing = &model.Closing{Who: "佐藤", At: clock(), Reason: "評議会で確定"}
	s.send(loaded{request: s.model.request, card: mustCard(t, s.store, 2024)})
	s.press("4", "e")
	s.shows("締め済み", "R6は締め済みのため変えられません（評議会で確定）", "scorecard year reopen")
}

func mustCard(t *testing.T, store *shelf, year int) *model.Scorecard {
	t.Helper()
	card, err := store.Scorecard(t.Context(), "", year)
	if err != nil {
		t.Fatal(err)
	}
	return card
}

func TestQuitAsksBeforeADraftIsLost(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e", "up", "ctrl+c")
	s.shows("入力を捨てて終了しますか")
	if s.quit {
		t.Error("the program ended")
	}
	s.press("n")
	s.shows("[達成見込み]")
	if s.press("ctrl+c", "y"); !s.quit {
		t.Error("the program goes on after y")
	}
	if s := open(t, 120, 40, setup{}).press("4", "q"); !s.quit {
		t.Error("q without a draft does not end the program")
	}
}

func TestHistoryOfTheRowAndOfAll(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "s", "1", "j", "s", "2", "H")
	s.shows("保健② 事業者健診データ取得率 の履歴", "困難", "見込み", "熊本 花子", "2026-04-01 09:30")
	s.hides("保健① 生活習慣病予防健診実施率")
	s.press("H")
	s.shows("すべての履歴", "保健① 生活習慣病予防健診実施率", "保健② 事業者健診データ取得率")
	s.press("esc")
	s.shows("[4 保健]")
}

func TestUndoNamesTheChangeFirst(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "s", "2", "u")
	s.shows("取り消す変更: R6 保健② 事業者健診データ取得率 困難 → 見込み")
	s.press("x")
	s.shows("やめました")
	s.press("u", "u")
	s.shows("取り消しました", "C      困難")
	if len(s.store.history) != 2 {
		t.Errorf("the history has %d rows, want an undo beside the edit", len(s.store.history))
	}
	s.press("ctrl+r")
	s.shows("やり直せる変更はありません")
}

// A KPI that has no actual yet wants its status looked at every month.
func TestOldStatusIsMarked(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.store.status(2025, "review-rate").At = clock().Add(-31 * 24 * time.Hour)
	s.store.status(2025, "review-rate").Value = model.Expected
	s.store.status(2025, "review-amount").At = clock().Add(-29 * 24 * time.Hour)
	s.store.status(2025, "review-amount").Value = model.Expected
	s.press("3", "]")
	frame := s.frame()
	if strings.Count(frame, "見込み(古)") != 1 || !strings.Contains(frame, "31日") {
		t.Errorf("the old status is not marked once:\n%s", frame)
	}
}

// The mouse opens the status it clicks on, and a click beside a draft keeps it.
func TestMouseEdits(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	screen := s.model.plan()
	row := strings.Split(s.frame(), "\n")[screen.List.Y+2]
	x := width(row[:strings.Index(row, "困難")])
	s.send(tea.MouseClickMsg{X: x, Y: screen.List.Y + 2, Button: tea.MouseLeft})
	s.shows("[達成困難]")
	s.send(tea.MouseClickMsg{X: 5, Y: screen.List.Y, Button: tea.MouseLeft})
	s.shows("[達成困難]", "入力は残っています")
}

func TestFramesOfEditing(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for _, size := range sizes {
			name := func(what string) string { return what + "-" + sizeName(size.width, size.height) + "-" + string(lang) }
			open := func() *screen { return open(t, size.width, size.height, setup{lang: lang}) }
			golden(t, name("edit"), open().press("4", "j", "e").frame())
			golden(t, name("edit-comment"), open().press("4", "j", "e", "大", "規", "模", "1").frame())
			s := open().press("4", "j", "e", "up")
			*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Comment: "確認済み", Who: "佐藤", At: clock(), Version: 5}
			golden(t, name("collision"), s.press("enter").frame())
			s = open()
			s.store.readOnly, s.store.why = true, model.ReadOnly
			golden(t, name("read-only"), s.press("4", "e").frame())
			golden(t, name("history"), open().press("4", "s", "1", "j", "s", "2", "H", "H").frame())
		}
	}
}

// A change that was loaded while the draft stood open is never taken for the
// draft: what was chosen and what holds are both shown.
func TestUnchangedDraftOverANewerChangeCollides(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "e")
	*s.store.status(2024, "employer-data-rate") = model.Status{Value: model.Achieved, Who: "佐藤", At: clock(), Version: 5}
	s.send(pulseTaken{pulse: model.Pulse{Version: 1, Same: true}})
	s.send(pulseTaken{pulse: model.Pulse{Version: 2, Same: true}})
	s.press("enter")
	s.shows("相手: 達成", "自分: 達成困難")
	s.press("m")
	if got := s.stored(2024, "employer-data-rate"); got.Value != model.Difficult || got.Version != 6 {
		t.Errorf("stored %+v", got)
	}
}

// Nothing counted is not zero.
func TestNothingCountedIsNotZero(t *testing.T) {
	s := open(t, 120, 40, setup{year: 2023, years: withStaffConflict(t)})
	for _, line := range strings.Split(s.frame(), "\n") {
		if strings.Contains(line, "保健グループ") && !strings.Contains(line, "- - -") {
			t.Errorf("R5 has no ratings, yet: %s", line)
		}
	}
	s.shows("契約職員  44名 / 43名")
}
