package model_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"scorecard/model"
)

var decimals = cmp.Comparer(func(a, b decimal.Decimal) bool { return a == b })

// A copy shares nothing with the original: a change of one must not show in
// the other.
func TestClone_SharesNothing(t *testing.T) {
	year, before := sampleYear(t), sampleYear(t)
	copied := year.Clone()
	if diff := cmp.Diff(year, copied, decimals); diff != "" {
		t.Fatal(diff)
	}
	changes(reflect.ValueOf(copied).Elem(), "", func(c change) {
		if !reflect.DeepEqual(year, before) {
			t.Errorf("%s of the copy is shared with the year", c.path)
		}
	})
}

func TestPreviews_SameYearChangesNothing(t *testing.T) {
	year := sampleYear(t)
	file := sampleYear(t)
	for _, s := range []*model.Status{&file.KPIs[0].Status, &file.Activities[0].Status, &file.Initiatives[1].Status} {
		s.Version = 0 // not in any file
	}
	file.Conflicts[0].Resolution.Version = 0
	previews := model.Previews(map[int]*model.Year{2024: year}, []*model.Year{file})
	if p := previews[0]; !p.Nothing() || p.New || p.Year != 2024 || p.Branch != year.Branch {
		t.Errorf("%+v", p)
	}
}

// A status that a person has set is kept, and shown as a clash.
func TestPreviews_KeepsEditedStatusAndReportsClash(t *testing.T) {
	year, file := sampleYear(t), sampleYear(t)
	kept := year.KPIs[0].Status
	file.KPIs[0].Status = model.Status{Value: model.Achieved}
	file.KPIs[1].Status = model.Status{Value: model.Expected} // not set by a person
	p := model.Previews(map[int]*model.Year{2024: year}, []*model.Year{file})[0]
	want := []model.Difference{{Kind: model.Changed, List: "kpis", Code: "days", Field: "status", Old: "", New: "expected"}}
	if diff := cmp.Diff(want, p.Differences); diff != "" {
		t.Error(diff)
	}
	clash := []model.StatusClash{{Item: "rate", Kept: kept, Other: file.KPIs[0].Status}}
	if diff := cmp.Diff(clash, p.Statuses); diff != "" {
		t.Error(diff)
	}
	if got := p.After.Year.KPIs[0].Status; got != kept {
		t.Errorf("the import would leave %v", got)
	}
}

// An equal status in the file changes neither person nor time.
func TestReceived_EqualStatusKeepsPersonAndTime(t *testing.T) {
	year, file := sampleYear(t), sampleYear(t)
	s := &file.KPIs[0].Status
	s.Who, s.At, s.Version = "", time.Time{}, 0
	if got := model.Received(year, file).KPIs[0].Status; got != year.KPIs[0].Status {
		t.Errorf("%v", got)
	}
	if clashes := model.Clashes(year, file); len(clashes) > 0 {
		t.Errorf("%v", clashes)
	}
}

// A resolution by a person survives an import; otherwise the file's is used.
func TestReceived_KeepsResolution(t *testing.T) {
	year, file := sampleYear(t), sampleYear(t)
	file.Conflicts[0].Resolution = nil
	file.Conflicts[1].Resolution = &model.Resolution{Variant: 1, Reason: "the newer"}
	got := model.Received(year, file)
	if diff := cmp.Diff(year.Conflicts[0].Resolution, got.Conflicts[0].Resolution); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(file.Conflicts[1].Resolution, got.Conflicts[1].Resolution); diff != "" {
		t.Error(diff)
	}
	year.Conflicts[0].Resolution.Version, file.Conflicts[0].Resolution = 0, nil
	if got := model.Received(year, file); got.Conflicts[0].Resolution != nil {
		t.Errorf("what only a file had resolved stays: %v", got.Conflicts[0].Resolution)
	}
}

// A resolved variant that repeats an earlier one's text is not confused with
// it.
func TestReceived_KeepsResolutionOfRepeatedVariant(t *testing.T) {
	for value, moved := range map[string]int{"1": 1, "3": 3} {
		year := sampleYear(t)
		c := &year.Conflicts[0]
		c.Variants = []model.Variant{{Text: "A", Value: "1"}, {Text: "B", Value: "2"}, {Text: "A", Value: value}}
		c.Resolution.Variant = 2
		if differences := model.Compare(year, model.Received(year, year.Clone())); len(differences) > 0 {
			t.Errorf("value %s: the same file differs: %+v", value, differences)
		}
		file := year.Clone()
		file.Conflicts[0].Variants = append([]model.Variant{{Text: "C", Value: "4"}}, c.Variants...)
		if got := model.Received(year, file).Conflicts[0].Resolution.Variant; got != moved {
			t.Errorf("value %s: after a variant was inserted first, variant %d is resolved, want %d", value, got, moved)
		}
	}
}

func TestPreviews_NewAndRemovedYears(t *testing.T) {
	year := sampleYear(t)
	p := model.Previews(nil, []*model.Year{year})[0]
	if !p.New || p.Nothing() || p.Before != nil || p.After == nil {
		t.Errorf("%+v", p)
	}
	if got := model.CountDifferences(p.Differences, "kpis"); got.Added != len(year.KPIs) {
		t.Errorf("%v KPIs are new", got)
	}
	w := model.Withdrawal(year)
	if got := model.CountDifferences(w.Differences, "kpis"); got.Gone != len(year.KPIs) || !w.Gone || w.After != nil {
		t.Errorf("%v KPIs go", got)
	}
}

func TestNewScorecard_NeighboursAndStaffing(t *testing.T) {
	years := map[int]*model.Year{}
	for _, n := range []int{2021, 2023, 2024, 2025, 2028} {
		y := sampleYear(t)
		y.Year = n
		y.Staffing.AsOf = time.Date(n, 10, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		years[n] = y
	}
	years[2024].Staffing, years[2021].Staffing = nil, nil
	c := model.NewScorecard(years, 2024)
	if c.Before.Year != 2023 || c.After.Year != 2025 || c.Earlier != 2023 || c.Later != 2025 || c.Staffing != c.Before.Staffing {
		t.Errorf("before %d, after %d, earlier %d, later %d, staffing of %s", c.Before.Year, c.After.Year, c.Earlier, c.Later, c.Staffing.AsOf)
	}
	if c := model.NewScorecard(years, 2021); c.Before != nil || c.Later != 2023 || c.Earlier != 0 || c.Staffing != nil {
		t.Errorf("from the first year: %v %d %v", c.Before, c.Later, c.Staffing)
	}
	if c := model.NewScorecard(years, 2022); c != nil {
		t.Error("a scorecard of a year that is not there")
	}
	years[2025].Staffing, years[2023].Staffing = nil, nil
	if got := model.NewScorecard(years, 2024); got.Staffing != nil || got.Staffed != nil {
		t.Errorf("the staffing of a year that is not beside it is shown: %+v", got.Staffing)
	}
	c.Year.KPIs[0].Code = "other"
	if years[2024].KPIs[0].Code != "rate" {
		t.Error("the scorecard shares the year with the caller")
	}
}
