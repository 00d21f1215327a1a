package tui

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"scorecard/model"
	"scorecard/model/volume"
	"scorecard/ui/emulator"
	"scorecard/ui/text"
)

// poisoner puts a hostile text wherever a value has room for text; of several, one
// after the other.
type poisoner struct {
	texts  []string
	how    int  // alone, after what stood there, or before it
	codes  bool // codes and kinds as well: what no import lets in, but a damaged file may hold
	count  int
	fields map[string]bool
}

// first is the text that stands for all where there is room for one.
func (p *poisoner) first() string { return p.texts[0] }

// keys are the fields by which the parts of a scorecard find each other. Where
// they are poisoned, they are so in one way everywhere.
var keys = strings.Fields("Code Group Category Theme Document Parent KPIs From To Subject Field Rating Grade")

func (p *poisoner) walk(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		p.poison(v, name)
	case reflect.Pointer:
		if !v.IsNil() {
			p.walk(v.Elem(), name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.walk(v.Index(i), name)
		}
	case reflect.Struct:
		if status, ok := v.Addr().Interface().(*model.Status); ok {
			status.At, status.Version = clock().Add(-time.Hour), 1 // so that who set it is shown
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				p.walk(v.Field(i), v.Type().Field(i).Name)
			}
		}
	default:
	}
}

func (p *poisoner) poison(v reflect.Value, name string) {
	kind := v.Type() != reflect.TypeFor[string]()
	for _, key := range keys {
		kind = kind || key == name
	}
	before, bad := v.String(), p.texts[p.count%len(p.texts)]
	if kind { // the same key gets the same text
		bad = p.texts[len(before)%len(p.texts)]
	}
	switch {
	case kind && (!p.codes || before == "") || bad == "":
		return
	case kind || p.how == 1:
		v.SetString(before + bad)
	case p.how == 0:
		v.SetString(bad)
	default:
		v.SetString(bad + before)
	}
	p.count++
	p.fields[name] = true
}

func (p *poisoner) years(t testing.TB) []*model.Year {
	t.Helper()
	years := copied(builtIn(t))
	p.fields = map[string]bool{}
	p.walk(reflect.ValueOf(years), "")
	return years
}

// history is a history in which everything that can be text is hostile.
func (p *poisoner) history(year *model.Year) []model.Change {
	var changes []model.Change
	for _, kind := range model.ChangeKinds() {
		for _, item := range []string{"", year.KPIs[0].Code, year.Activities[0].Code, p.first()} {
			said := model.Status{Value: model.Difficult, Note: p.first(), Comment: p.first(), Who: p.first(), At: clock()}
			changes = append(changes, model.Change{Seq: len(changes) + 1, Year: year.Year, Item: item, Kind: kind, From: said, To: said,
				Reason: p.first(), Who: p.first(), At: clock(), Undoes: 1})
		}
	}
	return changes
}

// besiege shows every kind of screen of a poisoned scorecard.
func besiege(l *live, s string) {
	step := func(where string, keys ...string) {
		l.press(keys...)
		l.right(fmt.Sprintf("%.40q: %s", s, where))
	}
	step("overview")
	step("overview scrolled", "G")
	step("KPIs", "4", "j")
	step("columns", "l", "J", "J", "J")
	step("edit", "h", "e")
	step("comment", "tab", "home")
	l.send(tea.PasteMsg{Content: s})
	step("pasted", "left")
	l.store.refuse = &model.Error{Kind: model.NoSpace, Subject: s}
	step("refused", "up", "enter")
	l.store.refuse = &model.StaleError{Current: model.Status{Value: model.Achieved, Note: s, Comment: s, Who: s, At: clock()}}
	step("collision", "enter")
	step("cancelled", "esc", "esc")
	step("history", "H", "H", "j")
	step("change named", "esc", "u")
	step("search", "x", "/")
	l.send(tea.PasteMsg{Content: s})
	step("searched")
	step("found", "ctrl+u", "down")
	step("activities", "esc", "2", "v")
	step("initiatives", "v", "G")
	step("staffing", "v", "j")
	l.store.closing = &model.Closing{Who: s, At: clock(), Reason: s}
	step("plan year, closed", "]", "5", "e")
	l.send(loaded{request: l.tap.request, err: &model.Error{Kind: model.Damaged, Subject: s}})
	step("message", "L")
	step("conflicts", "[", "1", "G")
}

