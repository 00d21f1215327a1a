package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"time"

	"scorecard/model"
)

// Settle settles a conflict on one of its prints, or withdraws its settlement,
// and records that with its reason in the history, in one transaction that is on
// disk when it returns. To settle again on what stands there for the same reason,
// or to withdraw what does not stand, changes nothing. The answer is what stands
// then; its Print is -1 when nothing does.
//
// When somebody was faster, or an import has changed the prints, the error is a
// *model.StaleSettlementError with what stands. The other errors are a
// *model.Error of the kinds BadInput (no reason, nobody named, no such print),
// NoConflict, and those that SetStatus has but for NoKPI; nothing has changed
// then.
func (db *DB) Settle(ctx context.Context, s model.Settle) (model.Settlement, error) {
	if err := checkSettle(s); err != nil {
		return model.Settlement{}, err
	}
	var made model.Settlement
	err := db.write(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, s.Branch)
		if err != nil {
			return err
		}
		made, err = settle(ctx, tx, itemKey{b.Code, s.Year, s.Subject, s.Field, s.Nth}, s, db.clock())
		return err
	})
	if err != nil {
		return model.Settlement{}, err
	}
	return made, nil
}

func checkSettle(s model.Settle) error {
	if s.Print < none || s.Print > none && s.Text == "" {
		return &model.Error{Kind: model.BadInput, Subject: "print"}
	}
	if err := checkReason(s.Reason); err != nil {
		return err
	}
	return checkWho(s.Who)
}

func settle(ctx context.Context, tx *sql.Tx, at itemKey, s model.Settle, now time.Time) (model.Settlement, error) {
	conflict, before, err := settleable(ctx, tx, at)
	if err != nil {
		return model.Settlement{}, err
	}
	standing := before.of(conflict)
	made := model.Change{Kind: model.Withdrawn, Who: s.Who, At: now, Reason: s.Reason}
	if s.Print > none {
		made.Kind, made.Is = model.Settled, model.Choice{Text: s.Text, Value: s.Value, Reason: s.Reason}
	}
	switch {
	case versionInView(standing) != s.Version || s.Print > none && !conflict.HasPrint(s.Print, s.Text, s.Value):
		return model.Settlement{}, &model.StaleSettlementError{Current: standing}
	case standing == nil && s.Print == none:
		return model.Settlement{Print: none}, nil
	case standing != nil && s.Print == standing.Print && s.Reason == standing.Reason:
		return *standing, nil
	}
	if _, err := changeSettlement(ctx, tx, at, conflict, before, made, s.Print); err != nil {
		return model.Settlement{}, err
	}
	return model.Settlement{
		Print: s.Print, Reason: s.Reason, Who: s.Who, At: after(before.at, now), Version: before.version + 1,
	}, nil
}

// versionInView is what a person knows who sees this settlement.
func versionInView(s *model.Settlement) int {
	if s == nil {
		return 0
	}
	return s.Version
}

// settlementRow is a settlement as it is kept.
type settlementRow struct {
	print   int // where the chosen print stood; none when none is chosen
	choice  model.Choice
	who     string
	at      time.Time
	version int
	kept    bool // there is a row
}

const settlementColumns = `print, text, value, reason, who, at, version`

func (r *settlementRow) cells() []any {
	return []any{
		counted{&r.print, none}, optional[string]{&r.choice.Text}, valueOf{&r.choice}, &r.choice.Reason, &r.who, moment{&r.at}, &r.version,
	}
}

// valueOf is the value of a chosen print, which may be empty; NULL when none is
// chosen.
type valueOf struct{ c *model.Choice }

func (v valueOf) Value() (driver.Value, error) {
	if v.c.Text == "" {
		return nil, nil
	}
	return v.c.Value, nil
}

func (v valueOf) Scan(src any) error { return optional[string]{&v.c.Value}.Scan(src) }

// of says what a row settles of a conflict: nil when it chooses no print, or one
// that the conflict does not have.
func (r *settlementRow) of(c *model.Conflict) *model.Settlement {
	place := r.placeIn(c)
	if place == none {
		return nil
	}
	return &model.Settlement{Print: place, Reason: r.choice.Reason, Who: r.who, At: r.at, Version: r.version}
}

func (r *settlementRow) placeIn(c *model.Conflict) int {
	if r.choice.Text == "" {
		return none
	}
	return c.FindPrint(r.print, r.choice.Text, r.choice.Value)
}

// settleable finds a conflict that may be settled, its year being open, and the
// row that settles it.
func settleable(ctx context.Context, tx *sql.Tx, at itemKey) (*model.Conflict, *settlementRow, error) {
	l := newLoader(tx, span{at.branch, at.year, at.year}, schemaVersion)
	if err := l.loadFrames(ctx); err != nil {
		return nil, nil, err
	}
	if l.years[at.year] == nil {
		return nil, nil, noYear(at.year)
	}
	if err := l.loadConflicts(ctx); err != nil {
		return nil, nil, err
	}
	conflict := conflictsOf(l.years[at.year])[at.inYear()]
	if conflict == nil {
		return nil, nil, &model.Error{Kind: model.NoConflict, Subject: at.item + " " + at.field}
	}
	if err := refuseClosed(ctx, tx, at.branch, at.year); err != nil {
		return nil, nil, err
	}
	row := &settlementRow{print: none}
	var err error
	row.kept, err = optionalRow(tx.QueryRowContext(ctx, `SELECT `+settlementColumns+` FROM settlement
		WHERE branch = ? AND year = ? AND subject = ? AND field = ? AND nth = ?`,
		at.branch, at.year, at.item, at.field, at.nth), row.cells()...)
	return conflict, row, err
}

