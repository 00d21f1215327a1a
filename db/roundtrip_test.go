package db

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"scorecard/model"
)

// create makes a scorecard of the sample years in a folder of its own.
func create(t *testing.T, years ...*model.Year) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "scorecard.db")
	if err := Create(t.Context(), path, years); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string, o Options) *DB {
	t.Helper()
	db, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// same compares content; whether an empty list is nil says nothing.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

func TestYearComesBackAsItWentIn(t *testing.T) {
	db := open(t, create(t), Options{})
	years := sampleYears("kumamoto")
	for seed := range uint64(25) {
		years = append(years, randomBuilder(seed).year("kumamoto", 2008+rand.New(rand.NewPCG(seed, 1)).IntN(99), seed%2 == 0))
	}
	for i, y := range years {
		y.Branch.Code = "branch-" + string(rune('a'+i%26)) + string(rune('a'+i/26))
		if err := importOne(t.Context(), db, y); err != nil {
			t.Fatalf("year %d: %v", i, err)
		}
		got, err := db.Year(t.Context(), y.Branch.Code, y.Year)
		if err != nil {
			t.Fatalf("year %d: %v", i, err)
		}
		same(t, "year", got, y)
	}
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

func TestImportReplacesTheYear(t *testing.T) {
	years := sampleYears("kumamoto")
	db := open(t, create(t, years...), Options{})
	edited := 0
	for _, item := range []string{"kpi-0", "m-0", "i-1", "kpi-19"} {
		if _, err := db.SetStatus(t.Context(), editOf(t, db, item)); err != nil {
			t.Fatal(err)
		}
	}
	for seed := range uint64(6) {
		y := randomBuilder(seed).year("kumamoto", 2024, true)
		if err := importOne(t.Context(), db, y); err != nil {
			t.Fatal(err)
		}
		got, err := db.Year(t.Context(), "kumamoto", 2024)
		if err != nil {
			t.Fatal(err)
		}
		for item, status := range statusesOf(got) {
			if status.Version > 0 {
				*statusesOf(y)[item] = *status
				edited++
			}
		}
		same(t, "replaced year", got, y)
		for i, other := range []int{2023, 2025} {
			got, err := db.Year(t.Context(), "kumamoto", other)
			if err != nil {
				t.Fatal(err)
			}
			same(t, "other year", got, years[2*i])
		}
	}
	if edited < 6 {
		t.Errorf("%d edited statuses were kept", edited)
	}
}

func TestImportKeepsAnEditedStatus(t *testing.T) {
	at := time.Date(2024, 12, 1, 3, 4, 5, 0, time.UTC)
	y := sampleYears("kumamoto")[1]
	for _, status := range statusesOf(y) {
		*status = model.Status{Value: model.Expected}
	}
	db := open(t, create(t, y), Options{Now: func() time.Time { return at }})
	edit := model.Edit{Year: 2024, Item: "kpi-3", Value: model.Difficult, Comment: "late", Who: "Hanako"}
	edited, err := db.SetStatus(t.Context(), edit)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "edited", edited, model.Status{Value: model.Difficult, Comment: "late", Who: "Hanako", At: at, Version: 1})
	y.KPIs[3].Status, y.KPIs[4].Status = model.Status{}, model.Status{Note: "100%"}
	if err := importOne(t.Context(), db, y); err != nil {
		t.Fatal(err)
	}
	y.KPIs[3].Status = edited
	got, err := db.Year(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "statuses", statusesOf(got), statusesOf(y))
}

// An edited status outlives its item: a file that leaves a KPI out, perhaps by
// mistake, loses no word of a manager.
func TestEditedStatusWaitsForItsItem(t *testing.T) {
	whole, short := sampleYears("kumamoto")[1], sampleYears("kumamoto")[1]
	db := open(t, create(t, whole), Options{})
	edited, err := db.SetStatus(t.Context(), model.Edit{
		Year: 2024, Item: "m-19", Version: statusesOf(whole)["m-19"].Version, Value: model.Achieved, Who: "Hanako",
	})
	if err != nil {
		t.Fatal(err)
	}
	short.Activities = short.Activities[:19]
	for _, y := range []*model.Year{short, whole} {
		if err := importOne(t.Context(), db, y); err != nil {
			t.Fatal(err)
		}
	}
	got, err := db.Year(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "status", got.Activities[19].Status, edited)
}

func TestImportReturnsTheProblemsAndChangesNothing(t *testing.T) {
	years := sampleYears("kumamoto")
	db := open(t, create(t, years...), Options{})
	bad := sampleYears("kumamoto")[1]
	bad.KPIs[0].Rank = model.Rank{Value: 48}
	bad.Activities[0].Category = "nowhere"
	err := importOne(t.Context(), db, bad)
	var problems model.Problems
	if !errors.As(err, &problems) || len(problems) != 2 {
		t.Fatalf("got %v, want two problems", err)
	}
	got, err := db.Year(t.Context(), "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "year", got, years[1])
}

func TestScorecardHasTheYearItsNeighboursAndTheStaffing(t *testing.T) {
	b := evenBuilder(3)
	var years []*model.Year
	for _, year := range []int{2019, 2021, 2022, 2023, 2026} {
		years = append(years, b.year("kumamoto", year, year < 2023))
	}
	for _, y := range years { // staffing of 2021 and 2023 only
		if y.Year != 2021 && y.Year != 2023 {
			y.Staffing = nil
			y.Conflicts = nil
		}
	}
	db := open(t, create(t, years...), Options{})
	type seen struct{ Before, Year, After, Earlier, Later, Staffing int }
	for year, want := range map[int]seen{
		0:    {2021, 2022, 2023, 2021, 2023, 2021},
		2019: {0, 2019, 0, 0, 2021, 0},
		2021: {0, 2021, 2022, 2019, 2022, 2021},
		2022: {2021, 2022, 2023, 2021, 2023, 2021},
		2023: {2022, 2023, 0, 2022, 2026, 2023},
		2026: {0, 2026, 0, 2023, 0, 0},
	} {
		card, err := db.Scorecard(t.Context(), "", year)
		if err != nil {
			t.Fatal(year, err)
		}
		got := seen{Year: card.Year.Year, Earlier: card.Earlier, Later: card.Later}
		if card.Before != nil {
			got.Before = card.Before.Year
		}
		if card.After != nil {
			got.After = card.After.Year
		}
		for _, y := range years {
			if y.Staffing != nil && card.Staffing != nil && y.Staffing.AsOf == card.Staffing.AsOf {
				got.Staffing = y.Year
				same(t, "staffing", card.Staffing, y.Staffing)
			}
		}
		if got != want {
			t.Errorf("year %d: got %+v, want %+v", year, got, want)
		}
	}
}

func TestUnknownBranchYearAndKPI(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	empty := open(t, create(t), Options{})
	for name, ask := range map[string]func() (error, model.ErrorKind){
		"branch of scorecard": func() (error, model.ErrorKind) {
			_, err := db.Scorecard(t.Context(), "oita", 0)
			return err, model.NoBranch
		},
		"year of scorecard": func() (error, model.ErrorKind) {
			_, err := db.Scorecard(t.Context(), "", 2020)
			return err, model.NoYear
		},
		"branch of year": func() (error, model.ErrorKind) { _, err := db.Year(t.Context(), "x", 2024); return err, model.NoBranch },
		"year":           func() (error, model.ErrorKind) { _, err := db.Year(t.Context(), "", 1); return err, model.NoYear },
		"years":          func() (error, model.ErrorKind) { _, err := db.Years(t.Context(), "x"); return err, model.NoBranch },
		"series":         func() (error, model.ErrorKind) { _, err := db.Series(t.Context(), "", "m-1"); return err, model.NoKPI },
		"empty file": func() (error, model.ErrorKind) {
			_, err := empty.Scorecard(t.Context(), "", 0)
			return err, model.NoBranch
		},
	} {
		t.Run(name, func(t *testing.T) {
			if err, want := ask(); kindOf(err) != want {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}

func TestBranchesAndYears(t *testing.T) {
	db := open(t, create(t, append(sampleYears("kumamoto"), sampleYears("aomori")...)...), Options{})
	renamed := sampleYears("kumamoto")
	renamed[0].Branch.Name, renamed[2].Branch.Name = text("old"), text("new")
	for _, y := range slices.Backward(renamed) { // the newest first: an older year renames nothing
		if err := importOne(t.Context(), db, y); err != nil {
			t.Fatal(err)
		}
	}
	branches, err := db.Branches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "branches", branches, []model.Branch{{Code: "kumamoto", Name: text("new")}, {Code: "aomori", Name: text("branch aomori")}})
	years, err := db.Years(t.Context(), "aomori")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "years", years, []int{2023, 2024, 2025})
}

func TestSeriesHasEveryYearOfOneKPI(t *testing.T) {
	b := evenBuilder(4)
	var years []*model.Year
	var want []model.Point
	for year := 2008; year < 2075; year++ {
		y := b.year("kumamoto", year, true)
		years = append(years, y)
		if year >= 2015 { // the newest 60
			want = append(want, model.Point{Year: year, KPI: y.KPIs[2]})
		}
	}
	db := open(t, create(t, years...), Options{})
	got, err := db.Series(t.Context(), "", "kpi-2")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "series", got, want)
}

func TestMemoryIsAScorecardThatTakesNoChange(t *testing.T) {
	years := sampleYears("kumamoto")
	db, err := Memory(t.Context(), years)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // memory
	card, err := db.Scorecard(t.Context(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "year", card.Year, years[1])
	if _, readOnly := db.ReadOnly(); !readOnly || db.Path() != "" {
		t.Error("memory takes changes or has a path")
	}
	if err := importOne(t.Context(), db, years[0]); kindOf(err) != model.ReadOnly {
		t.Error(err)
	}
	if pulse, err := db.Poll(t.Context()); err != nil || !pulse.Same {
		t.Error(pulse, err)
	}
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func TestCancelledContextIsToldAsSuch(t *testing.T) {
	db := open(t, create(t, sampleYears("kumamoto")...), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.Scorecard(ctx, "", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("load: %v", err)
	}
	if _, err := db.SetStatus(ctx, model.Edit{Year: 2024, Item: "kpi-0", Who: "x"}); !errors.Is(err, context.Canceled) {
		t.Errorf("edit: %v", err)
	}
	if _, err := db.Scorecard(t.Context(), "", 0); err != nil {
		t.Errorf("after a cancelled load: %v", err)
	}
}