// sieges are what to poison with: each text in all places, in one set of glyphs
// and one window after the other; and all texts beside each other.
func sieges(t *testing.T) []*poisoner {
	t.Helper()
	var list []*poisoner
	texts := emulator.Hostile()
	for i, s := range texts {
		list = append(list, &poisoner{texts: []string{s}, how: i % 3, codes: i%2 == 1})
	}
	for shift := 0; shift < len(texts); shift += 11 {
		list = append(list, &poisoner{texts: append(slices.Clone(texts[shift:]), texts[:shift]...), how: shift % 3, codes: shift%2 == 1})
	}
	var some []*poisoner
	for i, step := volume.Sweep(t, 13); i < len(list); i += step {
		some = append(some, list[i])
	}
	return some
}

func TestHostileTextEverywhere(t *testing.T) {
	for i, p := range sieges(t) {
		t.Run(fmt.Sprintf("%d %.20q", i, p.first()), func(t *testing.T) {
			t.Parallel()
			years := p.years(t)
			untouched, size, glyphs := copied(years), sizes[i%len(sizes)], text.Safe()
			if i/2%2 == 1 {
				glyphs = text.Rich()
			}
			l := startLive(t, liveSetup{setup: setup{glyphs: glyphs, years: years, profile: colorprofile.TrueColor}, width: size.width, height: size.height})
			l.store.history = p.history(years[1])
			besiege(l, p.first())
			if !reflect.DeepEqual(years, untouched) {
				t.Error("what was only looked at has changed")
			}
			l.finish()
		})
	}
}

// Every field of a scorecard that is text was poisoned above.
func TestPoisonReachesEveryText(t *testing.T) {
	p := &poisoner{texts: []string{"x"}, codes: true}
	p.years(t)
	for _, name := range append([]string{"JA", "EN", "Number", "Unit", "Text", "Heading", "Note", "Comment", "Who", "Status", "Target", "Value"}, keys...) {
		if !p.fields[name] && name != "Parent" {
			t.Errorf("no %s was poisoned", name)
		}
	}
}

// What a person did not change is kept as it was stored, whatever it is.
func TestEditKeepsAHostileComment(t *testing.T) {
	for _, s := range emulator.Hostile() {
		p := &poisoner{texts: []string{s}}
		sc := open(t, 120, 40, setup{years: p.years(t)}).press("4", "j", "e", "up", "up", "enter")
		if got := sc.stored(2024, "employer-data-rate"); got.Value != model.Achieved || got.Comment != s {
			t.Errorf("%.40q is now %.40q (%s)", s, got.Comment, got.Value)
		}
	}
}

// The clipboard holds cells between tabs and rows between line feeds, and nothing
// else that is not seen.
func TestHostileTextInTheClipboard(t *testing.T) {
	first, step := volume.Sweep(t, 13)
	for i, s := range emulator.Hostile() {
		if i%step != first || volume.Full() && i%10 != 0 && i%4 != 0 && len(s) < 1000 { // many are alike; some represent them
			continue
		}
		p := &poisoner{texts: []string{s}, how: i % 3}
		l := startLive(t, liveSetup{setup: setup{glyphs: text.Rich(), years: p.years(t)}, width: 120, height: 40})
		for key, rows := range map[string]int{"y": 1, "Y": 10} {
			l.press("4", key)
			l.settle() // the clipboard is written with the next frame
			copied, err := base64.StdEncoding.DecodeString(l.narrow.Clipboard())
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(copied), "\n")
			if len(lines) != rows || strings.Count(lines[0], "\t") < 10 {
				t.Errorf("%.40q: %s copies %d rows, the first %.200q", s, key, len(lines), lines[0])
			}
			if odd := strings.IndexFunc(string(copied), unseen); odd >= 0 {
				t.Errorf("%.40q: %s copies %.20q", s, key, copied[odd:])
			}
		}
		l.finish()
	}
}

func unseen(r rune) bool {
	return r != '\t' && r != '\n' && (r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.Is(unicode.Co, r))
}
