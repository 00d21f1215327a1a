package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"scorecard/model"
)

// office is what a few people should find after each of their steps: the edits
// that lie on each item, and those that each person may take back or put back.
type office struct {
	db      map[string]*DB // each person's own opening of the file
	now     time.Time
	closed  bool
	said    map[int]model.Status // value, note and comment by the seq of the edit
	ground  map[string]model.Status
	below   map[int]int      // the edit that an edit was made on
	lies    map[string][]int // on an item, the newest last
	done    map[string][]int // by a person, the newest last
	undone  map[string][]int
	history []model.Change          // oldest first
	sources map[string]model.Source // of the variants, by their text
	turns   int
}

var (
	people = []string{"花子", "Taro", "Jiro"}
	items  = []string{"kpi-0", "m-1", "i-1", conflictItem}
)

// conflictItem stands for the conflict about a KPI whose status is edited, too.
// What is resolved goes by the words of a status: the variant's text for the note,
// the reason for the comment.
const (
	conflictItem  = "kpi-0 rating"
	conflictField = "rating"
)

func itemOf(c *model.Change) string {
	if c.Field != "" {
		return c.Item + " " + c.Field
	}
	return c.Item
}

func (o *office) choiceOf(s model.Status) model.Choice {
	return model.Choice{Text: s.Note, Value: s.Note, Reason: s.Comment, Source: o.sources[s.Note]}
}

func top(list []int) int {
	if len(list) == 0 {
		return 0
	}
	return list[len(list)-1]
}

func (o *office) words(item string) model.Status {
	if seq := top(o.lies[item]); seq > 0 {
		return o.said[seq]
	}
	return o.ground[item]
}

// standing is the last To of an item.
func (o *office) standing(item string) model.Status {
	for _, c := range slices.Backward(o.history) {
		switch {
		case itemOf(&c) != item:
		case item == conflictItem:
			return model.Status{Note: c.Is.Text, Comment: c.Is.Reason, Who: c.Who, At: c.At, Version: c.Version}
		default:
			return c.To
		}
	}
	return o.ground[item]
}

func (o *office) edit(t *rapid.T) {
	who, item := rapid.SampledFrom(people).Draw(t, "who"), rapid.SampledFrom(items).Draw(t, "item")
	if item == conflictItem {
		o.resolve(t, who)
		return
	}
	e := model.Edit{
		Year: 2024, Item: item, Who: who, Version: o.standing(item).Version,
		Value:   rapid.SampledFrom(append(model.StatusValues(), model.Unset)).Draw(t, "value"),
		Comment: rapid.SampledFrom([]string{"", "遅れ", "a\nb"}).Draw(t, "comment"),
	}
	before := o.words(item)
	_, err := o.db[who].SetStatus(testContext, e)
	switch {
	case o.closed:
		o.refused(t, err, model.YearClosed)
	case err != nil:
		t.Fatal(err)
	case before.Value == e.Value && before.Comment == e.Comment:
		o.check(t)
	default:
		seq, after := len(o.history)+1, model.Status{Value: e.Value, Comment: e.Comment}
		if e.Value == before.Value {
			after.Note = before.Note
		}
		o.said[seq], o.below[seq] = after, top(o.lies[item])
		o.lies[item] = append(o.lies[item], seq)
		o.done[who], o.undone[who] = append(o.done[who], seq), nil
		o.written(t, model.Change{Seq: seq, Year: 2024, Item: item, Kind: model.Edited, Who: who}, before)
	}
}

func (o *office) resolve(t *rapid.T, who string) {
	before, variants := o.words(conflictItem), []string{"A", "B"}
	s := model.ResolutionEdit{
		Year: 2024, Subject: "kpi-0", Field: conflictField, Who: who, Variant: rapid.IntRange(-1, 1).Draw(t, "variant"),
		Reason: rapid.SampledFrom([]string{"p. 3", "the later one"}).Draw(t, "reason"),
	}
	after := model.Status{}
	if s.Variant >= 0 {
		s.Text, s.Value = variants[s.Variant], variants[s.Variant]
		after = model.Status{Note: s.Text, Comment: s.Reason}
	}
	if before.Note != "" {
		s.Version = o.standing(conflictItem).Version
	}
	made, err := o.db[who].Resolve(testContext, s)
	switch {
	case o.closed:
		o.refused(t, err, model.YearClosed)
	case err != nil:
		t.Fatal(err)
	case made.Variant != s.Variant:
		t.Fatalf("asked for %+v, got %+v", s, made)
	case before == after:
		o.check(t)
	default:
		seq := len(o.history) + 1
		o.said[seq], o.below[seq] = after, top(o.lies[conflictItem])
		o.lies[conflictItem] = append(o.lies[conflictItem], seq)
		o.done[who], o.undone[who] = append(o.done[who], seq), nil
		c := model.Change{Seq: seq, Year: 2024, Item: conflictItem, Kind: model.Resolved, Who: who, Reason: s.Reason}
		if s.Variant < 0 {
			c.Kind = model.Withdrawn
		}
		o.written(t, c, before)
	}
}

