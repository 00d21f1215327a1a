package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/model"
)

// unsaid takes every status out of a year, so that a test knows what stands there.
func unsaid(y *model.Year) *model.Year {
	for _, status := range statusesOf(y) {
		*status = model.Status{}
	}
	return y
}

// openSmall opens a scorecard of two years that say nothing yet.
func openSmall(t *testing.T, o Options) *DB {
	t.Helper()
	b := evenBuilder(4)
	return open(t, create(t, unsaid(b.year("kumamoto", 2024, true)), unsaid(b.year("kumamoto", 2025, false))), o)
}

// say makes an edit of an item as it stands.
func say(t *testing.T, db *DB, who string, year int, item string, value model.StatusValue, comment string) model.Status {
	t.Helper()
	status, err := db.SetStatus(t.Context(), model.Edit{
		Year: year, Item: item, Version: statusOf(t, db, year, item).Version, Value: value, Comment: comment, Who: who,
	})
	if err != nil {
		t.Fatal(err)
	}
	return status
}

func statusOf(t *testing.T, db *DB, year int, item string) model.Status {
	t.Helper()
	y, err := db.Year(t.Context(), "", year)
	if err != nil {
		t.Fatal(err)
	}
	return *statusesOf(y)[item]
}

func changesOf(t *testing.T, db *DB, q model.HistoryQuery) []model.Change {
	t.Helper()
	changes, err := db.History(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func TestHistoryTellsEveryKindOfChange(t *testing.T) {
	at := time.Date(2025, 4, 1, 9, 0, 0, 0, time.UTC)
	y := unsaid(evenBuilder(4).year("kumamoto", 2024, true))
	y.KPIs[0].Status = model.Status{Note: "100%"}
	db := open(t, create(t, y), Options{Now: func() time.Time { return at }})
	first := say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "遅れ\n人手")
	undone, err := db.Undo(t.Context(), "", "Hanako", 1)
	if err != nil {
		t.Fatal(err)
	}
	redone, err := db.Redo(t.Context(), "kumamoto", "Hanako", 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "年度末"); err != nil {
		t.Fatal(err)
	}
	if err := db.ReopenYear(t.Context(), "", 2024, "Taro", "a slip"); err != nil {
		t.Fatal(err)
	}
	printed, said := model.Status{Note: "100%"}, model.Status{Value: model.Difficult, Comment: "遅れ\n人手"}
	whole := func(s model.Status, version int) model.Status {
		s.Who, s.At, s.Version = "Hanako", at, version
		return s
	}
	want := []model.Change{
		{Seq: 5, Year: 2024, Kind: model.Reopened, Reason: "a slip", Who: "Taro"},
		{Seq: 4, Year: 2024, Kind: model.Closed, Reason: "年度末", Who: "Taro"},
		{Seq: 3, Year: 2024, Item: "kpi-0", Kind: model.Redone, From: printed, To: whole(said, 3), Who: "Hanako", Undoes: 1},
		{Seq: 2, Year: 2024, Item: "kpi-0", Kind: model.Undone, From: said, To: whole(printed, 2), Who: "Hanako", Undoes: 1},
		{Seq: 1, Year: 2024, Item: "kpi-0", Kind: model.Edited, From: printed, To: whole(said, 1), Who: "Hanako"},
	}
	for i, version := range []int{2, 1, 3, 2, 1} {
		want[i].At, want[i].Version = at, version
		if want[i].Item != "" {
			want[i].ItemKind = model.ItemKPI
		}
	}
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), want)
	same(t, "answers", []model.Change{redone, undone}, want[2:4])
	same(t, "first status", first, want[4].To)
	same(t, "present status", statusOf(t, db, 2024, "kpi-0"), want[2].To)
}

func TestHistoryAnswersItsQueryNewestFirst(t *testing.T) {
	db := openSmall(t, Options{})
	for i := range 12 {
		year, item := 2024+i%2, []string{"kpi-0", "m-1", "i-2"}[i%3]
		say(t, db, "Hanako", year, item, model.Expected, fmt.Sprint("edit ", i))
	}
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		query model.HistoryQuery
		want  []int
	}{
		"all":           {model.HistoryQuery{}, []int{13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}},
		"newest of all": {model.HistoryQuery{Branch: "kumamoto", Limit: 2}, []int{13, 12}},
		"a year":        {model.HistoryQuery{Year: 2024}, []int{13, 11, 9, 7, 5, 3, 1}},
		"newest of it":  {model.HistoryQuery{Year: 2025, Limit: 3}, []int{12, 10, 8}},
		"an item":       {model.HistoryQuery{Item: "m-1"}, []int{11, 8, 5, 2}},
		"newest there":  {model.HistoryQuery{Item: "m-1", Limit: 1}, []int{11}},
		"in a year":     {model.HistoryQuery{Item: "m-1", Year: 2024}, []int{11, 5}},
		"newest in it":  {model.HistoryQuery{Item: "m-1", Year: 2024, Limit: 1}, []int{11}},
		"nothing":       {model.HistoryQuery{Item: "kpi-3"}, nil},
		"no such year":  {model.HistoryQuery{Year: 2020}, nil},
	} {
		var got []int
		for _, c := range changesOf(t, db, test.query) {
			got = append(got, c.Seq)
		}
		same(t, name, got, test.want)
	}
	_, err := db.History(t.Context(), model.HistoryQuery{Branch: "oita"})
	if kindOf(err) != model.NoBranch {
		t.Error(err)
	}
}

