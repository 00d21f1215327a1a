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
	list, current, years := make([]model.Branch, len(branches)), "", map[string]string{}
	for i := range branches {
		list[i] = branches[i].Branch
		years[list[i].Code] = spans(branches[i].Years)
		if branches[i].Default {
			current = list[i].Code
		}
	}
	m.rows(m.f.Branches(list, current, years))
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
	d := branchesDocument{stamp: stampOf(o)}
	for i := range branches {
		b := &branches[i]
		d.Branches = append(d.Branches, branchEntry{Branch: b.Branch, Years: b.Years, Default: b.Default})
	}
	return writeJSON(w, d)
}

// ImportsJSON is Imports as JSON.
func ImportsJSON(w io.Writer, imports []model.Import, o Options) error {
	d := importsDocument{stamp: stampOf(o)}
	for _, n := range imports {
		d.Imports = append(d.Imports, importEntry(n))
	}
	return writeJSON(w, d)
}

type branchesDocument struct {
	stamp
	Branches []branchEntry `json:"branches"`
}

type branchEntry struct {
	model.Branch
	Years   []int `json:"years"`
	Default bool  `json:"default"`
}

type importsDocument struct {
	stamp
	Imports []importEntry `json:"imports"`
}

type importEntry struct {
	ID     int                  `json:"id" year:"min=1"`
	Years  []model.ImportedYear `json:"years"`
	Files  []string             `json:"files"`
	Who    string               `json:"who"`
	At     time.Time            `json:"at"`
	Undoes int                  `json:"undoes,omitempty" year:"min=1"`
	Undone int                  `json:"undone,omitempty" year:"min=1"`
}

type importedYear struct {
	Branch string    `json:"branch" year:"code"`
	Year   yearLabel `json:"year"`
	New    bool      `json:"new"`
}

func importedOf(y model.ImportedYear) any {
	return importedYear{y.Branch, labelled(y.Year), y.New}
}
