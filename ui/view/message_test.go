package view_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"scorecard/model"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

var printer = text.NewPrinter(text.Rich())

func TestAdviceByError(t *testing.T) {
	for _, test := range []struct {
		name     string
		err      error
		lang     model.Lang
		what, do string
	}{
		{
			"a path", &model.Error{Kind: model.FileNotFound, Subject: "a.db"}, model.Japanese,
			"ファイルがありません: a.db", "場所を確かめるか、scorecard init で新しく作ってください。",
		},
		{
			"without a subject", &model.Error{Kind: model.Locked}, model.English,
			"Another program is using the file", "Wait a moment and try again.",
		},
		{
			"wrapped", fmt.Errorf("open: %w", &model.Error{Kind: model.NoGroup, Subject: "x"}), model.English,
			"There is no such group: x", "See the codes with scorecard groups.",
		},
		{
			"problems", model.Problems{{Kind: model.Required}, {Kind: model.BadDate}}, model.English,
			"The data has errors: 2 problems", "Fix the errors listed and try again. Nothing was imported.",
		},
		{
			"any other", errors.New("boom"), model.English,
			"Something went wrong inside the program: boom", "Try again. If it goes on, report this sentence.",
		},
		{
			"internal with a cause", &model.Error{Kind: model.Internal, Err: errors.New("cause")}, model.English,
			"Something went wrong inside the program: cause", "Try again. If it goes on, report this sentence.",
		},
		{"none", nil, model.English, "", ""},
	} {
		what, do := view.Advice(test.err, test.lang, printer)
		if what != test.what || do != test.do {
			t.Errorf("%s: %q, %q; want %q, %q", test.name, what, do, test.what, test.do)
		}
	}
}

// Whatever kind an error has, and with or without a subject, it is told in full
// sentences without a hole.
func TestEveryKindIsTold(t *testing.T) {
	for _, lang := range []model.Lang{model.Japanese, model.English} {
		for _, kind := range model.ErrorKinds() {
			for _, subject := range []string{"", "100%s.db"} {
				told := view.AdviceText(&model.Error{Kind: kind, Subject: subject}, lang, printer)
				if !strings.Contains(told, subject) || strings.Contains(told, "%!") || strings.Count(told, "\n") != 1 {
					t.Errorf("%s %s %q: %q", lang, kind, subject, told)
				}
				if subject == "" && (strings.Contains(told, "%s") || strings.Contains(told, ":\n")) {
					t.Errorf("%s %s leaves a hole: %q", lang, kind, told)
				}
			}
		}
	}
}

func TestProblemsOneALine(t *testing.T) {
	problems := model.Problems{
		{Kind: model.MissingUnit, File: "r6.yaml", Line: 12, Column: 5, Field: "kpis[3].target", Value: "68.2", Want: "%"},
		{Kind: model.Required, Line: 3, Column: 1, Field: "year"},
		{Kind: model.DuplicateCode, Field: "kpis[1]", Value: "x"},
		{Kind: model.MissingUnit, File: "R8.xlsx", Sheet: "KPI", Cell: "D12", Field: "目標", Value: "68.2", Want: "68.2%以上", Hint: "68.2%"},
		{Kind: model.Hidden, File: "R8.xlsx", Sheet: "KPI"},
	}
	var b strings.Builder
	if err := view.Problems(&b, problems, model.English, printer); err != nil {
		t.Fatal(err)
	}
	want := `r6.yaml:12:5: kpis[3].target: the unit is missing "68.2" (expected %)
line 3, column 1: year: a value is missing
kpis[1]: code used twice "x"
R8.xlsx KPI!D12: 目標: the unit is missing "68.2" (expected 68.2%以上) - did you mean 68.2%?
R8.xlsx KPI: hidden rows, columns or sheet
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestNothingHostileIsTold(t *testing.T) {
	evil := "a\x1b]0;x\x07\u202e\u009b31m\nb\xff"
	var b strings.Builder
	if err := view.Problems(&b, model.Problems{{File: evil, Line: 1, Field: evil, Value: evil, Want: evil, Hint: evil}, {File: evil, Sheet: evil, Cell: "A1"}}, model.Japanese, printer); err != nil {
		t.Fatal(err)
	}
	told := strings.TrimSuffix(b.String(), "\n") + view.AdviceText(&model.Error{Kind: model.NoKPI, Subject: evil}, model.Japanese, printer)
	for _, r := range strings.Replace(told, "\n", "", 2) {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			t.Errorf("%U reaches the terminal in %q", r, told)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestProblemsTellOfAFullDisk(t *testing.T) {
	if err := view.Problems(full{}, model.Problems{{}}, model.English, printer); err == nil {
		t.Error("no error from a writer that fails")
	}
}

// A damaged year is named within the file, and the neighbours that are missing beside
// the shown year are listed.
func TestAdvice_NamesDamagedPlace(t *testing.T) {
	err := &model.Error{Kind: model.Damaged, Subject: "a.db", Place: "kumamoto/2024 kpis \x1b[31mkpi-1"}
	if what, _ := view.Advice(err, model.English, text.Printer{}); !strings.Contains(what, "a.db (kumamoto/2024 kpis") || strings.Contains(what, "\x1b") {
		t.Errorf("%q", what)
	}
	card := &model.Scorecard{}
	if words := view.DamagedYears(card, model.English); words != "" {
		t.Errorf("nothing is damaged: %q", words)
	}
	card.Damaged = []int{2023, 2025}
	for lang, want := range map[model.Lang]string{model.English: "left out: R5, R7", model.Japanese: "壊れているため除きました: R5, R7"} {
		if words := view.DamagedYears(card, lang); !strings.Contains(words, want) {
			t.Errorf("%q", words)
		}
	}
}
