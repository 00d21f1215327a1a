package db

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scorecard/model"
)

// A file of schema version 1, as the program of that time left it: what stands in
// it is written by the migrations up to there and by that program's statements.

// historyOf1 is the history of kumamoto in 2024 and 2025: edits, one of them taken
// back and put back, one of another person taken back, a year closed and reopened,
// and one that stays closed.
var historyOf1 = []struct {
	year, version, undoes int
	item, kind, who       string
	from, to, reason      string // from and to: the value, with the comment "because of VALUE"
}{
	{2024, 1, 0, "kpi-0", "edit", "Hanako", "", "expected", ""},
	{2024, 2, 0, "kpi-0", "edit", "Hanako", "expected", "difficult", ""},
	{2024, 3, 2, "kpi-0", "undo", "Hanako", "difficult", "expected", ""},
	{2024, 1, 0, "m-1", "edit", "Taro", "", "achieved", ""},
	{2024, 4, 2, "kpi-0", "redo", "Hanako", "expected", "difficult", ""},
	{2024, 1, 0, "", "close", "Taro", "", "", "年度末"},
	{2024, 2, 0, "", "reopen", "Taro", "", "", "a slip"},
	{2024, 2, 4, "m-1", "undo", "Taro", "achieved", "", ""},
	{2024, 1, 0, "i-1", "edit", "Jiro", "", "achieved", ""},
	{2025, 1, 0, "kpi-1", "edit", "Hanako", "", "achieved", ""},
	{2025, 1, 0, "", "close", "Taro", "", "", "over"},
}

// create1 makes a file of version 1 with the years, and with historyOf1 in it when
// those are its years; more adds so many edits of i-2, for a file that takes a while.
func create1(ctx context.Context, path string, years []*model.Year, more int) error {
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return err
	}
	p, err := openPool(dsn(path, url.Values{"_journal_mode": {"MEMORY"}, "_sync": {"OFF"}}), 1, nil)
	if err != nil {
		return err
	}
	return errors.Join(fill1(ctx, p, years, more), p.Close())
}

func fill1(ctx context.Context, p *pool, years []*model.Year, more int) error {
	tx, err := p.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after the commit there is nothing to take back
	if err := migrate(ctx, tx, 0, 1); err != nil {
		return err
	}
	w := newWriter(tx)
	for _, y := range years {
		if err := putFrame(ctx, w, y); err != nil {
			return err
		}
		for _, put := range yearContent {
			if err := put(ctx, w, y); err != nil {
				return err
			}
		}
	}
	if err := edit1(ctx, w); err != nil {
		return err
	}
	for n := range more {
		err := write1(ctx, w, len(historyOf1)+n+1, 2024, n+1, 0, "i-2", "edit", "Saburo", "", strings.Repeat("長", n%200), "achieved", "")
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

func edit1(ctx context.Context, w *writer) error {
	for i, c := range historyOf1 {
		if c.item == "" {
			err := w.exec(ctx, `UPDATE year SET closed = NOT closed, version = version + 1 WHERE branch = 'kumamoto' AND year = ?`, c.year)
			if err != nil {
				return err
			}
		}
		if err := write1(ctx, w, i+1, c.year, c.version, c.undoes, c.item, c.kind, c.who, c.from, "", c.to, c.reason); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return nil
}

// write1 writes a change down as version 1 did.
func write1(
	ctx context.Context, w *writer, seq, year, version, undoes int, item, kind, who, from, more, to, reason string,
) error {
	at := fmt.Sprintf("2025-01-%02dT09:00:00Z", min(seq, 28))
	because := func(value string) string {
		if value == "" {
			return ""
		}
		return "because of " + value + more
	}
	if item != "" {
		err := w.exec(ctx, `UPDATE status SET value = ?, note = '', comment = ?, who = ?, at = ?, version = ?
			WHERE branch = 'kumamoto' AND year = ? AND item = ?`, optional[string]{&to}, because(to), who, at, version, year, item)
		if err != nil {
			return err
		}
	}
	return w.exec(ctx, `INSERT INTO history (branch, seq, year, item, version, kind, undoes, from_value, from_note, from_comment,
		to_value, to_note, comment, who, at, reason) VALUES ('kumamoto', ?, ?, ?, ?, ?, ?, ?, '', ?, ?, '', ?, ?, ?, ?)`,
		seq, year, item, version, kind, counted{&undoes, 0}, optional[string]{&from}, because(from), optional[string]{&to}, because(to),
		who, at, reason)
}

// years1 are the years of the file: the conflicts, notes and staffing of every
// kind, and statuses that nobody has touched.
func years1() []*model.Year {
	b := evenBuilder(4)
	return []*model.Year{
		unsaid(b.year("kumamoto", 2023, true)), unsaid(b.year("kumamoto", 2024, true)), unsaid(b.year("kumamoto", 2025, false)),
		unsaid(b.year("oita", 2024, true)),
	}
}

func createVersion1(t *testing.T, folder string, more int) string {
	t.Helper()
	path := filepath.Join(folder, "version-1.db")
	if err := create1(t.Context(), path, years1(), more); err != nil {
		t.Fatal(err)
	}
	return path
}

// What has been released is in people's files: a migration is never changed, only
// followed by another.
func TestReleasedMigrationsStay(t *testing.T) {
	for folder, want := range map[string]string{
		"0001": "96246db108a5ccf9c94ce4f12ba393da9719a9c2fb1757f84eb2989dfcf1bc9c",
	} {
		entries, err := migrations.ReadDir("migrations/" + folder)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.New()
		for _, entry := range entries {
			script, err := migrations.ReadFile("migrations/" + folder + "/" + entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(sum, "%s %d %s", entry.Name(), len(script), script)
		}
		if got := fmt.Sprintf("%x", sum.Sum(nil)); got != want {
			t.Errorf("migration %s has changed: %s", folder, got)
		}
	}
}
