package view_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/model"
	"scorecard/ui/view"
)

// The mark of an old status in the rows and in the detail, and the finding about
// it, agree: what waits for nothing is not old.
func TestStaleDays_AgreesWithFinding(t *testing.T) {
	for name, test := range map[string]struct {
		change func(c *model.Scorecard, k *model.KPI)
		old    bool
	}{
		"old":              {func(*model.Scorecard, *model.KPI) {}, true},
		"recent":           {func(_ *model.Scorecard, k *model.KPI) { k.Status.At = k.Status.At.AddDate(0, 2, 0) }, false},
		"came with data":   {func(_ *model.Scorecard, k *model.KPI) { k.Status.At = time.Time{} }, false},
		"with an actual":   {func(_ *model.Scorecard, k *model.KPI) { k.Actual, _ = model.ParseFigure("65.8%") }, false},
		"discontinued":     {func(_ *model.Scorecard, k *model.KPI) { k.Actual.Missing = model.Discontinued }, false},
		"unset again":      {func(_ *model.Scorecard, k *model.KPI) { k.Status.Value = model.Unset }, false},
		"in a closed year": {func(c *model.Scorecard, _ *model.KPI) { c.Closing = &model.Closing{} }, false},
	} {
		y := fullYear()
		c := &model.Scorecard{Branch: y.Branch, Year: y}
		k := &y.KPIs[0]
		k.Actual = model.Figure{Missing: model.NotPublished}
		test.change(c, k)
		f := view.In(model.English)
		f.Now = time.Date(2025, 3, 15, 0, 0, 0, 0, time.UTC)
		found := slices.ContainsFunc(c.Findings(f.Now), func(x model.Finding) bool {
			detail, due := x.Detail.(model.StatusDetail)
			return due && x.KPI == k.Code && detail.Days > 0
		})
		table := f.Statuses(c, "")
		row := table.Rows[slices.IndexFunc(table.Rows, func(r view.Row) bool { return r.Key == k.Code })]
		inRow := strings.Contains(row.Cells[table.Column("status")].Text, f.Labels.Screen.Edit.Stale)
		inDetail := slices.ContainsFunc(f.KPI(c, k.Code, nil).Blocks, func(b view.Block) bool {
			return b.Label == f.Labels.Status && strings.Contains(b.Paras[0].Text, "days ago")
		})
		if found != test.old || inRow != test.old || inDetail != test.old {
			t.Errorf("%s: finding %v, row %v, detail %v, want %v", name, found, inRow, inDetail, test.old)
		}
	}
}
