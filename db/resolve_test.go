package db

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"scorecard/model"
)

// disputed is a year whose first conflict is about an actual, the second about the
// same field of the same KPI, and the third about a headcount.
func disputed(branch string, year int) *model.Year {
	y := unsaid(evenBuilder(4).year(branch, year, true))
	k := &y.KPIs[0]
	k.Actual, k.Unit = mustFigure("65.8%"), "%"
	variant := func(text, value string) model.Variant {
		return model.Variant{Text: text, Value: value, Source: model.Source{Document: "results", Page: 3}}
	}
	y.Conflicts = []model.Conflict{
		{Kind: model.ValueConflict, Subject: k.Code, Field: model.FieldActual, Variants: []model.Variant{variant("65.8%", "65.8"), variant("70.3%", "70.3")}},
		{Kind: model.ValueConflict, Subject: k.Code, Field: model.FieldActual, Variants: []model.Variant{variant("65.8%", "65.8"), variant("65.9%", "65.9")}},
		{
			Kind: model.ValueConflict, Subject: "staff", Field: model.FieldStaffTotal,
			Variants: []model.Variant{variant("96名", "96"), variant("95名", "95")},
		},
	}
	return y
}

func openDisputed(t *testing.T, o Options, years ...*model.Year) *DB {
	t.Helper()
	if len(years) == 0 {
		years = []*model.Year{disputed("kumamoto", 2023), disputed("kumamoto", 2024), disputed("oita", 2024)}
	}
	return open(t, create(t, years...), o)
}

// resolveOn resolves the nth conflict of 2024 as the scorecard shows it.
func resolveOn(t *testing.T, db *DB, nth, variant int, who string) model.Resolution {
	t.Helper()
	card := cardOf(t, db)
	made, err := db.Resolve(t.Context(), card.ResolutionEdit(&card.Year.Conflicts[nth], variant, "because", who))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// A resolved figure is used wherever the scorecard shows figures, and nowhere else:
// the year itself stays as the sources print it.
func TestResolvedFigureIsUsed(t *testing.T) {
	at := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	db := openDisputed(t, Options{Now: func() time.Time { return at }})
	made := resolveOn(t, db, 0, 1, "Hanako")
	resolveOn(t, db, 2, 1, "Hanako")
	want := model.Resolution{Variant: 1, Reason: "because", Who: "Hanako", At: at, Version: 1}
	same(t, "answer", made, want)
	card := cardOf(t, db)
	if got := card.Year.KPIs[0].Actual.Text; got != "70.3%" || card.Staffing.Total != 95 || card.Before.KPIs[0].Actual.Text != "65.8%" {
		t.Errorf("the scorecard shows %s, %d people and %s before", got, card.Staffing.Total, card.Before.KPIs[0].Actual.Text)
	}
	same(t, "resolved", card.Year.Conflicts[0].Resolution, &want)
	same(t, "not resolved", card.Year.Conflicts[1].Resolution, (*model.Resolution)(nil))
	before, err := db.Scorecard(t.Context(), "", 2023)
	if err != nil || before.After.KPIs[0].Actual.Text != "70.3%" {
		t.Errorf("as the year after: %v", err)
	}
	y, err := db.Year(t.Context(), "", 2024)
	if err != nil || y.KPIs[0].Actual.Text != "65.8%" || y.Staffing.Total != 96 {
		t.Errorf("the year itself has %+v %v", y.KPIs[0].Actual, err)
	}
	same(t, "resolved in the year itself", y.Conflicts[0].Resolution, &want)
	points, err := db.Series(t.Context(), "", "kpi-0")
	if err != nil || points[0].KPI.Actual.Text != "65.8%" || points[1].KPI.Actual.Text != "70.3%" {
		t.Errorf("the series is %+v %v", points, err)
	}
	peers, err := db.Peers(t.Context(), "oita", 2024, "kpi-0")
	if err != nil || len(peers) != 1 || peers[0].Branch.Code != "kumamoto" || peers[0].KPI.Actual.Text != "70.3%" {
		t.Errorf("to another branch: %+v %v", peers, err)
	}
	checkSound(t, db)
}

// The staffing may be that of the year before the last.
func TestResolvedHeadcountOfAnotherYear(t *testing.T) {
	with, without := disputed("kumamoto", 2022), disputed("kumamoto", 2024)
	without.Staffing, without.Conflicts = nil, nil
	db := openDisputed(t, Options{}, with, without)
	card, err := db.Scorecard(t.Context(), "", 2022)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Resolve(t.Context(), card.ResolutionEdit(&card.Year.Conflicts[2], 1, "because", "Hanako")); err != nil {
		t.Fatal(err)
	}
	if got := cardOf(t, db).Staffing.Total; got != 95 {
		t.Errorf("%d people are shown", got)
	}
}

func TestResolutionsAreInTheHistory(t *testing.T) {
	at := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	db := openDisputed(t, Options{Now: func() time.Time { return at }})
	resolveOn(t, db, 1, 1, "Hanako")
	resolveOn(t, db, 1, 1, "Taro") // the same again
	resolveOn(t, db, 1, 0, "Taro")
	withdrawn := resolveOn(t, db, 1, -1, "Jiro")
	same(t, "withdrawn", withdrawn, model.Resolution{Variant: -1, Reason: "because", Who: "Jiro", At: at, Version: 3})
	again := resolveOn(t, db, 1, -1, "Jiro") // nothing is resolved
	same(t, "withdrawn again", again, model.Resolution{Variant: -1})
	source := model.Source{Document: "results", Page: 3}
	first := model.Choice{Text: "65.8%", Value: "65.8", Reason: "because", Source: source}
	second := model.Choice{Text: "65.9%", Value: "65.9", Reason: "because", Source: source}
	want := []model.Change{
		{Seq: 3, Kind: model.Withdrawn, Was: first, Who: "Jiro", Version: 3},
		{Seq: 2, Kind: model.Resolved, Was: second, Is: first, Who: "Taro", Version: 2},
		{Seq: 1, Kind: model.Resolved, Is: second, Who: "Hanako", Version: 1},
	}
	for i := range want {
		c := &want[i]
		c.Year, c.ItemKind, c.Item, c.Field, c.Nth, c.At, c.Reason = 2024, model.ItemKPI, "kpi-0", model.FieldActual, 1, at, "because"
	}
	for _, query := range []model.HistoryQuery{{}, {Item: "kpi-0"}, {Year: 2024}, {Item: "kpi-0", Year: 2024}} {
		same(t, fmt.Sprintf("%+v", query), changesOf(t, db, query), want)
	}
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "its status counts by itself")
	if got := statusOf(t, db, 2024, "kpi-0").Version; got != 1 {
		t.Errorf("the status has version %d", got)
	}
}