func (o *office) undo(t *rapid.T) {
	o.step(t, &step{(*DB).NextUndo, (*DB).Undo, o.done, o.undone, model.NothingToUndo, model.Undone})
}

func (o *office) redo(t *rapid.T) {
	o.step(t, &step{(*DB).NextRedo, (*DB).Redo, o.undone, o.done, model.NothingToRedo, model.Redone})
}

// step is to take an edit back or to put it back: it goes from the one of a
// person's lists to the other.
type step struct {
	next     func(*DB, context.Context, string, string) (model.Change, error)
	take     func(*DB, context.Context, string, string, int) (model.Change, error)
	from, to map[string][]int
	none     model.ErrorKind
	kind     model.ChangeKind
}

func (o *office) step(t *rapid.T, s *step) {
	who := rapid.SampledFrom(people).Draw(t, "who")
	seq := top(s.from[who])
	next := func(ctx context.Context, branch, who string) (model.Change, error) {
		return s.next(o.db[who], ctx, branch, who)
	}
	item := o.next(t, next, who, seq, s.none)
	before, lies, ground := o.words(item), o.lies[item], seq
	if s.kind == model.Redone {
		ground = o.below[seq]
	}
	made, err := s.take(o.db[who], testContext, "", who, seq)
	switch {
	case seq == 0:
		o.refused(t, err, s.none)
	case o.closed:
		o.refused(t, err, model.YearClosed)
	case top(lies) != ground:
		o.refused(t, err, model.Stale)
	case err != nil:
		t.Fatal(err)
	default:
		if s.kind == model.Redone {
			o.lies[item] = append(lies, seq)
		} else {
			o.lies[item] = lies[:len(lies)-1]
		}
		s.from[who], s.to[who] = s.from[who][:len(s.from[who])-1], append(s.to[who], seq)
		o.written(t, model.Change{Seq: made.Seq, Year: 2024, Item: item, Kind: s.kind, Who: who, Undoes: seq}, before)
	}
}

