package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/ui/text"
)

func (s *screen) shows(want ...string) {
	s.t.Helper()
	frame := s.frame()
	for _, w := range want {
		if !strings.Contains(frame, w) {
			s.t.Errorf("the screen does not show %q:\n%s", w, frame)
		}
	}
}

func (s *screen) hides(unwanted ...string) {
	s.t.Helper()
	frame := s.frame()
	for _, w := range unwanted {
		if strings.Contains(frame, w) {
			s.t.Errorf("the screen shows %q:\n%s", w, frame)
		}
	}
}

// A manager reads the figures, the rating and the policy of a KPI without a key
// beyond the tab's.
func TestTableAndPolicyTogether(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	s.shows("68.2%以上", "65.8%", "-2.4pt", "96.5%", "14位 (13)  -1", "見込み", "R7方針", "比較不能", "グロス値 70.3%")
	s.press("j", "j", "j")
	s.shows("④ 被保険者の特定保健指導実施率", "R7方針", "目標との比較では未達。公式評価は A", "（全国順位 1位）。")
}

func TestYearsTurnAndKeepTheRow(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "j")
	s.shows("③ 被扶養者の特定健診実施率")
	s.press("]")
	s.shows("令和7年度 計画", "3 被扶養者の特定健診実施率", "29.6%", "32.9%", "継続")
	s.press("]")
	s.shows("これより後の年度はありません")
	s.press("[", "[")
	s.shows("令和5年度 実績", "③ 被扶養者の特定健診実施率", "30.0%以上", "25.2%", "記載なし")
	s.press("[")
	s.shows("これより前の年度はありません")
}

func TestNextYearsPlanStandsInTheResultsYear(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("3", "v", "v")
	s.shows("次年度（R7）重点施策", "レセプト点検効果の向上", "拡充")
	s.press("]")
	s.shows("重点施策")
	s.hides("次年度（R7）")
}

func TestSearchFindsByAnyNameAndWidth(t *testing.T) {
	for query, want := range map[string]string{
		"ジェネリック": "ジェネリック", "generic": "ジェネリック", "ＧＥＮＥＲＩＣ": "ジェネリック", "generic-rate": "ジェネリック",
		"保健①": "生活習慣病予防健診実施率", "68.2％": "生活習慣病予防健診実施率", "スマート": "当てはまる行はありません", "債権チーム": "債権チーム",
	} {
		s := open(t, 120, 40, setup{}).press("/")
		for _, r := range query {
			s.press(string(r))
		}
		s.shows(want)
	}
}

func TestSearchOpensTheRow(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("/", "柔", "道", "enter")
	s.shows("[2 業務]", "[事業計画 8]", "④ 柔道整復施術療養費")
	s.press("esc", "esc")
	s.shows("[1 全体]")
}

func TestOverviewOpensGroupsAndKPIs(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("j", "j", "enter")
	s.shows("[4 保健]")
	s = open(t, 120, 40, setup{}).press("j", "j", "j", "j", "enter")
	s.shows("[3 レセプト]", "① 協会のレセプト点検の査定率")
}

func TestLanguageSwitchesAtOnceAndKeepsTheRow(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4", "j", "L")
	s.shows("Health Group", "[4 Health]", ">= 10.7%")
}

func TestFullWidthKeysCount(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("４")
	s.shows("[4 保健]")
	s.press("？")
	s.shows("キーの使い方")
	s.press("esc", "」")
	s.shows("令和7年度 計画")
}

func TestMouse(t *testing.T) {
	s := open(t, 120, 40, setup{})
	tab := strings.Index(strings.Split(s.frame(), "\n")[1], "4 保健")
	x := width(strings.Split(s.frame(), "\n")[1][:tab])
	s.send(tea.MouseClickMsg{X: x, Y: 1, Button: tea.MouseLeft})
	s.shows("[4 保健]")
	screen := s.model.plan()
	s.send(tea.MouseClickMsg{X: 10, Y: screen.List.Y + 2, Button: tea.MouseLeft})
	s.shows("② 事業者健診データ取得率")
	s.send(tea.MouseWheelMsg{X: 10, Y: screen.List.Y, Button: tea.MouseWheelDown})
	s.shows("③ 被扶養者の特定健診実施率")
	s.send(tea.MouseWheelMsg{X: 10, Y: screen.Detail.Y, Button: tea.MouseWheelDown})
	s.shows("19/")
}