// Whoever sees another resolution than the one that stands is told of it and
// changes nothing.
func TestStaleResolutionIsRefused(t *testing.T) {
	db := openDisputed(t, Options{})
	card := cardOf(t, db)
	seen := card.ResolutionEdit(&card.Year.Conflicts[0], 1, "seen before", "Taro")
	standing := resolveOn(t, db, 0, 0, "Hanako")
	ask := func(name string, s model.ResolutionEdit, current *model.Resolution) {
		t.Helper()
		_, err := db.Resolve(t.Context(), s)
		var stale *model.StaleResolutionError
		if !errors.As(err, &stale) || !errors.Is(err, &model.Error{Kind: model.Stale}) {
			t.Fatalf("%s: %v", name, err)
		}
		same(t, name, stale.Current, current)
	}
	ask("resolved meanwhile", seen, &standing)
	ask("withdrawn of what was not seen", model.ResolutionEdit{
		Year: 2024, Subject: "kpi-0", Field: model.FieldActual, Variant: -1, Reason: "x", Who: "Taro",
	}, &standing)
	card = cardOf(t, db)
	changed := disputed("kumamoto", 2024)
	changed.Conflicts[0].Variants[1].Text, changed.Conflicts[0].Variants[1].Value = "70.4%", "70.4"
	seen = card.ResolutionEdit(&card.Year.Conflicts[0], 1, "seen before", "Taro")
	if err := importOne(t.Context(), db, changed); err != nil {
		t.Fatal(err)
	}
	ask("the variant is another by now", seen, &standing)
	same(t, "history", len(changesOf(t, db, model.HistoryQuery{Item: "kpi-0"})), 1)
}

