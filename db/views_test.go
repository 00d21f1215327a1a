package db

import (
	"database/sql"
	"fmt"
	"testing"

	"scorecard/model"
)

// kpiView is what v_kpi has of a KPI.
type kpiView struct {
	Code, Target, Actual, ActualNumber, ActualMissing, ActualResolved, RatingResolved string
	Rank, Rating, Status, Comment, Who, At                                            string
}

func kpiViews(t *testing.T, db *DB, year int) map[string]kpiView {
	t.Helper()
	found := map[string]kpiView{}
	err := eachRow(t.Context(), db.pool, `SELECT code, COALESCE(target, ''), COALESCE(actual, ''), COALESCE(actual_number, ''),
		COALESCE(actual_missing, ''), COALESCE(actual_resolved, ''), COALESCE(rating_resolved, ''), COALESCE(rank, ''), COALESCE(rating, ''),
		COALESCE(status, ''), COALESCE(status_comment, ''), COALESCE(status_who, ''), COALESCE(status_at, '')
		FROM v_kpi WHERE branch = 'kumamoto' AND year = $1`, func(rows *sql.Rows) error {
		var v kpiView
		err := rows.Scan(&v.Code, &v.Target, &v.Actual, &v.ActualNumber, &v.ActualMissing, &v.ActualResolved, &v.RatingResolved,
			&v.Rank, &v.Rating, &v.Status, &v.Comment, &v.Who, &v.At)
		found[v.Code] = v
		return err
	}, year)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// The KPI table can be read by SQL alone: each column has what the scorecard has.
func TestViews_AgreeWithScorecard(t *testing.T) {
	years := []*model.Year{disputed("kumamoto", 2023), disputed("kumamoto", 2024)}
	for seed := range uint64(8) {
		years = append(years, plain("kumamoto", 2030+int(seed), seed))
	}
	years[1].KPIs[1].Actual, years[1].KPIs[1].Unit = mustFigure("10,167円"), "円"
	years[1].KPIs[1].Target = mustTarget("対前年度以上")
	years[1].Conflicts[1].Resolution = &model.Resolution{Variant: 1, Reason: "by the file"}
	db := open(t, create(t, years...), Options{})
	say(t, db, "花子", 2024, "kpi-2", model.Expected, "遅れ")
	resolveOn(t, db, 0, 1, "Hanako")
	for _, want := range years {
		y := yearOf(t, db, "kumamoto", want.Year)
		views := kpiViews(t, db, y.Year)
		if len(views) != len(y.KPIs) {
			t.Errorf("%d: %d KPIs of %d", y.Year, len(views), len(y.KPIs))
		}
		for i := range y.KPIs {
			k, v := &y.KPIs[i], views[y.KPIs[i].Code]
			got := fmt.Sprint(v.Actual, v.ActualMissing, v.Rating, v.Status, v.Comment, v.Who)
			if expected := fmt.Sprint(k.Actual.Text, k.Actual.Missing, k.Rating.Grade, k.Status.Value, k.Status.Comment, k.Status.Who); got != expected {
				t.Errorf("%d %s: %s, want %s", y.Year, k.Code, got, expected)
			}
			if k.Target.Text != "" && v.Target != k.Target.Text || k.Target.Kind == model.InWords && v.Target != k.Target.Words.JA {
				t.Errorf("%d %s: target %s, want %+v", y.Year, k.Code, v.Target, k.Target)
			}
			if (v.Rank != "") != k.Rank.Known() || k.Rank.Known() && v.Rank != fmt.Sprint(k.Rank.Value) {
				t.Errorf("%d %s: rank %s, want %+v", y.Year, k.Code, v.Rank, k.Rank)
			}
		}
	}
	views := kpiViews(t, db, 2024)
	same(t, "number", views["kpi-1"].ActualNumber, "10167")
	same(t, "resolved", views["kpi-0"].ActualResolved, "65.9%") // the later of two, as the scorecard shows it
	same(t, "shown", cardOf(t, db).Year.KPIs[0].Actual.Text, "65.9%")
	resolveOn(t, db, 1, -1, "Hanako")
	same(t, "withdrawn", kpiViews(t, db, 2024)["kpi-0"].ActualResolved, "70.3%")
	card := cardOf(t, db)
	for query, want := range map[string]int{
		`SELECT count(*) FROM v_activity WHERE year = 2024`:                                         len(card.Year.Activities),
		`SELECT count(*) FROM v_initiative WHERE year = 2024 AND NOT is_heading`:                    countLines(card.Year),
		`SELECT count(DISTINCT text_en) FROM v_note WHERE year = 2024`:                              len(card.Year.Notes),
		`SELECT sum(people) FROM v_staff WHERE year = 2024 AND group_code = 'business'`:             countPosts(&card.Year.Staffing.Groups[0]),
		`SELECT count(*) FROM v_conflict WHERE year = 2024`:                                         3,
		`SELECT count(*) FROM v_kpi WHERE year = 2024 AND target_number IS NULL AND code = 'kpi-1'`: 1,
	} {
		var got int
		if err := db.pool.QueryRowContext(t.Context(), query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %d, want %d: %v", query, got, want, err)
		}
	}
}

func countLines(y *model.Year) int {
	count := 0
	for i := range y.Initiatives {
		if !y.Initiatives[i].Heading {
			count++
		}
	}
	return count
}

func countPosts(g *model.GroupStaffing) int {
	count := 0
	for _, class := range model.Classes() {
		count += g.PostSum(class)
	}
	return count
}
