package cell

import "scorecard/model"

func (f Format) Preview(p []model.Preview) Table                    { return Table{ID: "preview"} }
func (f Format) PreviewDetail(p []model.Preview, key string) Detail { return Detail{} }
func (f Format) PreviewSummary(p []model.Preview) string            { return "" }
func (f Format) Branches(branches []model.Branch, current string) Table {
	t := Table{ID: "branches", Columns: []Column{{ID: "code", Title: f.Labels.Code, Keep: Always}, {ID: "name", Title: f.Labels.Name, Keep: Always}}}
	for _, b := range branches {
		t.Rows = append(t.Rows, Row{Key: b.Code, Cells: []Cell{{Text: b.Code}, {Text: f.Text(b.Name)}}})
	}
	return t
}