func TestWhatCannotBeResolved(t *testing.T) {
	db := openDisputed(t, Options{})
	card := cardOf(t, db)
	good := card.ResolutionEdit(&card.Year.Conflicts[0], 1, "because", "Hanako")
	for name, test := range map[string]struct {
		spoil func(s *model.ResolutionEdit)
		want  model.ErrorKind
	}{
		"no reason":       {func(s *model.ResolutionEdit) { s.Reason = " \n" }, model.BadInput},
		"long reason":     {func(s *model.ResolutionEdit) { s.Reason = strings.Repeat("x", 100_000) }, model.BadInput},
		"nobody":          {func(s *model.ResolutionEdit) { s.Who = "" }, model.BadInput},
		"variant -2":      {func(s *model.ResolutionEdit) { s.Variant = -2 }, model.BadInput},
		"no words":        {func(s *model.ResolutionEdit) { s.Text = "" }, model.BadInput},
		"no such variant": {func(s *model.ResolutionEdit) { s.Variant = 2 }, model.Stale},
		"no branch":       {func(s *model.ResolutionEdit) { s.Branch = "nowhere" }, model.NoBranch},
		"no year":         {func(s *model.ResolutionEdit) { s.Year = 1999 }, model.NoYear},
		"no item":         {func(s *model.ResolutionEdit) { s.Subject = "nothing" }, model.NoConflict},
		"no field":        {func(s *model.ResolutionEdit) { s.Field = "rank" }, model.NoConflict},
		"no third":        {func(s *model.ResolutionEdit) { s.Nth = 2 }, model.NoConflict},
	} {
		s := good
		test.spoil(&s)
		if _, err := db.Resolve(t.Context(), s); !errors.Is(err, &model.Error{Kind: test.want}) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Resolve(t.Context(), good); kindOf(err) != model.YearClosed {
		t.Errorf("closed: %v", err)
	}
	same(t, "history", len(changesOf(t, db, model.HistoryQuery{Item: "kpi-0"})), 0)
}

// The preview of an import and the import itself follow a resolution to the same
// variant, also where the variant repeats an earlier one's words.
func TestResolution_ImportAgreesWithPreviewOnPrint(t *testing.T) {
	db := openDisputed(t, Options{})
	file := func(turned bool) *model.Year {
		y := disputed("kumamoto", 2024)
		c := &y.Conflicts[0]
		c.Variants = append(c.Variants, c.Variants[0])
		c.Variants[2].Source.Page = 9
		if turned {
			c.Variants[1], c.Variants[2] = c.Variants[2], c.Variants[1]
		}
		return y
	}
	bring(t, db, model.ImportRequest{Years: []*model.Year{file(false)}})
	resolveOn(t, db, 0, 2, "Hanako")
	same(t, "print", yearOf(t, db, "kumamoto", 2024).Conflicts[0].Resolution.Variant, 2)
	for _, turned := range []bool{false, true} {
		before, next := yearOf(t, db, "kumamoto", 2024), file(turned)
		received := model.Received(before, next)
		if differences := model.Compare(before, received); !turned && len(differences) > 0 {
			t.Errorf("the same file differs: %+v", differences)
		}
		bring(t, db, model.ImportRequest{Years: []*model.Year{next}})
		same(t, "year", yearOf(t, db, "kumamoto", 2024), received)
	}
	checkSound(t, db)
}

// A decision outlives an import that leaves the conflict out or changes its
// variants: it never comes to mean another figure, and it is there again with them.
func TestResolutionOutlivesImports(t *testing.T) {
	db := openDisputed(t, Options{})
	resolveOn(t, db, 0, 1, "Hanako")
	resolved := func() string {
		y := cardOf(t, db).Year
		if len(y.Conflicts) == 0 || y.Conflicts[0].Resolution == nil {
			return y.KPIs[0].Actual.Text
		}
		return "resolved " + y.KPIs[0].Actual.Text
	}
	for _, step := range []struct {
		name   string
		change func(y *model.Year)
		want   string
	}{
		{"as it was", func(*model.Year) {}, "resolved 70.3%"},
		{"variants turned round", func(y *model.Year) {
			c := &y.Conflicts[0]
			c.Variants[0], c.Variants[1], c.Shown = c.Variants[1], c.Variants[0], 1
		}, "resolved 70.3%"},
		{"other variants", func(y *model.Year) {
			y.Conflicts[0].Variants[1].Text, y.Conflicts[0].Variants[1].Value = "70.4%", "70.4"
		}, "65.8%"},
		{"no conflict", func(y *model.Year) { y.Conflicts = nil }, "65.8%"},
		{"the file says otherwise", func(y *model.Year) {
			y.Conflicts[0].Resolution = &model.Resolution{Variant: 0, Reason: "the file"}
		}, "resolved 70.3%"},
	} {
		y := disputed("kumamoto", 2024)
		step.change(y)
		if err := importOne(t.Context(), db, y); err != nil {
			t.Fatal(step.name, err)
		}
		if got := resolved(); got != step.want {
			t.Errorf("%s: %s, want %s", step.name, got, step.want)
		}
		checkSound(t, db)
	}
	resolveOn(t, db, 0, -1, "Taro")
	withdrawn := disputed("kumamoto", 2024)
	withdrawn.Conflicts[0].Resolution = &model.Resolution{Variant: 1, Reason: "the file"}
	if err := importOne(t.Context(), db, withdrawn); err != nil {
		t.Fatal(err)
	}
	if got := resolved(); got != "65.8%" {
		t.Errorf("a file resolves again what a person has withdrawn: %s", got)
	}
}

// What the file itself resolves holds until a person decides or the next file comes.
func TestResolutionOfTheFile(t *testing.T) {
	y := disputed("kumamoto", 2024)
	y.Conflicts[0].Resolution = &model.Resolution{Variant: 1, Reason: "the file", Who: "Saburo", At: time.Date(2024, 12, 1, 0, 0, 0, 0, time.UTC)}
	db := openDisputed(t, Options{}, y)
	same(t, "resolved", cardOf(t, db).Year.Conflicts[0].Resolution, y.Conflicts[0].Resolution)
	if err := importOne(t.Context(), db, disputed("kumamoto", 2024)); err != nil {
		t.Fatal(err)
	}
	same(t, "the next file", cardOf(t, db).Year.Conflicts[0].Resolution, (*model.Resolution)(nil))
	if err := importOne(t.Context(), db, y); err != nil {
		t.Fatal(err)
	}
	resolveOn(t, db, 0, 0, "Hanako")
	change := changesOf(t, db, model.HistoryQuery{Limit: 1})[0]
	same(t, "what was", change.Was, model.Choice{
		Text: "70.3%", Value: "70.3", Reason: "the file", Source: model.Source{Document: "results", Page: 3},
	})
	if _, err := db.Undo(t.Context(), "", "Hanako", change.Seq); err != nil {
		t.Fatal(err)
	}
	if got := cardOf(t, db).Year; got.KPIs[0].Actual.Text != "70.3%" || got.Conflicts[0].Resolution.Reason != "the file" {
		t.Errorf("taken back: %+v", got.Conflicts[0].Resolution)
	}
	checkSound(t, db)
}

// The program's own triggers hold the resolutions against whoever writes with
// another tool.
func TestDecisionsAreKept(t *testing.T) {
	db := openDisputed(t, Options{})
	resolveOn(t, db, 0, 1, "Hanako")
	refused := func(statement string) {
		t.Helper()
		if _, err := db.pool.ExecContext(t.Context(), statement); kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("%s: %v", statement, err)
		}
	}
	for _, statement := range []string{
		`DELETE FROM resolution`,
		`UPDATE resolution SET reason = 'x'`,
		`UPDATE resolution SET nth = 1, version = version + 1`,
		`UPDATE resolution SET reason = '', version = version + 1`,
		`UPDATE resolution SET variant_text = NULL, version = version + 1`,
		`UPDATE resolution SET variant_source = 'page 3', version = version + 1`,
		`REPLACE INTO resolution SELECT branch, year, kind, code, field, nth, ` + resolutionColumns + ` FROM resolution`,
	} {
		refused(statement)
	}
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	refused(`UPDATE resolution SET reason = 'x', version = version + 1`)
	refused(`INSERT INTO resolution SELECT branch, year, kind, code, field, 1, ` + resolutionColumns + ` FROM resolution`)
}

