package view_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/theme"
	"scorecard/ui/tui"
	"scorecard/ui/view"
)

func builtIn(t testing.TB, year int) *model.Scorecard {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	byYear := map[int]*model.Year{}
	for _, y := range years {
		byYear[y.Year] = y
	}
	return model.NewScorecard(byYear, year)
}

// noStore is a store that is only asked whether it can be written.
type noStore struct{ tui.Store }

func (noStore) ReadOnly() (model.ErrorKind, bool) { return "", false }

// screen is what the program shows of a scorecard on a tab.
func screen(c *model.Scorecard, tab rune) string {
	m := tui.New(tui.Config{
		Context: context.Background(), Store: noStore{}, Card: c, Lang: model.English, Glyphs: text.Rich(), Theme: theme.Dark, Dark: true,
		Profile: colorprofile.TrueColor, Now: time.Now,
	})
	m.Update(tea.WindowSizeMsg{Width: 220, Height: 60})
	m.Update(tea.KeyPressMsg{Code: tab, Text: string(tab)})
	return ansi.Strip(m.View().Content)
}

// One declaration of a column of the KPI table is all that any form needs.
func TestColumn_DeclaredOnceIsInEveryForm(t *testing.T) {
	view.DeclareKPIColumn(t, view.Column{ID: "invented", Title: "Invented", Align: view.Right, Keep: view.Important}, func(k *model.KPI) view.Cell {
		return view.Cell{Text: fmt.Sprintf("<%d> wards", len(k.Code)), Value: fmt.Sprint(len(k.Code))}
	})
	for _, year := range []int{2024, 2025} {
		c := builtIn(t, year)
		code := c.Results("health")[0].KPI.Code
		shown := fmt.Sprintf("<%d> wards", len(code))
		forms := map[string]string{"screen": screen(c, '4')}
		for name, variant := range map[string]func(io.Writer, *model.Scorecard, report.Options) error{
			"text": report.Text, "Markdown": report.Markdown, "HTML": report.HTML, "CSV": report.CSV,
		} {
			var b bytes.Buffer
			if err := variant(&b, c, report.Options{Lang: model.English, Width: 140}); err != nil {
				t.Fatal(err)
			}
			forms[name] = b.String()
		}
		for name, want := range map[string]string{
			"screen": shown, "text": shown, "Markdown": `\` + strings.Replace(shown, ">", `\>`, 1), "HTML": strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(shown),
			"CSV": fmt.Sprintf("%s,%d,", shown, len(code)),
		} {
			if !strings.Contains(forms[name], "Invented") || !strings.Contains(forms[name], want) {
				t.Errorf("%s of %d has no %q", name, year, want)
			}
		}
		if !strings.Contains(forms["CSV"], "Invented,Invented (number)") {
			t.Errorf("the CSV of %d has not both columns", year)
		}
	}
}
