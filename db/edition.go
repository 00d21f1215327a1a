package db

import (
	"context"
	"database/sql"
)

// Edition is the newest edition of the built-in data that a year of the branch
// came with; 0 when none came with it, or the branch is not on file.
func (db *DB) Edition(ctx context.Context, branch string) (int, error) {
	var edition int
	err := db.read(ctx, func(tx *sql.Tx) error {
		return scanOne(tx.QueryRowContext(ctx, `SELECT COALESCE(max(edition), 0) FROM year WHERE branch = $1`, branch), &edition)
	})
	return edition, err
}
