package finding

import (
	"slices"
	"time"

	"scorecard/model"
)

// Preview is the effect of an import on one year, with the findings that it
// would add.
type Preview struct {
	model.Preview
	Added []Finding // heaviest first
}

// Years are the previews without the findings, as the store compares them.
func Years(previews []Preview) []model.Preview {
	years := make([]model.Preview, len(previews))
	for i := range previews {
		years[i] = previews[i].Preview
	}
	return years
}

// AnyChange reports whether an import would change anything: years, or with statuses
// those that persons have set.
func AnyChange(previews []Preview, statuses bool) bool {
	return slices.ContainsFunc(previews, func(p Preview) bool { return p.Changes(statuses) })
}

// Request asks for the import of those years that it would change, a year for each
// preview. With statuses, the files' replace those that persons have set.
func Request(years []*model.Year, previews []Preview, statuses bool) model.ImportRequest {
	request := model.ImportRequest{Shown: Years(previews)}
	for i := range previews {
		p := &previews[i]
		if !p.Changes(statuses) {
			continue
		}
		request.Years = append(request.Years, years[i])
		for _, s := range p.Statuses {
			if statuses {
				replaced := model.TakenStatus{Branch: p.Branch.Code, Year: p.Year, Item: s.Item, Version: s.Kept.Version}
				request.Statuses = append(request.Statuses, replaced)
			}
		}
	}
	return request
}

// Previews is model.Previews with the findings that each import would add. Without
// the years beside those that come, some findings would look new.
func Previews(onFile map[int]*model.Year, incoming []*model.Year, now time.Time) []Preview {
	plain := model.Previews(onFile, incoming)
	previews := make([]Preview, len(plain))
	for i, p := range plain {
		previews[i] = Preview{Preview: p, Added: Added(p.Before, p.After, now)}
	}
	return previews
}

// Compare is what differs between two states of a year, of which one may be missing.
// It has no findings.
func Compare(old, new *model.Year) Preview {
	p := model.Preview{New: old == nil, Gone: new == nil, Differences: model.Compare(old, new)}
	for _, y := range []*model.Year{old, new} {
		if y != nil {
			p.Branch, p.Year = y.Branch, y.Year
		}
	}
	if old != nil {
		p.Before = model.NewScorecard(map[int]*model.Year{old.Year: old}, old.Year)
	}
	if new != nil {
		p.After = model.NewScorecard(map[int]*model.Year{new.Year: new}, new.Year)
	}
	return Preview{Preview: p}
}

// Added are the findings of a scorecard that the one before, which may be nil, does
// not have. With other numbers a finding is the same.
func Added(before, after *model.Scorecard, now time.Time) []Finding {
	known := map[subject]int{}
	if before != nil {
		for _, x := range Of(before, now) {
			known[x.subject()]++
		}
	}
	var added []Finding
	for _, x := range Of(after, now) {
		if at := x.subject(); known[at] > 0 {
			known[at]--
			continue
		}
		added = append(added, x)
	}
	return added
}

// subject is what a finding is about.
type subject struct {
	kind             Kind
	year             int
	group, kpi, item string
}

func (x *Finding) subject() subject {
	return subject{x.Kind, x.Year, x.Group, x.KPI, x.Subject}
}
