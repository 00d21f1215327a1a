package finding

import (
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

// Previews is model.Previews with the findings that each import would add.
// OnFile must include the neighbours of the imported years; otherwise some
// findings would look new.
func Previews(onFile map[int]*model.Year, incoming []*model.Year, now time.Time) []Preview {
	plain := model.Previews(onFile, incoming)
	previews := make([]Preview, len(plain))
	for i, p := range plain {
		previews[i] = Preview{Preview: p, Added: Added(p.Before, p.After, now)}
	}
	return previews
}

// Added are the findings of a scorecard that the one before, which may be nil,
// does not have. Findings are equal if only their numbers differ.
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
