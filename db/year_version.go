package db

import (
	"context"
	"database/sql"

	"scorecard/model"
)

// YearVersion identifies what a year contains at this moment; a year or branch
// that is not on file has a version, too. Read it before the year: then a change
// between the two reads counts as one since.
func (db *DB) YearVersion(ctx context.Context, branch string, year int) (model.YearVersion, error) {
	var found yearVersion
	err := db.read(ctx, func(tx *sql.Tx) error {
		var err error
		found, err = readYearVersion(ctx, tx, yearKey{branch, year})
		return err
	})
	return found.YearVersion, err
}

// yearVersion is a version with the person who made the change that it counts.
type yearVersion struct {
	model.YearVersion
	who string
}

const versionOfYear = `SELECT seq, who FROM history WHERE branch = $1 AND year = $2 AND (kind = '' OR field <> '')
	ORDER BY seq DESC LIMIT 1`

func readYearVersion(ctx context.Context, tx *sql.Tx, at yearKey) (yearVersion, error) {
	var v yearVersion
	err := scanOne(tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM year WHERE branch = $1 AND year = $2)`,
		at.branch, at.year), &v.OnFile)
	if err != nil {
		return v, err
	}
	_, err = optionalRow(tx.QueryRowContext(ctx, versionOfYear, at.branch, at.year), &v.Change, &v.who)
	return v, err
}

// expect makes sure that every year of the previews is as it was shown, but for
// its statuses.
func (a *act) expect(ctx context.Context, shown []model.Preview) error {
	a.shown = map[yearKey]*model.Preview{}
	for i := range shown {
		p := &shown[i]
		at := yearKey{p.Branch.Code, p.Year}
		now, err := readYearVersion(ctx, a.tx, at)
		if err != nil {
			return err
		}
		if now.YearVersion != p.Version {
			return a.yearChanged(at, now.who)
		}
		a.shown[at] = p
	}
	return nil
}

// expectStatuses makes sure that the statuses of a year clash with the next
// state's as its preview showed it: the person was asked about no others.
func (a *act) expectStatuses(at yearKey, old, next *model.Year) error {
	p := a.shown[at]
	if p == nil {
		return nil
	}
	versions := map[string]int{}
	for i := range p.Statuses {
		versions[p.Statuses[i].Item] = p.Statuses[i].Kept.Version
	}
	for _, clash := range model.Clashes(old, next) {
		if versions[clash.Item] != clash.Kept.Version {
			return a.yearChanged(at, clash.Kept.Who)
		}
		delete(versions, clash.Item)
	}
	for i := range p.Statuses {
		if item := p.Statuses[i].Item; versions[item] > 0 {
			return a.yearChanged(at, whoSet(old, item))
		}
	}
	return nil
}

// whoSet is the person who set an item's status; empty when the year does not
// have the item.
func whoSet(y *model.Year, item string) string {
	if found, ok := y.StatusItem(item); ok && found.Status != nil {
		return found.Status.Who
	}
	return ""
}

func (a *act) yearChanged(at yearKey, who string) error {
	subject := a.label(at)
	if who != "" {
		subject += " (" + who + ")"
	}
	return &model.Error{Kind: model.YearChanged, Subject: subject}
}
