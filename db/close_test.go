package db

import (
	"errors"
	"strings"
	"testing"
	"time"

	"scorecard/model"
)

func TestClosedYearTakesNoChangeUntilReopened(t *testing.T) {
	at := time.Date(2025, 4, 30, 17, 0, 0, 0, time.UTC)
	db := openSmall(t, Options{Now: func() time.Time { return at }})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	say(t, db, "Hanako", 2024, "kpi-1", model.Expected, "")
	say(t, db, "Taro", 2024, "kpi-2", model.Expected, "")
	if _, err := db.Undo(t.Context(), "", "Taro", 3); err != nil {
		t.Fatal(err)
	}
	changes := map[string]func() error{
		"edit": func() error {
			_, err := db.SetStatus(t.Context(), model.Edit{Year: 2024, Item: "kpi-3", Value: model.Achieved, Who: "Hanako"})
			return err
		},
		"edit of what stands": func() error {
			_, err := db.SetStatus(t.Context(), model.Edit{Year: 2024, Item: "i-1", Who: "Hanako"})
			return err
		},
		"undo": func() error { _, err := db.Undo(t.Context(), "", "Hanako", 2); return err },
		"redo": func() error { _, err := db.Redo(t.Context(), "", "Taro", 3); return err },
		"import": func() error {
			return importOne(t.Context(), db, unsaid(evenBuilder(4).year("kumamoto", 2024, true)))
		},
		"closing": func() error { return db.CloseYear(t.Context(), "", 2024, "Hanako", "again") },
	}
	if err := db.CloseYear(t.Context(), "kumamoto", 2024, "Taro", "年度末\n確定"); err != nil {
		t.Fatal(err)
	}
	before := changesOf(t, db, model.HistoryQuery{})
	for name, change := range changes {
		if err := change(); !errors.Is(err, &model.Error{Kind: model.YearClosed, Subject: "R6"}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), before)
	say(t, db, "Hanako", 2025, "kpi-0", model.Expected, "another year")
	checkClosing(t, db, 2024, &model.Closing{Who: "Taro", At: at, Reason: "年度末\n確定"})
	checkClosing(t, db, 2025, nil)
	if err := db.ReopenYear(t.Context(), "", 2024, "Hanako", "a figure came late"); err != nil {
		t.Fatal(err)
	}
	checkClosing(t, db, 2024, nil)
	for _, name := range []string{"redo", "edit", "import", "closing"} {
		if err := changes[name](); err != nil {
			t.Errorf("%s after reopening: %v", name, err)
		}
	}
	checkClosing(t, db, 2024, &model.Closing{Who: "Hanako", At: at, Reason: "again"})
	if problems, err := db.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func checkClosing(t *testing.T, db *DB, year int, want *model.Closing) {
	t.Helper()
	card, err := db.Scorecard(t.Context(), "", year)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "closing", card.Closing, want)
}

func TestClosingIsRefusedWithItsReason(t *testing.T) {
	db := openSmall(t, Options{})
	readOnly := open(t, db.Path(), Options{ReadOnly: true})
	for name, test := range map[string]struct {
		turn    func() error
		want    model.ErrorKind
		subject string
	}{
		"no reason":         {turn: func() error { return db.CloseYear(t.Context(), "", 2024, "Taro", "") }, want: model.BadInput, subject: "reason"},
		"blank reason":      {turn: func() error { return db.CloseYear(t.Context(), "", 2024, "Taro", " \n　") }, want: model.BadInput, subject: "reason"},
		"reopened for none": {turn: func() error { return db.ReopenYear(t.Context(), "", 2024, "Taro", "") }, want: model.BadInput, subject: "reason"},
		"bad reason":        {turn: func() error { return db.CloseYear(t.Context(), "", 2024, "Taro", "\x1b[2J") }, want: model.BadInput, subject: `"\x1b[2J"`},
		"long reason": {
			turn: func() error {
				return db.CloseYear(t.Context(), "", 2024, "Taro", strings.Repeat("x", maxComment+1))
			}, want: model.BadInput, subject: `"` + strings.Repeat("x", 40) + `"`,
		},
		"nobody":         {turn: func() error { return db.CloseYear(t.Context(), "", 2024, "", "why") }, want: model.BadInput, subject: "who"},
		"unknown branch": {turn: func() error { return db.CloseYear(t.Context(), "oita", 2024, "Taro", "why") }, want: model.NoBranch, subject: "oita"},
		"unknown year":   {turn: func() error { return db.CloseYear(t.Context(), "", 2020, "Taro", "why") }, want: model.NoYear, subject: "2020"},
		"open already":   {turn: func() error { return db.ReopenYear(t.Context(), "", 2024, "Taro", "why") }, want: model.BadInput, subject: "R6"},
		"read-only":      {turn: func() error { return readOnly.CloseYear(t.Context(), "", 2024, "Taro", "why") }, want: model.ReadOnly, subject: db.Path()},
	} {
		if err := test.turn(); !errors.Is(err, &model.Error{Kind: test.want, Subject: test.subject}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), []model.Change(nil))
	checkClosing(t, db, 2024, nil)
}