// However long the history grows, every question about it is answered through
// an index, in the index's own order.
func TestHistoryIsFoundByIndex(t *testing.T) {
	db := openSmall(t, Options{})
	costly := regexp.MustCompile(`SCAN [a-z]|TEMP B-TREE|AUTOMATIC`)
	asked := func(q model.HistoryQuery) string {
		query, _ := historyQuery("kumamoto", q)
		return query
	}
	for query, test := range map[string]struct {
		args []any
		by   []string
	}{
		asked(model.HistoryQuery{}):           {[]any{"kumamoto", 5}, []string{"sqlite_autoindex_history_1 (branch=?)"}},
		asked(model.HistoryQuery{Year: 2024}): {[]any{"kumamoto", 5, 2024}, []string{"history_by_year (branch=? AND year=?)"}},
		asked(model.HistoryQuery{Item: "m"}):  {[]any{"kumamoto", 5, "m-1", ""}, []string{"history_by_item (branch=? AND code=?)"}},
		asked(model.HistoryQuery{Item: "m", Year: 2024}): {
			[]any{"kumamoto", 5, "m-1", "", 2024}, []string{"history_by_item (branch=? AND code=?)"},
		},
		historyOfSeq: {[]any{"kumamoto", 5}, []string{"sqlite_autoindex_history_1 (branch=? AND seq=?)"}},
		historyOfVersion: {
			[]any{"kumamoto", 2024, "kpi", "m-1", "", 0, 5},
			[]string{"(branch=? AND year=? AND kind=? AND code=? AND field=? AND nth=? AND version=?)"},
		},
		lastChangeOfYear: {[]any{"kumamoto", 2024}, []string{"(branch=? AND year=? AND kind=? AND code=? AND field=? AND nth=?)"}},
		nextUndo: {[]any{"kumamoto", "Hanako"}, []string{
			"history_by_person (branch=? AND who=?)", "history_by_undone (branch=? AND undoes=?)",
		}},
		nextRedo: {[]any{"kumamoto", "Hanako"}, []string{
			"history_by_undo (branch=? AND who=? AND seq>?)", "history_by_person (branch=? AND who=?)",
			"history_by_undone (branch=? AND undoes=?)",
		}},
		historyOfImport: {[]any{1}, []string{"history_by_import (import=?)"}},
		workInYear: {[]any{"kumamoto", 2024}, []string{
			"history_by_year (branch=? AND year=?)", "status USING PRIMARY KEY (branch=? AND year=?)",
		}},
	} {
		plan := planOf(t, db, query, test.args)
		missing := slices.ContainsFunc(test.by, func(index string) bool { return !strings.Contains(plan, index) })
		if costly.MatchString(plan) || missing {
			t.Errorf("%s\n%s", query, plan)
		}
	}
}

// To open the row and save it as it is writes nothing, whoever does it.
func TestSayingTheSameAgainIsNoEdit(t *testing.T) {
	y := unsaid(evenBuilder(4).year("kumamoto", 2024, true))
	y.KPIs[1].Status = model.Status{Note: "100%"}
	db := open(t, create(t, y), Options{})
	said := say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "late")
	same(t, "answer", say(t, db, "Taro", 2024, "kpi-0", model.Difficult, "late"), said)
	same(t, "printed note", say(t, db, "Taro", 2024, "kpi-1", model.Unset, ""), model.Status{Note: "100%"})
	if changes := changesOf(t, db, model.HistoryQuery{}); len(changes) != 1 {
		t.Errorf("history: %+v", changes)
	}
	if again := say(t, db, "Taro", 2024, "kpi-0", model.Difficult, "very late"); again.Version != 2 || again.Who != "Taro" {
		t.Errorf("another comment is an edit: %+v", again)
	}
}

