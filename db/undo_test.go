package db

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"scorecard/model"
)

var testContext = context.Background()

func TestUndoIsOnesOwnNewestAcrossRestarts(t *testing.T) {
	path := create(t, unsaid(evenBuilder(4).year("kumamoto", 2024, true)))
	again := func(do func(db *DB)) { // every step with the file opened anew
		db := open(t, path, Options{})
		do(db)
	}
	again(func(db *DB) {
		say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
		say(t, db, "Hanako", 2024, "kpi-1", model.Difficult, "late")
		say(t, db, "Taro", 2024, "kpi-2", model.Achieved, "")
	})
	step := func(what string, seq int) func(db *DB) {
		return func(db *DB) {
			t.Helper()
			name, take := db.NextUndo, db.Undo
			if what == "redo" {
				name, take = db.NextRedo, db.Redo
			}
			next, err := name(t.Context(), "", "Hanako")
			if err != nil || next.Seq != seq {
				t.Fatalf("next %s is %+v, want %d: %v", what, next, seq, err)
			}
			if _, err := take(t.Context(), "", "Hanako", next.Seq); err != nil {
				t.Fatal(err)
			}
		}
	}
	again(step("undo", 2))
	again(step("undo", 1))
	again(step("redo", 1))
	again(step("redo", 2))
	again(step("undo", 2))
	again(func(db *DB) {
		say(t, db, "Hanako", 2024, "kpi-3", model.Achieved, "") // seq 9
		if _, err := db.NextRedo(t.Context(), "", "Hanako"); kindOf(err) != model.NothingToRedo {
			t.Error("after a new edit:", err)
		}
	})
	again(step("undo", 9))
	again(step("undo", 1))
	again(step("redo", 1))
	again(step("redo", 9))
	again(func(db *DB) {
		if _, err := db.NextRedo(t.Context(), "", "Hanako"); kindOf(err) != model.NothingToRedo {
			t.Error("what a new edit has passed over:", err)
		}
	})
}

func TestUndoIsRefusedWhenSomebodyStandsOnIt(t *testing.T) {
	db := openSmall(t, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	theirs := say(t, db, "Taro", 2024, "kpi-0", model.Difficult, "late")
	before := changesOf(t, db, model.HistoryQuery{})
	_, err := db.Undo(t.Context(), "", "Hanako", 1)
	var stale *model.StaleError
	if !errors.As(err, &stale) {
		t.Fatalf("got %v", err)
	}
	same(t, "their status", stale.Current, theirs)
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), before)
	// They take it back themselves: nothing of theirs stands there any more.
	if _, err := db.Undo(t.Context(), "", "Taro", 2); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 1); err != nil {
		t.Fatal(err)
	}
	// Nor can they put it back on something else than they had under it.
	if _, err := db.Redo(t.Context(), "", "Taro", 2); !errors.As(err, &stale) {
		t.Errorf("redo on another ground: %v", err)
	}
}

func TestUndoRefusesWhatItCannotDo(t *testing.T) {
	db := openSmall(t, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	say(t, db, "Hanako", 2024, "m-1", model.Expected, "")
	before := changesOf(t, db, model.HistoryQuery{})
	for name, test := range map[string]struct {
		branch, who string
		seq         int
		undo, redo  model.ErrorKind
	}{
		"an older one":   {"", "Hanako", 1, model.Stale, model.NothingToRedo},
		"no number":      {"", "Hanako", 0, model.Stale, model.NothingToRedo},
		"a stranger":     {"", "Taro", 2, model.NothingToUndo, model.NothingToRedo},
		"nobody":         {"", "", 2, model.BadInput, model.BadInput},
		"a bad name":     {"", "\x1b", 2, model.BadInput, model.BadInput},
		"unknown branch": {"oita", "Hanako", 2, model.NoBranch, model.NoBranch},
	} {
		if _, err := db.Undo(t.Context(), test.branch, test.who, test.seq); kindOf(err) != test.undo {
			t.Errorf("undo %s: %v", name, err)
		}
		if _, err := db.Redo(t.Context(), test.branch, test.who, test.seq); kindOf(err) != test.redo {
			t.Errorf("redo %s: %v", name, err)
		}
	}
	same(t, "history", changesOf(t, db, model.HistoryQuery{}), before)
	readOnly := open(t, db.Path(), Options{ReadOnly: true})
	if next, err := readOnly.NextUndo(t.Context(), "", "Hanako"); err != nil || next.Seq != 2 {
		t.Errorf("a read-only scorecard names %+v %v", next, err)
	}
	_, err := readOnly.Undo(t.Context(), "", "Hanako", 2)
	checkError(t, err, model.ReadOnly, db.Path())
}

// An item that a later file left out is out of sight; nothing there is changed.
func TestUndoNeedsTheItem(t *testing.T) {
	db := openSmall(t, Options{})
	say(t, db, "Hanako", 2024, "m-3", model.Expected, "")
	short := unsaid(evenBuilder(4).year("kumamoto", 2024, true))
	short.Activities = short.Activities[:3]
	if err := importOne(t.Context(), db, short); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(t.Context(), "", "Hanako", 1); !errors.Is(err, &model.Error{Kind: model.NoKPI, Subject: "m-3"}) {
		t.Error(err)
	}
}

// The schema itself lets nobody take back what another did.
func TestSchemaHoldsUndoToOnesOwnEdits(t *testing.T) {
	db := openSmall(t, Options{})
	say(t, db, "Hanako", 2024, "kpi-0", model.Expected, "")
	row := func(seq int, item, who, kind string, undoes int) string {
		return insertedHistory(`INSERT`, "seq", fmt.Sprint(seq), "code", "'"+item+"'", "version", "2", "change", "'"+kind+"'",
			"undoes", fmt.Sprint(undoes), "who", "'"+who+"'")
	}
	for name, statement := range map[string]string{
		"another's":    row(2, "kpi-0", "Taro", "undo", 1),
		"another item": row(2, "kpi-1", "Hanako", "redo", 1),
		"a gap":        row(3, "kpi-0", "Hanako", "undo", 1),
		"no edit":      row(2, "kpi-0", "Hanako", "undo", 9),
	} {
		if _, err := db.pool.ExecContext(t.Context(), statement); kindOf(classify(err, "")) != model.Rejected {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := db.pool.ExecContext(t.Context(), row(2, "kpi-0", "Hanako", "undo", 1)); err != nil {
		t.Errorf("one's own: %v", err)
	}
}

// A history that another hand wrote past the rules must not make Undo run on.
func TestUndoOfATwistedHistoryIsDamage(t *testing.T) {
	for name, twist := range map[string]string{
		"undo before its edit": `UPDATE history SET version = 9 WHERE seq = 1`,
		"undo of no edit":      `DELETE FROM history WHERE seq = 1`,
	} {
		t.Run(name, func(t *testing.T) {
			path := create(t, unsaid(evenBuilder(4).year("kumamoto", 2024, true)))
			db := open(t, path, Options{})
			for i := range 3 {
				say(t, db, "Hanako", 2024, "kpi-0", model.Expected, fmt.Sprint(i))
			}
			withoutTriggers(t, path, `UPDATE history SET change = 'undo', undoes = 1 WHERE seq = 3; `+twist,
				"history_is_never_changed", "history_is_never_deleted")
			_, err := db.Undo(t.Context(), "", "Hanako", 2)
			checkError(t, err, model.Damaged, path)
		})
	}
}
