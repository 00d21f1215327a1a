package db

import (
	"context"
	"database/sql"
	"time"

	"scorecard/model"
)

// withdrawn is the index of a print that means none.
const withdrawn = -1

// Resolve resolves a conflict to one of its prints, or withdraws its resolution,
// and records that with its reason in the history, in one transaction that is on
// disk when it returns. To resolve again to the same print for the same reason, or
// to withdraw what is not resolved, changes nothing. The answer is the present
// resolution; its Print is -1 when there is none.
//
// When somebody else has resolved the conflict since, or an import has changed the
// prints, the error is a *model.StaleResolutionError with the present resolution.
// The other errors are a *model.Error of the kinds BadInput (no reason, nobody
// named, no such print), NoConflict, and those that SetStatus has but for NoKPI;
// nothing has changed then.
func (db *DB) Resolve(ctx context.Context, s model.ResolutionEdit) (model.Resolution, error) {
	if err := checkResolution(s); err != nil {
		return model.Resolution{}, err
	}
	var made model.Resolution
	err := db.write(ctx, func(tx *sql.Tx) error {
		b, err := findBranch(ctx, tx, s.Branch)
		if err != nil {
			return err
		}
		made, err = resolve(ctx, tx, yearKey{b.Code, s.Year}, s, db.clock())
		return err
	})
	if err != nil {
		return model.Resolution{}, err
	}
	return made, nil
}

func checkResolution(s model.ResolutionEdit) error {
	if s.Variant < withdrawn || s.Variant > withdrawn && s.Text == "" {
		return &model.Error{Kind: model.BadInput, Subject: "print"}
	}
	if err := checkReason(s.Reason); err != nil {
		return err
	}
	return checkWho(s.Who)
}

func resolve(ctx context.Context, tx *sql.Tx, at yearKey, s model.ResolutionEdit, now time.Time) (model.Resolution, error) {
	y, row, err := loadYear(ctx, tx, at)
	if err != nil {
		return model.Resolution{}, err
	}
	key := itemKey{yearKey: at, field: s.Field, nth: s.Nth}
	key.kind, key.code = y.Subject(s.Subject)
	dispute, err := resolvable(ctx, tx, y, row, key)
	if err != nil {
		return model.Resolution{}, err
	}
	present := dispute.conflict.Resolution
	switch {
	case versionInView(present) != s.Version || s.Variant > withdrawn && !dispute.conflict.HasVariant(s.Variant, s.Text, s.Value):
		return model.Resolution{}, &model.StaleResolutionError{Current: present}
	case present == nil && s.Variant == withdrawn:
		return model.Resolution{Variant: withdrawn}, nil
	case present != nil && s.Variant == present.Variant && s.Reason == present.Reason:
		return *present, nil
	}
	made := model.Change{Kind: model.Withdrawn, Who: s.Who, At: now, Reason: s.Reason}
	if s.Variant > withdrawn {
		made.Kind, made.Is = model.Resolved, chosenVariant(dispute.conflict, s.Variant, s.Reason)
	}
	made, err = dispute.change(ctx, tx, made)
	if err != nil {
		return model.Resolution{}, err
	}
	return model.Resolution{Variant: s.Variant, Reason: s.Reason, Who: s.Who, At: made.At, Version: made.Version}, nil
}

// versionInView is the version that a person knows who sees this resolution.
func versionInView(s *model.Resolution) int {
	if s == nil {
		return 0
	}
	return s.Version
}

func chosenVariant(c *model.Conflict, variant int, reason string) model.Choice {
	p := c.Variants[variant]
	return model.Choice{Text: p.Text, Value: p.Value, Reason: reason, Source: p.Source}
}

// resolutionRow is a row of the table resolution.
type resolutionRow struct {
	choice  model.Choice // the reason is that of a withdrawal when no variant is chosen
	who     string
	at      time.Time
	version int
}

