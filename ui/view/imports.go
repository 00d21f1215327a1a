package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// Imports lists the imports of a branch in the order given.
func (f Format) Imports(imports []model.Import) Table {
	l := f.Labels
	t := Table{ID: "imports", Title: l.Transfer.ImportsTitle, Columns: []Column{
		{ID: "number", Title: "ID", Keep: Always},
		{ID: "when", Title: l.Screen.Edit.When, Keep: Always},
		{ID: "years", Title: l.YearWord, Keep: Always},
		{ID: "name", Title: l.Transfer.FilesWord, Keep: Always},
		{ID: "who", Title: l.Who, Keep: Important},
		{ID: "remark", Title: "", Keep: Useful},
	}}
	for i := range imports {
		n := &imports[i]
		t.Rows = append(t.Rows, Row{Key: fmt.Sprint(n.ID), Cells: []Cell{
			{Text: fmt.Sprint(n.ID)}, {Text: n.At.Local().Format("2006-01-02 15:04")}, {Text: importedYears(n.Years)},
			{Text: strings.Join(n.Files, ", ")}, {Text: n.Who}, f.importRemark(n),
		}})
	}
	return t.trim("remark")
}

func (f Format) importRemark(n *model.Import) Cell {
	l := f.Labels.Transfer
	var said []string
	if n.Undoes > 0 {
		said = append(said, fmt.Sprintf(l.UndoesF, n.Undoes))
	}
	if n.Undone > 0 {
		said = append(said, fmt.Sprintf(l.UndoneByF, n.Undone))
	}
	return Cell{Text: strings.Join(said, "  "), Tone: Dim}
}

// importedYears names the years of an import, with their branches where there is
// more than one.
func importedYears(years []model.ImportedYear) string {
	var parts []string
	for i := range years {
		part := model.YearLabel(years[i].Year)
		if years[0].Branch != years[len(years)-1].Branch {
			part = years[i].Branch + " " + part
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}
