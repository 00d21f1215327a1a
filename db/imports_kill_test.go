package db

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"scorecard/model"
)

func init() { childTasks["import and say so"] = importAndSaySo }

// actYears are the years that an act brings: of three branches, each marked with
// the number of the act.
func actYears(act int) []*model.Year {
	b := evenBuilder(2)
	var years []*model.Year
	for _, branch := range []string{"kumamoto", "oita", "saga"} {
		y := unsaid(b.year(branch, 2024, true))
		y.Edition = act
		y.ScaleNote = text("as of act %d", act)
		for i := range y.Notes {
			y.Notes[i].Text = text("as of act %d", act)
		}
		years = append(years, y)
	}
	return years
}

// importAndSaySo imports again and again, every third act being an undo of the one
// before, and says when it begins and whenever one is acknowledged.
func importAndSaySo(ctx context.Context, path string) error {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // what counts has been said before
	imports, err := db.Imports(ctx, "")
	if err != nil {
		return err
	}
	fmt.Println(0)
	for id := len(imports) + 1; ; id++ {
		var made model.Import
		if id%3 == 0 {
			made, err = db.UndoImport(ctx, id-1, "Importer")
		} else {
			made, err = db.ImportAll(ctx, model.ImportRequest{Years: actYears(id), Who: "Importer", Files: []string{"year.yaml"}})
		}
		if err != nil {
			return err
		}
		fmt.Println(made.ID)
	}
}

// standingAct is the act whose content stands after so many.
func standingAct(acts int) int {
	if acts%3 == 0 {
		return max(acts-2, 0)
	}
	return acts
}

// An import that is killed is there whole, with its row of the history and what it
// kept, or not at all; and one that was acknowledged is there.
func TestImportIsWholeOrNotAtAll(t *testing.T) {
	rounds := countOf(t, "SCORECARD_KILLS", kills()) / 6
	chance := rand.New(rand.NewPCG(seedOf(t), 5))
	path := createIn(t, memoryFolder(t), actYears(0)...)
	acts, halves, unsaid := 0, 0, 0
	for range rounds {
		said := killImporter(t, path, chance)
		if journal, err := os.Stat(path + "-journal"); err == nil && journal.Size() > 0 {
			halves++
		}
		db, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		found := checkActs(t, db)
		if found != max(said, acts) && found != max(said, acts)+1 {
			t.Fatalf("%d acts are there; %d were before and %d acknowledged", found, acts, said)
		}
		unsaid += found - max(said, acts)
		acts = found
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d acts, %d of them not yet acknowledged; %d journals had to be rolled back", rounds, acts, unsaid, halves)
	if rounds >= 50 && halves == 0 {
		t.Error("no import was killed in the middle")
	}
}

// killImporter starts an importer and kills it a random while after one of its
// acts. It returns the last that was acknowledged; 0 when none was.
func killImporter(t *testing.T, path string, chance *rand.Rand) (said int) {
	t.Helper()
	child := childCommand(t, "import and say so", path)
	out := started(t, child)
	last := 1 + chance.IntN(3)
	for lines, n := bufio.NewScanner(out), 0; lines.Scan(); n++ {
		var err error
		if said, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		if n+1 == last {
			time.AfterFunc(time.Duration(chance.Int64N(int64(30*time.Millisecond))), func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait()
	return said
}

// checkActs asks that all the years show one and the same act, the one that should
// stand, and that the imports are as many, each with its rows; it returns their
// number.
func checkActs(t *testing.T, db *DB) int {
	t.Helper()
	imports, err := db.Imports(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	acts := len(imports)
	want := actYears(standingAct(acts))
	for _, y := range want {
		same(t, fmt.Sprintf("%s after %d acts", y.Branch.Code, acts), yearOf(t, db, y.Branch.Code, 2024), y)
		if changes := changesOf(t, db, model.HistoryQuery{Branch: y.Branch.Code}); len(changes) != acts {
			t.Fatalf("%s has %d rows of the history for %d acts", y.Branch.Code, len(changes), acts)
		}
	}
	if acts > 0 {
		before, err := db.ImportedBefore(t.Context(), acts)
		if err != nil {
			t.Fatal(err)
		}
		for i, y := range actYears(standingAct(acts - 1)) {
			same(t, "before", before[i].State, y)
		}
	}
	if err := db.checkFile(t.Context()); err != nil {
		t.Fatal(err)
	}
	return acts
}

// Imports and edits of several processes lose none of each other: whoever comes
// second waits, and an edit stays where the year is replaced around it.
func TestImportsAmongEdits(t *testing.T) {
	path := createIn(t, memoryFolder(t), smallYear(2))
	edits := countOf(t, "SCORECARD_EDITS", 300)
	var all sync.WaitGroup
	said := make([]racing, 2)
	for i := range said {
		all.Go(func() { said[i] = runRacer(t, path, fmt.Sprintf("process %d", i), "", edits/2) })
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	db := open(t, path, Options{})
	imports := 0
	for going := true; going; {
		_, err := db.ImportAll(t.Context(), model.ImportRequest{Years: []*model.Year{smallYear(2)}, Who: "Importer"})
		switch {
		case err == nil:
			imports++
		case !errors.Is(err, &model.Error{Kind: model.Locked}):
			t.Fatal(err)
		}
		select {
		case <-done:
			going = false
		case <-time.After(time.Millisecond): // lets the others in
		}
	}
	var made []madeEdit
	for _, one := range said {
		if one.err != nil {
			t.Fatal(one.err)
		}
		made = append(made, one.made...)
	}
	if _, err := verify(t.Context(), db.pool, made); err != nil {
		t.Error(err)
	}
	rows := len(changesOf(t, db, model.HistoryQuery{}))
	t.Logf("%d edits and %d imports", len(made), imports)
	if rows != len(made)+imports || len(made) != edits/2*2 {
		t.Errorf("%d rows of the history, %d edits, %d imports", rows, len(made), imports)
	}
	checkSound(t, db)
}
