package model

import (
	"fmt"
)

// Preview is the effect that an import would have on one year.
type Preview struct {
	Branch      Branch
	Year        int
	New         bool          // the year is not stored yet
	Gone        bool          // the year would be removed: the import that created it is undone
	Differences []Difference  // in the order of the year file
	Statuses    []StatusClash // in the same order
	Closed      bool          // the year accepts no import
	Version     YearVersion   // of the year that the import was compared with

	Before *Scorecard // the branch before the import; nil when it is new
	After  *Scorecard // the branch after the import; nil when the year is removed
}

// Nothing reports whether the import would change nothing.
func (p *Preview) Nothing() bool { return len(p.Differences) == 0 && len(p.Statuses) == 0 }

// Changes reports whether the import would change the year; with statuses also whether
// it would replace statuses that persons have set.
func (p *Preview) Changes(statuses bool) bool {
	return p.New || len(p.Differences) > 0 || statuses && len(p.Statuses) > 0
}

// StatusClash is a status that a person has set, and that a file says otherwise.
type StatusClash struct {
	Item  string // code of a KPI, activity or key measure
	Kept  Status // the person's
	Other Status // the file's
}

// Received returns a year after its import over an older state, which may be
// nil: the file's content with the statuses and resolutions that people have
// set. The file's year is not changed; the result shares nothing with it.
func Received(old, file *Year) *Year {
	y := file.Clone()
	if old == nil {
		return y
	}
	set := statusesByItem(old)
	for code, s := range statusesByItem(y) {
		if was := set[code]; was != nil && was.Version > 0 {
			*s = *was
		}
	}
	for i := range y.Conflicts {
		if was := old.counterpart(y, i); was != nil && was.Resolution != nil && was.Resolution.Version > 0 {
			y.Conflicts[i].keepResolution(was)
		}
	}
	return y
}

// counterpart finds the conflict that corresponds to one of another year: the same
// subject and field, and the same ordinal among those; nil when there is none.
func (y *Year) counterpart(other *Year, index int) *Conflict {
	c := &other.Conflicts[index]
	nth := 0
	for i := range index {
		if other.Conflicts[i].Subject == c.Subject && other.Conflicts[i].Field == c.Field {
			nth++
		}
	}
	for i := range y.Conflicts {
		if y.Conflicts[i].Subject == c.Subject && y.Conflicts[i].Field == c.Field {
			if nth == 0 {
				return &y.Conflicts[i]
			}
			nth--
		}
	}
	return nil
}

// keepResolution copies a resolution if the conflict still has the chosen variant.
func (c *Conflict) keepResolution(was *Conflict) {
	resolved := *was.Resolution
	resolved.Variant = c.FindVariant(resolved.Variant, was.Variants[resolved.Variant])
	if resolved.Variant >= 0 {
		c.Resolution = &resolved
	} else {
		c.Resolution = nil
	}
}

func statusesByItem(y *Year) map[string]*Status {
	statuses := map[string]*Status{}
	for item := range y.StatusItems() {
		if item.Status != nil {
			statuses[item.Code] = item.Status
		}
	}
	return statuses
}

// Clashes lists the statuses that a person has set and that differ from the
// file's.
func Clashes(old, file *Year) []StatusClash {
	if old == nil || file == nil {
		return nil
	}
	var clashes []StatusClash
	set := statusesByItem(old)
	for item := range file.StatusItems() {
		if was := set[item.Code]; was != nil && item.Status != nil && was.ClashesWith(*item.Status) {
			clashes = append(clashes, StatusClash{Item: item.Code, Kept: *was, Other: *item.Status})
		}
	}
	return clashes
}

// Previews computes the effect of importing years into one branch, one preview
// per year in their order. OnFile has the branch's stored years: those to be
// replaced, and their neighbours. The caller sets Closed and Version.
func Previews(onFile map[int]*Year, incoming []*Year) []Preview {
	after := map[int]*Year{}
	for year, y := range onFile {
		after[year] = y
	}
	for _, y := range incoming {
		after[y.Year] = Received(onFile[y.Year], y)
	}
	previews := make([]Preview, len(incoming))
	for i, y := range incoming {
		old := onFile[y.Year]
		previews[i] = Preview{
			Branch: y.Branch, Year: y.Year, New: old == nil,
			Before: NewScorecard(onFile, y.Year), After: NewScorecard(after, y.Year),
			Differences: Compare(old, after[y.Year]), Statuses: Clashes(old, y),
		}
	}
	return previews
}

// Withdrawal is the preview of removing a year.
func Withdrawal(y *Year) Preview {
	return Preview{
		Branch: y.Branch, Year: y.Year, Gone: true, Differences: Compare(y, nil),
		Before: NewScorecard(map[int]*Year{y.Year: y}, y.Year),
	}
}

// NewScorecard is a branch as seen from one of its years, made from years in
// memory; nil when the year is not among them. The years are copied, and their
// resolutions applied.
func NewScorecard(years map[int]*Year, year int) *Scorecard {
	if years[year] == nil {
		return nil
	}
	c := &Scorecard{
		Branch: years[year].Branch, Year: resolved(years[year]), Before: resolved(years[year-1]), After: resolved(years[year+1]),
		Older: resolved(years[year-2]),
	}
	for other := range years {
		if other < year && other > c.Earlier {
			c.Earlier = other
		}
		if other > year && (c.Later == 0 || other < c.Later) {
			c.Later = other
		}
	}
	if c.Staffed = c.HeldStaffing(); c.Staffed != nil {
		c.Staffing = c.Staffed.Staffing
	}
	return c
}

func resolved(y *Year) *Year {
	if y == nil {
		return nil
	}
	copied := y.Clone()
	copied.ApplyResolutions()
	return copied
}

// HeldStaffing is the year of the newest staffing as of the end of the shown
// fiscal year, in March, among the years that the scorecard has, or else of the
// oldest; nil when none has any.
func (c *Scorecard) HeldStaffing() *Year {
	var held *Year
	end := fmt.Sprintf("%04d-03-31", c.Year.Year+1)
	for _, y := range []*Year{c.Older, c.Before, c.Year, c.After} {
		if y == nil || y.Staffing == nil {
			continue
		}
		if held == nil || betterStaffing(y.Staffing.AsOf, held.Staffing.AsOf, end) {
			held = y
		}
	}
	return held
}

// betterStaffing reports whether a staffing comes closer to the end of a fiscal
// year than one of an earlier year's document. Dates compare as text.
func betterStaffing(asOf, held, end string) bool {
	if asOf <= end {
		return held > end || asOf >= held
	}
	return held > end && asOf < held
}
