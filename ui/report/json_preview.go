package report

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"scorecard/model"
)

// PreviewJSON is Preview as JSON, complete.
func PreviewJSON(w io.Writer, previews []model.Preview, o Options) error {
	return encodeJSON(w, previewDocument{stamp: stampOf(o), Import: each(previews, previewOf)})
}

// DiffJSON is Diff as JSON, complete.
func DiffJSON(w io.Writer, d Comparison, o Options) error {
	return encodeJSON(w, diffDocument{stamp: stampOf(o), Old: d.Old, New: d.New, Years: each(d.Years, previewOf)})
}

// stamp begins the documents that are about no one year.
type stamp struct {
	Schema int    `json:"schema"`
	Made   string `json:"made"`
}

func stampOf(o Options) stamp { return stamp{Schema: SchemaVersion, Made: o.Made.Format(time.RFC3339)} }

// encodeJSON writes a document whole.
func encodeJSON(w io.Writer, document any) error {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(escapeHostile(b.Bytes()))
	return err
}

func previewOf(p *model.Preview) yearPreview {
	n := model.CountDifferences(p.Differences, "")
	return yearPreview{
		Branch: codeName{p.Branch.Code, words(p.Branch.Name)}, Year: yearLabel{p.Year, model.YearLabel(p.Year)},
		New: p.New, Gone: p.Gone, Closed: p.Closed, Counts: differenceCounts{n.Added, n.Changed, n.Gone},
		Differences: each(p.Differences, func(d *model.Difference) yearDifference {
			return yearDifference{
				Kind: string(d.Kind), List: d.List, Code: orNull(d.Code), Field: orNull(d.Field), Old: sideOf(d, d.Old, model.Added),
				New: sideOf(d, d.New, model.Gone),
			}
		}),
		Statuses: each(p.Statuses, func(s *model.StatusClash) statusClash {
			return statusClash{s.Item, statusOf(s.Kept), statusOf(s.Other)}
		}),
		Findings: each(p.Findings, (&encoder{c: p.After}).finding),
	}
}

// sideOf is one side of a difference: null where the kind leaves it without one.
func sideOf(d *model.Difference, text string, without model.DifferenceKind) *string {
	if d.Kind == without {
		return nil
	}
	return &text
}

type previewDocument struct {
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
	Branch      codeName         `json:"branch"`
	Year        yearLabel        `json:"year"`
	New         bool             `json:"new"`
	Gone        bool             `json:"gone"`
	Closed      bool             `json:"closed"`
	Counts      differenceCounts `json:"counts"`
	Differences []yearDifference `json:"differences"`
	Statuses    []statusClash    `json:"statuses"`
	Findings    []finding        `json:"findings"`
}

type differenceCounts struct {
	New     int `json:"new"`
	Changed int `json:"changed"`
	Gone    int `json:"gone"`
}

type yearDifference struct {
	Kind  string  `json:"kind"`
	List  string  `json:"list"`
	Code  *string `json:"code"`
	Field *string `json:"field"`
	Old   *string `json:"old"`
	New   *string `json:"new"`
}

type statusClash struct {
	Item string `json:"item"`
	Kept status `json:"kept"`
	File status `json:"file"`
}