const (
	resolutionColumns  = `variant_text, variant_value, variant_source, reason, who, at, version`
	resolutionOfItem   = `SELECT ` + resolutionColumns + ` FROM resolution WHERE ` + resolutionKey
	resolutionsOfSpan  = `SELECT year, kind, code, field, nth, ` + resolutionColumns + ` FROM resolution WHERE branch = $1 AND year BETWEEN $2 AND $3`
	resolutionKey      = `branch = $1 AND year = $2 AND kind = $3 AND code = $4 AND field = $5 AND nth = $6`
	insertOfResolution = `INSERT INTO resolution (branch, year, kind, code, field, nth, ` + resolutionColumns + `)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
	updateOfResolution = `UPDATE resolution SET variant_text = $7, variant_value = $8, variant_source = $9, reason = $10,
		who = $11, at = $12, version = $13 WHERE ` + resolutionKey
)

func (r *resolutionRow) cells() []any {
	return append(variantCells(&r.choice), &r.choice.Reason, &r.who, moment{&r.at}, &r.version)
}

// of is what the row resolves of a conflict: nil when it chooses no variant, or one
// that the conflict does not have.
func (r *resolutionRow) of(c *model.Conflict) *model.Resolution {
	if r.choice.Text == "" {
		return nil
	}
	at := c.FindVariant(withdrawn, model.Variant{Text: r.choice.Text, Value: r.choice.Value, Source: r.choice.Source})
	if at < 0 {
		return nil
	}
	return &model.Resolution{Variant: at, Reason: r.choice.Reason, Who: r.who, At: r.at, Version: r.version}
}

// dispute is a conflict that may be resolved, and what was decided about it.
type dispute struct {
	key      itemKey
	conflict *model.Conflict
	decided  resolutionRow // version 0 when nobody has decided yet
}

// resolvable finds a conflict that may be resolved: its year is open.
func resolvable(ctx context.Context, tx *sql.Tx, y *model.Year, row *yearRow, key itemKey) (*dispute, error) {
	d := &dispute{key: key, conflict: conflictsOf(y)[key]}
	if d.conflict == nil {
		return nil, &model.Error{Kind: model.NoConflict, Subject: model.SubjectOf(key.kind, key.code) + " " + key.field}
	}
	if row.closing != nil {
		return nil, yearClosed(key.year)
	}
	found, err := optionalRow(tx.QueryRowContext(ctx, resolutionOfItem,
		key.branch, key.year, key.kind, key.code, key.field, key.nth), d.decided.cells()...)
	if s := d.conflict.Resolution; err == nil && !found && s != nil { // by the document itself
		d.decided = resolutionRow{choice: chosenVariant(d.conflict, s.Variant, s.Reason), who: s.Who, at: s.At}
	}
	return d, err
}

// conflictsOf points at every conflict of a year.
func conflictsOf(y *model.Year) map[itemKey]*model.Conflict {
	conflicts := map[itemKey]*model.Conflict{}
	for i := range y.Conflicts {
		c := &y.Conflicts[i]
		key := itemKey{yearKey: keyOf(y), field: c.Field}
		key.kind, key.code = y.Subject(c.Subject)
		for conflicts[key] != nil {
			key.nth++
		}
		conflicts[key] = c
	}
	return conflicts
}

// change makes a change's choice the resolution of the conflict, and records the
// change.
func (d *dispute) change(ctx context.Context, tx *sql.Tx, c model.Change) (model.Change, error) {
	at, before := d.key, d.decided
	c.Year, c.ItemKind, c.Item, c.Field, c.Nth = at.year, at.kind, model.SubjectOf(at.kind, at.code), at.field, at.nth
	c.At, c.Version = after(before.at, c.At), before.version+1
	if before.choice.Text != "" { // otherwise the reason is that of a withdrawal
		c.Was = before.choice
	}
	next := resolutionRow{choice: c.Is, who: c.Who, at: c.At, version: c.Version}
	next.choice.Reason = c.Reason
	query := updateOfResolution
	if before.version == 0 {
		query = insertOfResolution
	}
	args := append([]any{at.branch, at.year, at.kind, at.code, at.field, at.nth}, next.cells()...)
	if _, err := tx.ExecContext(ctx, query, args...); err != nil {
		return c, err
	}
	return addHistory(ctx, tx, at.branch, c)
}

// applyResolutions puts the resolutions of people in the place of those of the
// documents. One whose conflict or variant the document lacks is ignored until an
// import brings it back.
func (l *loader) applyResolutions(ctx context.Context, tx *sql.Tx, from, to int) error {
	conflicts := map[int]map[itemKey]*model.Conflict{}
	return eachRow(ctx, tx, resolutionsOfSpan, func(rows *sql.Rows) error {
		at := itemKey{yearKey: yearKey{branch: l.branch}}
		var row resolutionRow
		err := rows.Scan(append([]any{&at.year, &at.kind, &at.code, &at.field, &at.nth}, row.cells()...)...)
		if err != nil {
			return l.spoil(at.year, "resolution "+at.code+" "+at.field, err)
		}
		y := l.years[at.year]
		if y == nil {
			return nil
		}
		if conflicts[at.year] == nil {
			conflicts[at.year] = conflictsOf(y)
		}
		if conflict := conflicts[at.year][at]; conflict != nil {
			conflict.Resolution = row.of(conflict)
		}
		return nil
	}, l.branch, from, to)
}