// Silence after a key press is a bug: every key changes the screen, says
// something or quits, on every screen.
func TestEveryKeyAnswers(t *testing.T) {
	keys := []string{"z", "e", "1", "9", "tab", "shift+tab", "[", "]", "/", "L", "?", "esc", "up", "down", "k", "j", "pgup", "pgdown",
		"g", "G", "left", "right", "h", "l", "v", "V", "J", "K", "enter", "y", "Y", "home", "end", "backspace", "ctrl+x"}
	for name, before := range screensOf() {
		for _, key := range keys {
			s := open(t, 120, 40, setup{}).press(before...)
			s.model.notice = notice{}
			s.model.stale = true
			old, oldCursor := s.frame(), s.model.View().Cursor
			s.press(key)
			if strings.HasPrefix(name, "search") && (key == "right" || key == "end") {
				continue // the cursor stands at the end of the text already
			}
			if s.quit || s.frame() != old || cursorMoved(oldCursor, s.model.View().Cursor) {
				continue
			}
			t.Errorf("%s: %q changes nothing and says nothing:\n%s", name, key, s.frame())
		}
	}
}

func cursorMoved(a, b *tea.Cursor) bool { return a != nil && b != nil && a.X != b.X }

// watched fails the test when the store is asked while Update or View runs.
type watched struct {
	*shelf
	t    *testing.T
	busy bool
}

func (w *watched) check(what string) {
	if w.busy {
		w.t.Errorf("%s was called inside Update or View", what)
	}
}

func (w *watched) Scorecard(ctx context.Context, branch string, year int) (*model.Scorecard, error) {
	w.check("Scorecard")
	return w.shelf.Scorecard(ctx, branch, year)
}

func (w *watched) Series(ctx context.Context, branch, kpi string) ([]model.Point, error) {
	w.check("Series")
	return w.shelf.Series(ctx, branch, kpi)
}

func (w *watched) Poll(ctx context.Context) (model.Pulse, error) {
	w.check("Poll")
	return w.shelf.Poll(ctx)
}

func TestStoreIsAskedOnlyInCommands(t *testing.T) {
	s := open(t, 120, 40, setup{})
	store := &watched{shelf: s.store, t: t}
	s.model.config.Store = store
	for _, key := range []string{"4", "j", "]", "[", "/", "a", "enter", "esc", "v", "L", "?", "esc", "tab", "y"} {
		store.busy = true
		_, cmd := s.model.Update(keyPress(key))
		_ = s.model.View()
		store.busy = false
		s.run(cmd)
	}
}

func TestStaleAnswersAreDropped(t *testing.T) {
	s := open(t, 120, 40, setup{})
	_, first := s.model.Update(keyPress("["))
	_, second := s.model.Update(keyPress("]"))
	s.run(second)
	s.shows("令和7年度")
	s.run(first)
	s.shows("令和7年度")
}

func TestChangesElsewhereAndALostFile(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	pulse := func(p model.Pulse) { s.send(pulseTaken{pulse: p}) }
	pulse(model.Pulse{Version: 1, Same: true})
	s.store.years[1].KPI("lifestyle-checkup-rate").Status = model.Status{Value: model.Difficult}
	pulse(model.Pulse{Version: 2, Same: true})
	s.shows("他の変更を読み込みました", "B   !  困難")
	pulse(model.Pulse{Version: 2, Gone: true})
	s.shows("ファイルが見つかりません", "読み取り専用")
	pulse(model.Pulse{Version: 2, Same: true})
	s.shows("ファイルが戻りました", "読み書き可")
}

func TestLoadFailureIsToldAndLosesNothing(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	s.send(loaded{request: s.model.request, err: &model.Error{Kind: model.Damaged, Subject: "scorecard.db"}})
	s.shows("ファイルが壊れています: scorecard.db", "65.8%")
}

// The whole name of a row is shown when it is selected, however narrow the
// window.
func TestWholeNameWhenSelected(t *testing.T) {
	for _, size := range sizes {
		s := open(t, size.width, size.height, setup{}).press("5", "j", "j")
		var seen []string
		screen := s.model.plan()
		area := screen.Detail
		if size.width == 120 { // there the name fits beside the sections
			area = screen.DetailTitle
		}
		for range 40 {
			for _, line := range strings.Split(s.frame(), "\n")[area.Y:area.End()] {
				if line = strings.TrimSpace(line); !slices.Contains(seen, line) {
					seen = append(seen, line)
				}
			}
			s.press("J")
		}
		if !strings.Contains(strings.ReplaceAll(strings.Join(seen, ""), " ", ""), "③全被保険者数に占める健康保険委員が委嘱されている事業所の被保険者数の割合") {
			t.Errorf("%dx%d: the name is nowhere whole", size.width, size.height)
		}
	}
}

// No figure may be cut: each that is on the screen is one of the table's.
func TestFiguresAreNeverCut(t *testing.T) {
	for wide := 20; wide <= 160; wide++ {
		s := open(t, wide, 40, setup{}).press("5")
		for range s.model.page().columnPages() {
			p := s.model.page()
			for _, item := range p.items {
				for i, segment := range p.segments(item) {
					at := p.blocks[0].page(p.col)[i]
					if column := p.blocks[0].grid.Table.Columns[at.Column]; column.ID == "name" {
						continue
					}
					text := p.blocks[0].grid.Table.Rows[p.lines[item].row].Cells[at.Column].Text
					if got := strings.TrimSpace(segment.Text); got != text && got != "…" {
						t.Fatalf("width %d: %q is cut to %q", wide, text, got)
					}
				}
			}
			s.press("l")
		}
	}
}

