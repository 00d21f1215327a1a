package db

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"scorecard/model"
)

const (
	// mutants is how many damaged files are opened.
	mutants = 10_000
	// mutantCap is how long all that is done with one of them may take.
	mutantCap = 5 * time.Second
)

// damageKinds are the errors that may come of a damaged file. What no flipped
// bit can cause, such as want of space, is not among them, and neither is
// Internal: that would be an error nobody has thought of.
var damageKinds = []model.ErrorKind{
	model.Damaged, model.NotADatabase, model.OtherProgram, model.FileEmpty, model.TooNew,
	model.NoBranch, model.NoYear, model.NoKPI, model.NoImport, model.Stale, model.Rejected, model.ReadOnly,
}

// A damaged file is refused with its kind or read; what is read is what was
// written, or else the checks of the whole file tell, or it is another word that
// the rules allow, which no program can know. A number is never another number.
func TestDamagedFilesAreToldOrReadRight(t *testing.T) {
	count, seed := countOf(t, "SCORECARD_MUTANTS", mutants), seedOf(t)
	y := smallYear(1)
	y.KPIs[0].Actual, y.KPIs[0].Target = mustFigure("68.2%"), mustTarget("65.8%以上")
	path := createIn(t, memoryFolder(t), y)
	live(t, path, y)
	original := readMutant(t, path)
	next, outcomes := atomic.Int64{}, outcomes{counts: map[string]int{}}
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		folder := memoryFolder(t)
		all.Go(func() {
			for i := int(next.Add(1)); i <= count; i = int(next.Add(1)) {
				m := mutant{number: i, rand: rand.New(rand.NewPCG(seed, uint64(i))), original: original}
				outcome, err := m.tryWithin(t.Context(), filepath.Join(folder, "mutant.db"))
				if err != nil {
					t.Errorf("mutant %d (%s): %v", i, m.kind, err)
				}
				if outcome != "" {
					outcomes.add(outcome)
				}
			}
		})
	}
	all.Wait()
	for _, outcome := range slices.Sorted(maps.Keys(outcomes.counts)) {
		t.Logf("%6d %s", outcomes.counts[outcome], outcome)
	}
}