// inYear is the key without the branch and the year.
func (k itemKey) inYear() itemKey { return itemKey{item: k.item, field: k.field, nth: k.nth} }

// conflictsOf points at every conflict of a year.
func conflictsOf(y *model.Year) map[itemKey]*model.Conflict {
	conflicts := map[itemKey]*model.Conflict{}
	for i := range y.Conflicts {
		c := &y.Conflicts[i]
		key := itemKey{item: c.Subject, field: c.Field}
		for conflicts[key] != nil {
			key.nth++
		}
		conflicts[key] = c
	}
	return conflicts
}

// changeSettlement makes what a change says of the chosen print the conflict's
// settlement, and writes the change down. Of several prints with the chosen words,
// it is the preferred one.
func changeSettlement(
	ctx context.Context, tx *sql.Tx, at itemKey, conflict *model.Conflict, before *settlementRow, c model.Change, preferred int,
) (model.Change, error) {
	c.Year, c.Item, c.Field, c.Nth, c.At = at.year, at.item, at.field, at.nth, after(before.at, c.At)
	c.Was, c.Version = before.choice, before.version+1
	if c.Was.Text == "" { // nothing was chosen: the reason is that of withdrawing
		c.Was = model.Choice{}
	}
	next := &settlementRow{print: preferred, choice: c.Is, who: c.Who, at: c.At, version: c.Version}
	if c.Is.Text != "" {
		next.print = max(next.placeIn(conflict), 0)
	} else {
		next.print, next.choice.Reason = none, c.Reason
	}
	query := `UPDATE settlement SET print = ?, text = ?, value = ?, reason = ?, who = ?, at = ?, version = ?
		WHERE branch = ? AND year = ? AND subject = ? AND field = ? AND nth = ?`
	if !before.kept {
		query = `INSERT INTO settlement (` + settlementColumns + `, branch, year, subject, field, nth)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	}
	_, err := tx.ExecContext(ctx, query, append(next.written(), at.branch, at.year, at.item, at.field, at.nth)...)
	if err != nil {
		return c, err
	}
	return addHistory(ctx, tx, at.branch, c)
}

// written is cells for a statement that writes.
func (r *settlementRow) written() []any {
	return []any{
		counted{&r.print, none}, optional[string]{&r.choice.Text}, valueOf{&r.choice}, r.choice.Reason, r.who, moment{&r.at}.text(), r.version,
	}
}

// loadSettlements tells every conflict how it is settled. A settlement whose
// conflict, or whose print, a later file left out waits for it to come back.
func (l *loader) loadSettlements(ctx context.Context) error {
	places := map[int]map[itemKey]*model.Conflict{}
	for number, year := range l.years {
		if len(year.Conflicts) > 0 {
			places[number] = conflictsOf(year)
		}
	}
	if len(places) == 0 {
		return nil
	}
	return eachRow(ctx, l.tx, settlementsOfSpan, func(rows *sql.Rows) error {
		var at itemKey
		row := settlementRow{print: none}
		if err := rows.Scan(append([]any{&at.year, &at.item, &at.field, &at.nth}, row.cells()...)...); err != nil {
			return fmt.Errorf("settlement: %w", err)
		}
		if conflict := places[at.year][at.inYear()]; conflict != nil {
			conflict.Settled = row.of(conflict)
		}
		return nil
	}, l.span.branch, l.span.from, l.span.to)
}

const settlementsOfSpan = `SELECT year, subject, field, nth, ` + settlementColumns + `
	FROM settlement WHERE branch = ? AND year BETWEEN ? AND ?`

// putSettlements keeps what the year file itself has settled, where no person has
// decided.
func putSettlements(ctx context.Context, w *writer, y *model.Year) error {
	branch := y.Branch.Code
	for key, conflict := range conflictsOf(y) {
		s := conflict.Settled
		if s == nil {
			continue
		}
		chosen := conflict.Prints[s.Print]
		row := settlementRow{
			print: s.Print, choice: model.Choice{Text: chosen.Text, Value: chosen.Value, Reason: s.Reason}, who: s.Who, at: s.At,
		}
		err := w.exec(ctx, `INSERT INTO settlement (`+settlementColumns+`, branch, year, subject, field, nth)
			SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 WHERE NOT EXISTS (SELECT 1 FROM settlement
			WHERE branch = ?8 AND year = ?9 AND subject = ?10 AND field = ?11 AND nth = ?12)`,
			append(row.written(), branch, y.Year, key.item, key.field, key.nth)...)
		if err != nil {
			return err
		}
	}
	return nil
}