// A clock that was put back, on this computer or on a colleague's, does not make
// an item's history run backwards; another item is not held up by it.
func TestTimeOfAnItemNeverRunsBackwards(t *testing.T) {
	noon := time.Date(2025, 4, 1, 12, 0, 0, 0, time.UTC)
	now := noon
	db := openSmall(t, Options{Now: func() time.Time { return now }})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	check := func(what string, got, want time.Time) {
		t.Helper()
		if !got.Equal(want) {
			t.Errorf("%s at %s, want %s", what, got, want)
		}
	}
	now = noon.Add(-time.Hour)
	check("edit", say(t, db, "Hanako", 2024, "kpi-0", model.Difficult, "").At, noon)
	check("other item", say(t, db, "Taro", 2024, "kpi-1", model.Difficult, "").At, now)
	undone, err := db.Undo(t.Context(), "", "Hanako", 2)
	if err != nil {
		t.Fatal(err)
	}
	check("undo", undone.At, noon)
	check("status", statusOf(t, db, 2024, "kpi-0").At, noon)
	for i, turn := range []func() error{
		func() error { return db.CloseYear(t.Context(), "", 2024, "Taro", "over") },
		func() error { return db.ReopenYear(t.Context(), "", 2024, "Taro", "not over") },
	} {
		if err := turn(); err != nil {
			t.Fatal(err)
		}
		check("turn", changesOf(t, db, model.HistoryQuery{Limit: 1})[0].At, noon.Add(-time.Hour))
		now = now.Add(-time.Duration(i+1) * time.Hour)
	}
}

// What stands in a cell where something else belongs is damage to every question,
// also to those with one row for an answer.
func TestCellOfAnotherKindIsDamage(t *testing.T) {
	db := openSmall(t, Options{})
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, test := range []struct {
		ctx   context.Context
		query string
		cell  any
		want  func(err error) bool
	}{
		{t.Context(), `SELECT 'word'`, new(int), isDamage},
		{t.Context(), `SELECT NULL`, new(string), isDamage},
		{t.Context(), `SELECT 'no time'`, moment{new(time.Time)}, isDamage},
		{t.Context(), `SELECT 1 WHERE 0`, new(int), func(err error) bool { return errors.Is(err, sql.ErrNoRows) }},
		{t.Context(), `SELECT nonsense`, new(int), func(err error) bool { return err != nil && kindOf(err) == "" }},
		{cancelled, `SELECT 1`, new(int), func(err error) bool { return errors.Is(err, context.Canceled) }},
		{t.Context(), `SELECT 1`, new(int), func(err error) bool { return err == nil }},
	} {
		if err := scanOne(db.pool.QueryRowContext(test.ctx, test.query), test.cell); !test.want(err) {
			t.Errorf("%s: %v", test.query, err)
		}
	}
}

func isDamage(err error) bool { return kindOf(err) == model.Damaged }

// Every row is chained to the one before it in its branch by a hash of all its
// columns: a change of any of them shows.
func TestHistory_RowsAreChained(t *testing.T) {
	db := openDisputed(t, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "mine")
	resolveOn(t, db, 0, 1, "Hanako")
	resolveOn(t, db, 2, 1, "Taro")
	if err := importOne(t.Context(), db, disputed("oita", 2024)); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 2); err != nil {
		t.Fatal(err)
	}
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	prev, rows := map[string]string{}, 0
	err := eachRow(t.Context(), db.pool, `SELECT branch, `+historyColumns+`, prev, hash FROM history ORDER BY branch, seq`, func(r *sql.Rows) error {
		cells, pointers := make([]any, 29), make([]any, 29)
		for i := range cells {
			pointers[i] = &cells[i]
		}
		if err := r.Scan(pointers...); err != nil {
			return err
		}
		branch := fmt.Sprint(cells[0])
		hash, err := hashOfChange(prev[branch], cells[:27])
		if cells[27] != prev[branch] || cells[28] != hash || err != nil {
			t.Errorf("row %v of %s: %v %v, want %s %s: %v", cells[1], branch, cells[27], cells[28], prev[branch], hash, err)
		}
		if cells[26] = "another reason"; true {
			if other, _ := hashOfChange(prev[branch], cells[:27]); other == hash {
				t.Error("another row has the same hash")
			}
		}
		prev[branch], rows = hash, rows+1
		return nil
	})
	if err != nil || rows != 6 || len(prev) != 2 {
		t.Errorf("%d rows of %d branches: %v", rows, len(prev), err)
	}
	for _, statement := range []string{
		insertedHistory("INSERT", "seq", "6", "version", "7", "who", "'Jiro'") + ` AND branch = 'kumamoto'`,
	} {
		if _, err := db.pool.ExecContext(t.Context(), strings.Replace(statement, `(SELECT hash FROM history ORDER BY seq DESC LIMIT 1)`, `''`, 1)); kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("a row that continues no chain: %v", err)
		}
	}
}