// live lets a file have a past: a year that was replaced, and a conflict resolved.
// No page is left over in which the year stands once more.
func live(t *testing.T, path string, y *model.Year) {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
	if err == nil {
		err = importOne(t.Context(), db, y)
	}
	if err == nil {
		_, err = db.Resolve(t.Context(), model.ResolutionEdit{
			Year: 2024, Subject: "kpi-0", Field: "rating", Variant: 0, Text: "A", Value: "A", Who: "Taro", Reason: "p. 3",
		})
	}
	if err == nil {
		_, err = db.pool.ExecContext(t.Context(), `VACUUM`)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

type outcomes struct {
	mu     sync.Mutex
	counts map[string]int
}

func (o *outcomes) add(outcome string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.counts[outcome]++
}

// mutantOriginal is the sound file and what is read from it.
type mutantOriginal struct {
	content []byte
	card    *model.Scorecard
	series  []model.Point
	before  *model.Year // as the import has kept it
}

func readMutant(t *testing.T, path string) mutantOriginal {
	t.Helper()
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var o mutantOriginal
	o.card, err = db.Scorecard(t.Context(), "", 2024)
	if err == nil {
		o.series, err = db.Series(t.Context(), "", "kpi-0")
	}
	if err == nil {
		o.before, err = stateBefore(t.Context(), db)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if o.content, err = os.ReadFile(path); err != nil { //nolint:gosec // the test's own file
		t.Fatal(err)
	}
	return o
}

type mutant struct {
	number   int
	rand     *rand.Rand
	original mutantOriginal
	kind     string
}

// tryWithin stops what does not heed its context, too: the test fails then and
// leaves it behind.
func (m *mutant) tryWithin(ctx context.Context, path string) (outcome string, err error) {
	ctx, cancel := context.WithTimeout(ctx, mutantCap)
	defer cancel()
	damage := damages[m.rand.IntN(len(damages))]
	m.kind = damage.name
	if err := os.WriteFile(path, damage.do(m.rand, slices.Clone(m.original.content)), 0o600); err != nil {
		return "", err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		debug.SetPanicOnFault(true) // a wild pointer is a panic of this mutant
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		outcome, err = m.try(ctx, path)
	}()
	select {
	case <-done:
	case <-time.After(2 * mutantCap):
		stacks := make([]byte, 1<<20)
		return "", fmt.Errorf("it hangs: %s", stacks[:runtime.Stack(stacks, true)])
	}
	if ctx.Err() != nil {
		return "", fmt.Errorf("it took longer than %v: %s", mutantCap, outcome)
	}
	for _, beside := range []string{"-journal", "-wal", "-shm"} {
		if err := os.Remove(path + beside); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return outcome, err
}

// try does all that a person does with a scorecard, each whatever came of the one
// before, and says what came of it.
func (m *mutant) try(ctx context.Context, path string) (string, error) {
	db, err := Open(ctx, path, Options{})
	if err != nil {
		return "refused at opening", knownKind(err)
	}
	defer func() { _ = db.Close() }() // of a damaged file it may fail
	card, cardErr := db.Scorecard(ctx, "", 2024)
	series, seriesErr := db.Series(ctx, "", "kpi-0")
	before, beforeErr := stateBefore(ctx, db)
	if beforeErr == nil && before != nil && !reflect.DeepEqual(before, m.original.before) {
		return "", errors.New("what the import has kept is read otherwise")
	}
	problems, checkErr := db.Check(ctx)
	for _, err := range []error{cardErr, seriesErr, beforeErr, checkErr} {
		if err := knownKind(err); err != nil {
			return "", err
		}
	}
	if cardErr != nil {
		card = nil
	}
	sound := checkErr == nil && len(problems) == 0
	outcome, err := m.judge(card, series, cardErr == nil && seriesErr == nil, sound)
	if err != nil {
		return "", err
	}
	edited, err := m.edit(ctx, db, sound)
	return outcome + ", " + edited, err
}

// stateBefore is what the one import has kept of its one year.
func stateBefore(ctx context.Context, db *DB) (*model.Year, error) {
	before, err := db.ImportedBefore(ctx, 1)
	if err != nil || len(before) == 0 {
		return nil, err
	}
	return before[0].State, nil
}

// knownKind lets the typed errors pass that damage may cause.
func knownKind(err error) error {
	var stale *model.StaleError
	if err == nil || errors.As(err, &stale) || slices.Contains(damageKinds, kindOf(err)) {
		return nil
	}
	return fmt.Errorf("kind %q: %w", kindOf(err), err)
}

// judge holds what was read against what was written. The card is nil when it
// could not be read.
func (m *mutant) judge(card *model.Scorecard, series []model.Point, readable, sound bool) (string, error) {
	var read []model.KPI
	if card != nil {
		read = slices.Clone(card.Year.KPIs)
	}
	if readable {
		for _, point := range series {
			read = append(read, point.KPI)
		}
	}
	if err := sameFigures(m.original.card.Year.KPIs, read); err != nil {
		return "", err
	}
	if card != nil && !reflect.DeepEqual(documentOf(m.original.card.Year), documentOf(card.Year)) {
		return "", errors.New("the document is read otherwise")
	}
	switch alike := readable && reflect.DeepEqual(m.original.card, card) && reflect.DeepEqual(m.original.series, series); {
	case !readable:
		return "refused at reading", nil
	case alike && sound:
		return "read right, found sound", nil
	case alike:
		return "read right, damage told by the check", nil
	case !sound:
		return "read otherwise, told by the check", nil
	}
	if problems := model.Validate(card.Year); len(problems) > 0 {
		return "", fmt.Errorf("the check passes what the model refuses: %w", problems)
	}
	if len(card.Year.KPIs) != len(m.original.card.Year.KPIs) || len(series) != len(m.original.series) {
		return "", fmt.Errorf("%d KPIs and %d years are read, and the check says nothing", len(card.Year.KPIs), len(series))
	}
	return "read otherwise, within the rules", nil
}

// documentOf is a year without what people did to it: the checksum covers the rest.
// The one resolution of the sample changes a rating.
func documentOf(y *model.Year) *model.Year {
	y = y.Clone()
	for _, status := range statusesOf(y) {
		*status = model.Status{}
	}
	for i := range y.Conflicts {
		y.Conflicts[i].Resolution = nil
	}
	y.KPIs[0].Rating = model.Rating{}
	return y
}

// sameFigures asks that a number which is read is the one that was written.
func sameFigures(want, got []model.KPI) error {
	for _, k := range got {
		i := slices.IndexFunc(want, func(w model.KPI) bool { return w.Code == k.Code })
		if i < 0 {
			continue
		}
		w := &want[i]
		if w.Actual.Known() && k.Actual.Known() && !w.Actual.Value.Equal(k.Actual.Value) {
			return fmt.Errorf("the actual of %s is read as %s, was %s", k.Code, k.Actual.Value, w.Actual.Value)
		}
		if w.Target.HasNumber() && k.Target.HasNumber() && !w.Target.Value.Equal(k.Target.Value) {
			return fmt.Errorf("the target of %s is read as %s, was %s", k.Code, k.Target.Value, w.Target.Value)
		}
	}
	return nil
}

// edit changes a status. In a file that the check found sound the edit must be
// there afterwards and the file still sound.
func (m *mutant) edit(ctx context.Context, db *DB, sound bool) (string, error) {
	status, err := db.SetStatus(ctx, editBy("Hanako", "kpi-0", 1))
	if err != nil {
		return "edit refused", knownKind(err)
	}
	if !sound {
		return "edit taken", nil
	}
	problems, err := db.Check(ctx)
	if err := errors.Join(err, problems.Err()); err != nil {
		return "", fmt.Errorf("sound before the edit, and after it: %w", err)
	}
	series, err := db.Series(ctx, "", "kpi-0")
	if err != nil || len(series) != 1 || series[0].KPI.Status != status {
		return "", fmt.Errorf("the edit %+v is read back as %+v: %w", status, series, err)
	}
	return "edit taken", nil
}
