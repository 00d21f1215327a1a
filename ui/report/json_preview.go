package report

import (
	"io"

	"scorecard/model"
	"scorecard/model/finding"
)

// PreviewJSON is Preview as JSON, complete.
func PreviewJSON(w io.Writer, previews []finding.Preview, o Options) error {
	return writeJSON(w, importDocument{stamp: stampOf(o), Import: yearPreviews(previews)})
}

// DiffJSON is Diff as JSON, complete.
func DiffJSON(w io.Writer, d Comparison, o Options) error {
	return writeJSON(w, diffDocument{stamp: stampOf(o), Old: d.Old, New: d.New, Years: yearPreviews(d.Years)})
}

type importDocument struct {
	stamp
	Import []yearPreview `json:"import"`
}

type diffDocument struct {
	stamp
	Old   string        `json:"old"`
	New   string        `json:"new"`
	Years []yearPreview `json:"years"`
}

type yearPreview struct {
	Branch      model.Branch     `json:"branch"`
	Year        yearLabel        `json:"year"`
	New         bool             `json:"new"`
	Gone        bool             `json:"gone"`
	Closed      bool             `json:"closed"`
	Counts      differenceCounts `json:"counts"`
	Differences []difference     `json:"differences"`
	Statuses    []statusClash    `json:"statuses"`
	Findings    []findingEntry   `json:"findings"`
}

type differenceCounts struct {
	Added   int `json:"new" year:"min=0"`
	Changed int `json:"changed" year:"min=0"`
	Gone    int `json:"gone" year:"min=0"`
}

// listName is a list of the year file.
type listName string

// OneOf lists the names.
func (listName) OneOf() []string { return model.DifferenceLists() }

type difference struct {
	Kind  model.DifferenceKind `json:"kind"`
	List  listName             `json:"list"`
	Code  string               `json:"code,omitempty"`
	Field string               `json:"field,omitempty"`
	Old   *string              `json:"old"`
	New   *string              `json:"new"`
}

type statusClash struct {
	Item  string       `json:"item" year:"code"`
	Kept  model.Status `json:"kept"`
	Other model.Status `json:"file"`
}

func yearPreviews(previews []finding.Preview) []yearPreview {
	list := make([]yearPreview, len(previews))
	for i := range previews {
		list[i] = previewOf(&previews[i])
	}
	return list
}

func previewOf(p *finding.Preview) yearPreview {
	printed := yearPreview{
		Branch: p.Branch, Year: labelled(p.Year), New: p.New, Gone: p.Gone, Closed: p.Closed,
		Counts: differenceCounts(model.CountDifferences(p.Differences, "")),
	}
	for i := range p.Differences {
		d := &p.Differences[i]
		printed.Differences = append(printed.Differences, difference{
			Kind: d.Kind, List: listName(d.List), Code: d.Code, Field: d.Field, Old: sideOf(d, d.Old, model.Added),
			New: sideOf(d, d.New, model.Gone),
		})
	}
	for _, s := range p.Statuses {
		printed.Statuses = append(printed.Statuses, statusClash(s))
	}
	for i := range p.Added {
		printed.Findings = append(printed.Findings, findingOf(p.After, &p.Added[i]))
	}
	return printed
}

// sideOf is one side of a difference: null where the kind leaves it without one.
func sideOf(d *model.Difference, text string, without model.DifferenceKind) *string {
	if d.Kind == without {
		return nil
	}
	return &text
}