// next asks for the change that is named and returns its item.
func (o *office) next(
	t *rapid.T, name func(context.Context, string, string) (model.Change, error), who string, seq int, none model.ErrorKind,
) string {
	change, err := name(testContext, "", who)
	if seq == 0 {
		o.refused(t, err, none)
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(o.history[seq-1], change); diff != "" || change.Who != who {
		t.Fatalf("%s is named %d, want %d\n%s", who, change.Seq, seq, diff)
	}
	return itemOf(&change)
}

func (o *office) turn(t *rapid.T) {
	turn, kind := o.db["Taro"].CloseYear, model.Closed
	if o.closed {
		turn, kind = o.db["Taro"].ReopenYear, model.Reopened
	}
	if err := turn(testContext, "", 2024, "Taro", "why"); err != nil {
		t.Fatal(err)
	}
	o.closed = !o.closed
	o.turns++
	c := model.Change{Seq: len(o.history) + 1, Year: 2024, Kind: kind, Who: "Taro", Reason: "why", Version: o.turns}
	o.history = append(o.history, c)
	o.check(t)
}

// written takes a change as done and holds the file against it.
func (o *office) written(t *rapid.T, c model.Change, before model.Status) {
	c.Version = o.standing(c.Item).Version + 1
	if c.Item == conflictItem {
		c.Was, c.Is = o.choiceOf(before), o.choiceOf(o.words(c.Item))
		if c.Is.Text != "" {
			c.Reason = c.Is.Reason
		}
		c.Item, c.ItemKind, c.Field = "kpi-0", model.ItemKPI, conflictField
	} else {
		c.ItemKind = map[string]model.ItemKind{"kpi-0": model.ItemKPI, "m-1": model.ItemActivity, "i-1": model.ItemInitiative}[c.Item]
		c.From = model.Status{Value: before.Value, Note: before.Note, Comment: before.Comment}
		c.To = o.words(c.Item)
		c.To.Who, c.To.Version = c.Who, c.Version
	}
	o.history = append(o.history, c)
	o.check(t)
}

func (o *office) refused(t *rapid.T, err error, want model.ErrorKind) {
	if !errors.Is(err, &model.Error{Kind: want}) {
		t.Fatalf("got %v, want %s", err, want)
	}
	o.check(t)
}

// check holds all that stands in the file against what should: the history has
// grown by what was done and is otherwise as it was, without a gap, and each status
// is the last To of its item. The times are the file's and never run backwards.
func (o *office) check(t *rapid.T) {
	db := o.db["Jiro"]
	changes, err := db.History(testContext, model.HistoryQuery{})
	if err != nil || len(changes) != len(o.history) {
		t.Fatalf("%d changes, want %d: %v", len(changes), len(o.history), err)
	}
	slices.Reverse(changes)
	newest := map[string]time.Time{}
	for i, c := range changes {
		if want := &o.history[i]; want.At.IsZero() {
			want.At = c.At
			if want.Item != "" && want.Field == "" {
				want.To.At = c.At
			}
		}
		if c.At.Before(newest[itemOf(&c)]) {
			t.Fatalf("%s runs back to %s", c.Item, c.At)
		}
		newest[itemOf(&c)] = c.At
	}
	if diff := cmp.Diff(o.history, changes); diff != "" {
		t.Fatalf("history (-want +got):\n%s", diff)
	}
	err = eachRow(testContext, db.pool, `SELECT code, `+statusColumns+` FROM status`, func(rows *sql.Rows) error {
		var item string
		var status model.Status
		if err := rows.Scan(append([]any{&item}, statusCells(&status)...)...); err != nil {
			return err
		}
		if diff := cmp.Diff(o.standing(item), status); diff != "" {
			return fmt.Errorf("%s (-want +got):\n%s", item, diff)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	o.checkResolved(t, db)
}

func (o *office) checkResolved(t *rapid.T, db *DB) {
	y, err := db.Year(testContext, "", 2024)
	if err != nil {
		t.Fatal(err)
	}
	want := (*model.Resolution)(nil)
	if s := o.standing(conflictItem); s.Note != "" {
		want = &model.Resolution{Variant: strings.Index("AB", s.Note), Reason: s.Comment, Who: s.Who, At: s.At, Version: s.Version}
	}
	if diff := cmp.Diff(want, y.Conflicts[0].Resolution); diff != "" {
		t.Fatalf("resolution (-want +got):\n%s", diff)
	}
}

func TestUndoAndRedoOfSeveralPeople(t *testing.T) {
	t.Parallel()
	y := unsaid(evenBuilder(2).year("kumamoto", 2024, true))
	y.KPIs[0].Status = model.Status{Note: "100%"}
	y.Activities[1].Status = model.Status{ // a branch's file has its own wording
		Value: model.Expected, Comment: "by mail", Who: "Saburo", At: time.Date(2024, 12, 1, 0, 0, 0, 0, time.UTC),
	}
	made, err := os.ReadFile(create(t, y))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	runs, steps := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		path := filepath.Join(folder, fmt.Sprint(runs))
		if err := os.WriteFile(path, made, 0o600); err != nil {
			rt.Fatal(err)
		}
		o := &office{
			db: map[string]*DB{}, now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
			said: map[int]model.Status{}, ground: map[string]model.Status{}, below: map[int]int{},
			lies: map[string][]int{}, done: map[string][]int{}, undone: map[string][]int{}, sources: map[string]model.Source{},
		}
		for _, variant := range y.Conflicts[0].Variants {
			o.sources[variant.Text] = variant.Source
		}
		for item, status := range statusesOf(y) {
			o.ground[item] = *status
		}
		for _, who := range people {
			if o.db[who], err = Open(testContext, path, Options{Now: func() time.Time { return o.now }}); err != nil {
				rt.Fatal(err)
			}
			defer o.db[who].Close() //nolint:errcheck // the run is over
		}
		actions := []func(*rapid.T){o.edit, o.edit, o.edit, o.undo, o.undo, o.redo, o.redo, o.turn}
		for range rapid.IntRange(5, 25).Draw(rt, "steps") {
			steps++
			o.now = o.now.Add(time.Duration(rapid.IntRange(-30, 60).Draw(rt, "minutes")) * time.Minute)
			i := rapid.IntRange(0, len(actions)*3).Draw(rt, "action") // a year is seldom closed, and soon reopened
			if o.closed {
				i = rapid.IntRange(0, len(actions)-1).Draw(rt, "action when closed")
			}
			if i >= len(actions) {
				i %= len(actions) - 1
			}
			actions[i](rt)
		}
	})
	t.Logf("%d runs, %d steps", runs, steps)
}
