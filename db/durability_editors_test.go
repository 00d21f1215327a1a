package db

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"

	"scorecard/model"
)

const (
	editors = 8
	// patient editors wait for the lock as the program does. Waiters look for it
	// ever more rarely and let one process make hundreds of edits in a row, so the
	// others look every millisecond: they are told of a lock, and come between.
	patient = 2
	// racingEdits is how many edits are acknowledged to all editors together.
	racingEdits = 20_000
)

func init() { childTasks["race for the rows"] = raceForTheRows }

// raceForTheRows edits the same few rows as everybody else, always on top of
// what it has seen last, until it has had its number of edits acknowledged. It
// prints each of those and, at the end, how often it was refused and why.
func raceForTheRows(ctx context.Context, path string) error {
	db, err := openInTheCrowd(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the error of an edit tells more
	out := bufio.NewWriter(os.Stdout)
	quota, err := strconv.Atoi(os.Getenv(childEdits))
	if err != nil {
		return err
	}
	racer := racer{who: os.Getenv(childWho), seen: map[string]int{}}
	for racer.made < quota {
		if err := racer.edit(ctx, db, out); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "refused", racer.stale, racer.locked)
	return out.Flush()
}

// openInTheCrowd tries again while somebody else writes.
func openInTheCrowd(ctx context.Context, path string) (*DB, error) {
	for {
		db, err := Open(ctx, path, Options{wrap: onConnect(os.Getenv(childPragma))})
		if kindOf(err) != model.Locked {
			return db, err
		}
	}
}

type racer struct {
	who                 string
	seen                map[string]int // versions
	made, stale, locked int
}

func (r *racer) edit(ctx context.Context, db *DB, out *bufio.Writer) error {
	item := editedItems[rand.IntN(len(editedItems))]
	asked := editBy(r.who, item, r.seen[item]+1)
	status, err := db.SetStatus(ctx, asked)
	var stale *model.StaleError
	switch {
	case err == nil:
		if status.Version != asked.Version+1 || status.Comment != asked.Comment {
			return fmt.Errorf("asked for %+v, acknowledged %+v", asked, status)
		}
		r.made++
		fmt.Fprintln(out, "made", item, status.Version)
	case errors.As(err, &stale):
		// Nobody but others can have been faster, and the answer shows theirs.
		if status != stale.Current || status.Version <= asked.Version || status.Who == r.who ||
			status.Comment != commentOf(status.Who, item, status.Version) {
			return fmt.Errorf("asked for %+v, refused over %+v", asked, status)
		}
		r.stale++
	case errors.Is(err, &model.Error{Kind: model.Locked}):
		r.locked++
		return nil
	default:
		return err
	}
	r.seen[item] = status.Version
	return nil
}

// Processes that edit the same rows lose none of each other's edits. Whether the
// disk keeps them is another question, so the file stands in memory where there
// is such a folder: a slow disk would make the test last for minutes.
func TestNoEditIsLostBetweenProcesses(t *testing.T) {
	each := countOf(t, "SCORECARD_EDITS", racingEdits) / editors
	path := createIn(t, memoryFolder(t), smallYear(2))
	said := make([]racing, editors)
	var all sync.WaitGroup
	for i := range said {
		pragma := "" // the program's own patience
		if i >= patient {
			pragma = "PRAGMA busy_timeout = 2"
		}
		all.Go(func() { said[i] = runRacer(t, path, fmt.Sprintf("process %d", i), pragma, each) })
	}
	all.Wait()
	var made []madeEdit
	refused := racing{}
	for _, one := range said {
		if one.err != nil {
			t.Fatal(one.err)
		}
		made = append(made, one.made...)
		refused.stale += one.stale
		refused.locked += one.locked
	}
	t.Logf("%d edits acknowledged; %d refused as stale and %d as locked", len(made), refused.stale, refused.locked)
	if len(made) != editors*each || refused.stale == 0 {
		t.Errorf("%d edits, want %d; %d were refused as stale", len(made), editors*each, refused.stale)
	}
	db := open(t, path, Options{})
	people, err := verify(t.Context(), db.pool, made)
	if err != nil {
		t.Fatal(err)
	}
	for i := range editors { // with verify: every row is one that somebody was told of
		if who := fmt.Sprintf("process %d", i); people[who] != each {
			t.Errorf("%s has %d rows of %d edits", who, people[who], each)
		}
	}
	checkSound(t, db)
}

// racing is what one editor said.
type racing struct {
	made          []madeEdit
	stale, locked int
	err           error
}

func runRacer(t *testing.T, path, who, pragma string, edits int) (said racing) {
	child := childCommand(t, "race for the rows", path, childWho+"="+who, childPragma+"="+pragma, childEdits+"="+strconv.Itoa(edits))
	out, err := child.Output()
	if err != nil {
		return racing{err: fmt.Errorf("%s: %w: %.200s", who, err, out)}
	}
	for line := range bytes.Lines(out) {
		edit := madeEdit{who: who}
		if n, _ := fmt.Sscanf(string(line), "made %s %d", &edit.item, &edit.version); n == 2 {
			said.made = append(said.made, edit)
		} else if n, _ := fmt.Sscanf(string(line), "refused %d %d", &said.stale, &said.locked); n != 2 {
			said.err = fmt.Errorf("%s says %q", who, line)
		}
	}
	return said
}
