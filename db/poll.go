package db

import (
	"context"
	"errors"
	"os"

	"scorecard/model"
)

// Poll takes the pulse of the file, for a watch that asks every second: a few
// microseconds and no lock on the file. A scorecard in memory never changes.
func (db *DB) Poll(ctx context.Context) (model.Pulse, error) {
	if db.place == nil {
		return model.Pulse{Same: true, ReadOnly: true}, nil
	}
	pulse := model.Pulse{ReadOnly: db.frozen}
	info, err := os.Stat(db.file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		pulse.Gone = true
	case err != nil:
		return pulse, classify(err, db.path)
	default:
		pulse.Same = os.SameFile(info, db.place.info)
		pulse.ReadOnly = pulse.ReadOnly || marked(db.file, info)
	}
	if err := db.watch.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&pulse.Version); err != nil {
		return pulse, classify(err, db.path)
	}
	return pulse, nil
}