func init() { childTasks["resolve in turn"] = resolveInTurn }

// resolveInTurn resolves one conflict again and again on what it sees, until it has
// had its number of decisions acknowledged.
func resolveInTurn(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the error of a decision is more specific
	for made := 0; made < 20; {
		card, err := db.Scorecard(ctx, "", 2024)
		if err != nil {
			return err
		}
		conflict := &card.Year.Conflicts[0]
		variant := 1 - conflict.InUse()
		_, err = db.Resolve(ctx, card.ResolutionEdit(conflict, variant, fmt.Sprint("decision ", made), "somebody"))
		switch {
		case err == nil:
			made++
		case !errors.Is(err, &model.Error{Kind: model.Stale}) && kindOf(err) != model.Locked:
			return err
		}
	}
	return nil
}

// Of two who resolve at once, one is told that the other was faster; no decision
// is lost or made twice.
func TestNoDecisionIsLostBetweenProcesses(t *testing.T) {
	path := createIn(t, memoryFolder(t), disputed("kumamoto", 2024))
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if out, err := childCommand(t, "resolve in turn", path).Output(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	all.Wait()
	db := open(t, path, Options{})
	changes := changesOf(t, db, model.HistoryQuery{})
	same(t, "decisions", len(changes), 60)
	for i, c := range changes {
		if c.Version != 60-i || i > 0 && changes[i-1].Was != c.Is {
			t.Fatalf("decision %d does not lie on the one before: %+v", i, c)
		}
	}
	checkSound(t, db)
}
