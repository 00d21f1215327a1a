package report

import (
	"io"
	"strings"
	"time"

	"scorecard/model"
	"scorecard/ui/view"
)

// BranchYears is a branch with the years that are on file of it.
type BranchYears struct {
	Branch  model.Branch
	Years   []int // ascending
	Default bool  // the one that commands take when none is named
}

// Branches prints the branches of a file with their codes and years.
func Branches(w io.Writer, branches []BranchYears, o Options) error {
	m := &composer{f: o.format()}
	l := m.f.Labels.Preview
	m.heading(1, l.BranchesTitle)
	list, current := make([]model.Branch, len(branches)), ""
	for i := range branches {
		list[i] = branches[i].Branch
		if branches[i].Default {
			current = list[i].Code
		}
	}
	t := m.f.Branches(list, current)
	t.Columns = append(t.Columns, view.Column{ID: "years", Title: l.Years, Keep: view.Important})
	for i := range branches {
		t.Rows[i].Cells = append(t.Rows[i].Cells, view.Cell{Text: spans(branches[i].Years)})
	}
	m.rows(t)
	return m.writeTo(w, o)
}

// spans writes years in a row by their first and last: "R1-R7, R9".
func spans(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		last := i
		for last+1 < len(years) && years[last+1] == years[last]+1 {
			last++
		}
		part := model.YearLabel(years[i])
		if last > i {
			part += "-" + model.YearLabel(years[last])
		}
		parts = append(parts, part)
		i = last + 1
	}
	return strings.Join(parts, ", ")
}

// Imports prints imports, the newest first, as the caller has them.
func Imports(w io.Writer, imports []model.Import, o Options) error {
	m := &composer{f: o.format()}
	m.heading(1, m.f.Labels.Transfer.ImportsTitle)
	if len(imports) == 0 {
		m.item(0, view.Cell{Text: m.f.Labels.Transfer.NoImports})
	}
	m.rows(m.f.Imports(imports))
	return m.writeTo(w, o)
}

// BranchesJSON is Branches as JSON.
func BranchesJSON(w io.Writer, branches []BranchYears, o Options) error {
	d := branchesDocument{stamp: stampOf(o), Branches: []branchEntry{}}
	for i := range branches {
		b := &branches[i]
		d.Branches = append(d.Branches, branchEntry{
			Code: b.Branch.Code, Name: words(b.Branch.Name), Years: append([]int{}, b.Years...), Default: b.Default,
		})
	}
	return encodeJSON(w, d)
}

// ImportsJSON is Imports as JSON.
func ImportsJSON(w io.Writer, imports []model.Import, o Options) error {
	d := importsDocument{stamp: stampOf(o), Imports: []importEntry{}}
	for i := range imports {
		n := &imports[i]
		d.Imports = append(d.Imports, importEntry{
			ID: n.ID, Years: each(n.Years, importedOf), Files: append([]string{}, n.Files...), Who: n.Who,
			At: n.At.UTC().Format(time.RFC3339), Undoes: orNone(n.Undoes), Undone: orNone(n.Undone),
		})
	}
	return encodeJSON(w, d)
}

func orNone(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

type branchesDocument struct {
	stamp
	Branches []branchEntry `json:"branches"`
}

type branchEntry struct {
	Code    string  `json:"code"`
	Name    wording `json:"name"`
	Years   []int   `json:"years"`
	Default bool    `json:"default"`
}

type importsDocument struct {
	stamp
	Imports []importEntry `json:"imports"`
}

type importEntry struct {
	ID     int            `json:"id"`
	Years  []importedYear `json:"years"`
	Files  []string       `json:"files"`
	Who    string         `json:"who"`
	At     string         `json:"at"`
	Undoes *int           `json:"undoes"`
	Undone *int           `json:"undone"`
}

type importedYear struct {
	Branch string    `json:"branch"`
	Year   yearLabel `json:"year"`
	New    bool      `json:"new"`
}

func importedOf(y *model.ImportedYear) importedYear {
	return importedYear{y.Branch, yearLabel{y.Year, model.YearLabel(y.Year)}, y.New}
}
