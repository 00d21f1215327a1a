package view

import (
	"fmt"
	"strings"

	"scorecard/model"
)

// Imports lists the imports of a branch in the order given.
func (f Format) Imports(imports []model.Import) Table {
	l := f.Labels
	b := newTable("imports", l.Transfer.ImportsTitle, []column[*model.Import]{
		{Column: Column{ID: NumberColumn, Title: "ID", Keep: Always}, cell: func(n *model.Import) Cell { return Cell{Text: fmt.Sprint(n.ID)} }},
		{Column: Column{ID: "when", Title: l.Screen.Edit.When, Keep: Always}, cell: func(n *model.Import) Cell { return Cell{Text: minute(n.At)} }},
		{Column: Column{ID: "years", Title: l.YearWord, Keep: Always}, cell: func(n *model.Import) Cell { return Cell{Text: importedYears(n.Years)} }},
		{Column: Column{ID: NameColumn, Title: l.Transfer.FilesWord, Keep: Always}, cell: func(n *model.Import) Cell { return Cell{Text: strings.Join(n.Files, ", ")} }},
		{Column: Column{ID: "who", Title: l.Who, Keep: Important}, cell: func(n *model.Import) Cell { return Cell{Text: n.Who} }},
		{Column: Column{ID: "remark", Keep: Useful, Optional: true}, cell: f.importRemark},
	}...)
	for i := range imports {
		b.row(Row{Key: fmt.Sprint(imports[i].ID)}, &imports[i])
	}
	return b.done()
}

func (f Format) importRemark(n *model.Import) Cell {
	l := f.Labels.Transfer
	var said []string
	if n.Undoes > 0 {
		said = append(said, l.Undoes.With("import", n.Undoes))
	}
	if n.Undone > 0 {
		said = append(said, l.UndoneBy.With("import", n.Undone))
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