// Ratings stay told apart without colour, in few colours and in many.
func TestColourProfiles(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
		s := open(t, 120, 40, setup{profile: profile}).press("4")
		s.shows("A", "B", "C", "困難", "見込み")
		content := s.model.draw() // what the library drops from the rest is another test's
		if profile == colorprofile.ASCII && strings.Contains(content, "\x1b[3") {
			t.Errorf("colours in a profile without: %q", content)
		}
		if profile == colorprofile.ANSI && strings.Contains(content, "8;2;") {
			t.Errorf("more than sixteen colours in a profile of sixteen")
		}
	}
}

func TestCopy(t *testing.T) {
	s := open(t, 120, 40, setup{}).press("4")
	row := s.model.page().rowTSV()
	if fields := strings.Split(row, "\t"); fields[1] != "生活習慣病予防健診実施率" || fields[2] != "68.2%以上" || fields[4] != "65.8%" {
		t.Errorf("the row copies as %q", row)
	}
	if rows := strings.Split(s.model.page().tableTSV(), "\n"); len(rows) != 10 {
		t.Errorf("the table copies as %d lines", len(rows))
	}
	s.press("y").shows("行をコピーしました")
	s.press("Y").shows("表をコピーしました")
}

// What is copied goes into a spreadsheet, which would run a formula.
func TestCopy_GuardsFormulas(t *testing.T) {
	hostile := `=HYPERLINK("http://evil","x")`
	for name, want := range map[string]string{
		hostile: "'" + hostile, "@SUM(1)": "'@SUM(1)", "＝1+1": "'＝1+1", "-1+2": "'-1+2",
		`"=1+1"`: `"""=1+1"""`, `a "b"`: `a "b"`, "=a\tb\nc": "'=a b c",
	} {
		s := open(t, 120, 40, setup{}).press("4")
		for i := range s.model.card.Year.KPIs {
			s.model.card.Year.KPIs[i].Name.JA = name
		}
		s.model.pages = map[spot]*page{}
		row, table := strings.Split(s.model.page().rowTSV(), "\t"), s.model.page().tableTSV()
		if row[1] != want || !strings.Contains(table, "\t"+want+"\t") {
			t.Errorf("%q is copied as %q in\n%s", name, row[1], table)
		}
		// Differences with a unit are text; places climbed are numbers.
		if row[6] != "'-2.4pt" || row[11] != "-1" {
			t.Errorf("figures are copied as %q", row)
		}
	}
}

// Many groups: the tabs that have no digit are reached with Tab.
func TestTabKeysGoAround(t *testing.T) {
	s := open(t, 120, 40, setup{})
	for i := range 6 {
		s.press("tab")
		s.shows(fmt.Sprintf("[%d ", (i+1)%5+1))
	}
	s.press("shift+tab")
	s.shows("[1 ")
}

// A terminal that answers late decides the glyph set then; what it says after
// that, or without having been waited for, changes nothing.
func TestLateAnswerSwitchesTheGlyphs(t *testing.T) {
	say := func(s *screen, columns ...int) {
		for _, n := range columns {
			s.send(tea.CursorPositionMsg{X: n, Y: 1})
		}
	}
	s := open(t, 120, 40, setup{glyphs: text.Safe(), waiting: true}).press("4")
	s.shows("(1)", "-----")
	say(s, 2, 1, 1)
	s.shows("(1)")
	say(s, 1)
	s.shows("①", "─────")
	say(s, 2, 2, 2, 2)
	s.shows("①")
	s = open(t, 120, 40, setup{glyphs: text.Rich(), waiting: true}).press("4")
	say(s, 2, 2, 1, 2)
	s.shows("(1)")
	s = open(t, 120, 40, setup{glyphs: text.Rich()}).press("4")
	say(s, 2, 2, 2, 2)
	s.shows("①")
}

// Where arrows cannot be drawn, the keys have their names.
func TestArrowKeysHaveNamesInTheSafeSet(t *testing.T) {
	s := open(t, 120, 60, setup{glyphs: text.Safe()})
	s.shows("Up/Down 選択")
	s.press("?")
	s.shows("Up k  Down j ", "Left h  Right l ", "Tab  Down ", "Shift-Tab  Up ")
	s.hides("^ k")
}

func TestLoad_NamesDamagedNeighbours(t *testing.T) {
	s := open(t, 120, 40, setup{})
	s.store.damaged = []int{2023}
	s.press("]")
	s.shows("令和7年度 計画", "壊れているため除きました: R5")
	s.model = New(Config{Context: t.Context(), Store: s.store, Card: &model.Scorecard{
		Year: s.store.years[1], Damaged: []int{2023},
	}, Lang: model.English, Glyphs: text.Rich(), Now: clock})
	s.run(s.model.Init())
	s.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.shows("left out: R5")
}
