package report_test

import (
	"strings"
	"testing"

	"scorecard/model"
	"scorecard/seed"
	"scorecard/ui/report"
	"scorecard/ui/text"
	"scorecard/ui/view"
)

// The staffing is printed with the title of its document as its own year has it:
// also where that year is not the one before, or where others use the same code.
func TestStaff_NamesDocumentOfStaffingYear(t *testing.T) {
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	staffed, shown := years[1], years[2].Clone()
	if staffed.Staffing == nil {
		t.Fatal("R6 has no staffing")
	}
	title := staffed.Document(staffed.Staffing.Source.Document).Title.EN
	shown.Staffing = nil
	renamed := staffed.Clone()
	for i := range renamed.Documents {
		renamed.Documents[i].Title.EN = "of another year"
	}
	for name, test := range map[string]struct {
		year      int
		documents []model.Document
	}{"of the year before last": {2026, nil}, "with a code that the year uses, too": {2025, renamed.Documents}} {
		shown.Year, shown.Documents = test.year, test.documents
		c := model.NewScorecard(map[int]*model.Year{staffed.Year: staffed, test.year: shown}, test.year)
		var out strings.Builder
		if err := report.Staff(&out, c, report.Options{Lang: model.English, Printer: text.NewPrinter(text.Rich())}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "Source: "+title) {
			t.Errorf("%s: %q is not among\n%.400s", name, title, out.String())
		}
		f := view.In(model.English)
		group := c.Staffing.Groups[0].Group
		for _, b := range f.Team(c, group, view.HeadsKey).Blocks {
			if b.Label == f.Labels.SourceWord && !strings.HasPrefix(b.Paras[0].Text, title) {
				t.Errorf("%s: the detail names %q", name, b.Paras[0].Text)
			}
		}
	}
}