// The schema holds closed years against whoever writes with another tool.
func TestSchemaHoldsClosedYears(t *testing.T) {
	db := openSmall(t, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	refused := func(statement string) {
		t.Helper()
		if _, err := db.pool.ExecContext(t.Context(), statement); kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("%s: %v", statement, err)
		}
	}
	edit := `UPDATE status SET value = 'achieved', version = version + 1 WHERE code = 'kpi-0' AND year = 2024`
	refused(`UPDATE year SET closed = 1`)
	refused(`UPDATE year SET closed = 1, version = version + 1`)
	refused(`UPDATE year SET version = version + 1`)
	refused(`UPDATE year SET closed = 1, closed_by = 'x', closed_at = '2025-01-01T00:00:00Z', closed_reason = 'x', version = version + 2`)
	if err := db.CloseYear(t.Context(), "", 2024, "Taro", "over"); err != nil {
		t.Fatal(err)
	}
	refused(edit)
	refused(`UPDATE year SET closed = 0`)
	refused(`INSERT INTO status SELECT branch, year, kind, 'kpi-1', value, note, comment, who, at, 1 FROM status WHERE year = 2024`)
	refused(`DELETE FROM item WHERE year = 2024`)
	refused(`INSERT INTO item VALUES ('kumamoto', 2024, 'kpis', 99, 'x', '{}')`)
	refused(`DELETE FROM year WHERE year = 2024`)
	if err := db.ReopenYear(t.Context(), "", 2024, "Taro", "not over"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.pool.ExecContext(t.Context(), edit); err != nil {
		t.Errorf("an open year refuses: %v", err)
	}
}

// A status or a resolution that is lost or changed behind the history's back is
// found by the check.
func TestCheck_RowsThatDifferFromTheHistory(t *testing.T) {
	for name, test := range map[string]struct{ change, trigger, want string }{
		"status lost":        {`DELETE FROM status`, "status_is_never_deleted", "status kumamoto/2024 kpi-0"},
		"status changed":     {`UPDATE status SET value = 'achieved'`, "status_counts_changes", "status kumamoto/2024 kpi-0"},
		"person changed":     {`UPDATE status SET who = 'Jiro'`, "status_counts_changes", "status kumamoto/2024 kpi-0"},
		"resolution lost":    {`DELETE FROM resolution`, "resolution_is_never_deleted", "resolution kumamoto/2024 kpi-0 actual"},
		"resolution changed": {`UPDATE resolution SET reason = 'other'`, "resolution_counts_changes", "resolution kumamoto/2024 kpi-0 actual"},
		"closing changed":    {`UPDATE year SET closed_by = 'Jiro' WHERE closed`, "year_that_is_closed_stays", "closing kumamoto/2023"},
	} {
		t.Run(name, func(t *testing.T) {
			db := openDisputed(t, Options{})
			say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "mine")
			resolveOn(t, db, 0, 1, "Hanako")
			if err := db.CloseYear(t.Context(), "", 2023, "Taro", "over"); err != nil {
				t.Fatal(err)
			}
			checkSound(t, db)
			withoutTriggers(t, db.Path(), test.change, test.trigger)
			_, err := db.Check(t.Context())
			checkError(t, err, model.Damaged, db.Path())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}
