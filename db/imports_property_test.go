package db

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"scorecard/model"
)

// archive does the same to a scorecard and to a plain record of what should come
// of it. Every import leads from one content of a year to another; contents are
// numbered, and an undo leads back to the number before.
type archive struct {
	db       *DB
	contents []*model.Year   // by number; nil for a year that is not on file
	now      map[yearKey]int // the number of the present content
	acts     []archived      // by ID, from 1
	words    map[yearKey]map[string]model.Status
	worked   map[yearKey]bool // people have
}

// archived is one import: from which contents to which, and the statuses that it
// changed.
type archived struct {
	from, to map[yearKey]int
	undoes   int
	undone   bool
	taken    map[yearKey]map[string][2]model.Status // before and after
}

var (
	archiveKeys  = []yearKey{{"kumamoto", 2024}, {"kumamoto", 2025}, {"oita", 2024}}
	archiveItems = []string{"kpi-0", "m-0"}
)

// tiny is a year of one KPI to three, so that much can be done with it.
func tiny(branch string, year int, seed uint64) *model.Year {
	b := randomBuilder(seed)
	b.kpis = 1 + int(seed%3)
	y := b.year(branch, year, true)
	for _, status := range statusesOf(y) {
		status.At = status.At.UTC()
	}
	return y
}

func (a *archive) importSome(t *rapid.T) {
	keys := rapid.SliceOfNDistinct(rapid.SampledFrom(archiveKeys), 1, 3, func(k yearKey) yearKey { return k }).Draw(t, "years")
	request, act := model.ImportRequest{Who: "Importer"}, archived{from: map[yearKey]int{}, to: map[yearKey]int{}, taken: map[yearKey]map[string][2]model.Status{}}
	take := rapid.Bool().Draw(t, "take statuses")
	for _, key := range keys {
		y := tiny(key.branch, key.year, rapid.Uint64Range(0, 20).Draw(t, "seed"))
		y.Branch.Name = text("as of import %d", len(a.acts))
		request.Years = append(request.Years, y)
		act.from[key], act.to[key], act.taken[key] = a.now[key], len(a.contents), map[string][2]model.Status{}
		a.contents = append(a.contents, y)
		for item, status := range a.words[key] {
			file := statusesOf(y)[item]
			if !take || file == nil || !status.ClashesWith(*file) {
				continue
			}
			request.Statuses = append(request.Statuses, model.TakenStatus{Branch: key.branch, Year: key.year, Item: item, Version: status.Version})
			after := model.Status{Value: file.Value, Note: file.Note, Comment: file.Comment, Who: "Importer", Version: status.Version + 1}
			act.taken[key][item] = [2]model.Status{status, after}
		}
	}
	made, err := a.db.ImportAll(testContext, request)
	if err != nil {
		t.Fatal(err)
	}
	a.done(t, made, act)
}

// done notes an act that was made.
func (a *archive) done(t *rapid.T, made model.Import, act archived) {
	a.acts = append(a.acts, act)
	if made.ID != len(a.acts) || made.Undoes != act.undoes {
		t.Fatalf("act %d undoes %d: %+v", len(a.acts), act.undoes, made)
	}
	for key, to := range act.to {
		a.now[key] = to
		for item, taken := range act.taken[key] {
			a.words[key][item] = taken[1]
		}
	}
}

func (a *archive) undoOne(t *rapid.T) {
	if len(a.acts) == 0 {
		return
	}
	id := rapid.IntRange(1, len(a.acts)).Draw(t, "import")
	undone := a.acts[id-1]
	act := archived{from: undone.to, to: undone.from, undoes: id, taken: map[yearKey]map[string][2]model.Status{}}
	covered, worked := false, false
	for key, to := range undone.to {
		covered = covered || a.now[key] != to
		worked = worked || a.contents[undone.from[key]] == nil && a.worked[key]
		act.taken[key] = map[string][2]model.Status{}
		for item, taken := range undone.taken[key] {
			now := a.words[key][item]
			if now.Version == taken[1].Version {
				back := taken[0]
				back.Who, back.Version = "Taro", now.Version+1
				act.taken[key][item] = [2]model.Status{now, back}
			}
		}
	}
	made, err := a.db.UndoImport(testContext, id, "Taro")
	switch {
	case undone.undone:
		if !errors.Is(err, &model.Error{Kind: model.NothingToUndo}) {
			t.Fatalf("import %d is undone: %v", id, err)
		}
	case covered:
		if kindOf(err) != model.ImportCovered {
			t.Fatalf("import %d is covered: %v", id, err)
		}
	case worked:
		if !errors.Is(err, &model.Error{Kind: model.YearEdited}) {
			t.Fatalf("people have worked on import %d: %v", id, err)
		}
	case err != nil:
		t.Fatalf("import %d: %v", id, err)
	default:
		a.done(t, made, act)
		a.turn(id, true)
	}
}

// turn notes that an act is undone, or is not any more: then what it undid is.
func (a *archive) turn(id int, undone bool) {
	act := &a.acts[id-1]
	act.undone = undone
	if act.undoes > 0 {
		a.turn(act.undoes, !undone)
	}
}

func (a *archive) edit(t *rapid.T) {
	key, item := rapid.SampledFrom(archiveKeys).Draw(t, "year"), rapid.SampledFrom(archiveItems).Draw(t, "item")
	y := a.contents[a.now[key]]
	if y == nil {
		return
	}
	before, said := a.words[key][item], true
	if before.Version == 0 {
		before, said = *statusesOf(y)[item], false
	}
	edit := model.Edit{
		Branch: key.branch, Year: key.year, Item: item, Version: before.Version, Who: "Hanako",
		Value: rapid.SampledFrom(model.StatusValues()).Draw(t, "value"), Comment: fmt.Sprint("after import ", len(a.acts)),
	}
	made, err := a.db.SetStatus(testContext, edit)
	if err != nil {
		t.Fatal(err)
	}
	if made.Version == before.Version+1 {
		a.words[key][item], a.worked[key] = made, true
	} else if said && made.Comment != before.Comment {
		t.Fatalf("said again: %+v", made)
	}
}

// check holds every year against its content, with what people have said in the
// place of what it says.
func (a *archive) check(t *rapid.T) {
	for _, key := range archiveKeys {
		got, err := a.db.Year(testContext, key.branch, key.year)
		content := a.contents[a.now[key]]
		if content == nil {
			if kindOf(err) != model.NoYear && kindOf(err) != model.NoBranch {
				t.Fatalf("%s is there: %v", key, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		want := content.Clone()
		for item, status := range a.words[key] {
			if place := statusesOf(want)[item]; place != nil && status.Version > 0 {
				*place = status
				place.At = statusesOf(got)[item].At
			}
		}
		if reflect.DeepEqual(want, got) { // much faster than to look for differences
			continue
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", key, diff)
		}
	}
	a.checkBranches(t)
}

// checkBranches asks that the branches on file are those with a year, by the name
// that the newest of them prints.
func (a *archive) checkBranches(t *rapid.T) {
	branches, err := a.db.Branches(testContext)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]model.Text{}
	for _, key := range archiveKeys { // ascending within a branch
		if content := a.contents[a.now[key]]; content != nil {
			names[key.branch] = content.Branch.Name
		}
	}
	for _, b := range branches {
		if names[b.Code] != b.Name {
			t.Fatalf("%s goes by %v, want %v", b.Code, b.Name, names[b.Code])
		}
	}
	if len(branches) != len(names) {
		t.Fatalf("branches: %v, want %v", branches, names)
	}
}

func TestImportsTakenBackInAnyOrder(t *testing.T) {
	made, err := os.ReadFile(create(t, tiny("kumamoto", 2024, 99)))
	if err != nil {
		t.Fatal(err)
	}
	folder := memoryFolder(t)
	most := 8
	if inPart {
		most = 4
	}
	runs, acts := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		path := filepath.Join(folder, "archive.db")
		if err := os.WriteFile(path, made, 0o600); err != nil {
			rt.Fatal(err)
		}
		db, err := Open(testContext, path, Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close() //nolint:errcheck // the run is over
		a := &archive{
			db: db, contents: []*model.Year{nil, tiny("kumamoto", 2024, 99)}, now: map[yearKey]int{archiveKeys[0]: 1},
			words: map[yearKey]map[string]model.Status{}, worked: map[yearKey]bool{},
		}
		for _, key := range archiveKeys {
			a.words[key] = map[string]model.Status{}
		}
		actions := []func(*rapid.T){a.importSome, a.undoOne, a.undoOne, a.undoOne, a.edit}
		for range rapid.IntRange(2, most).Draw(rt, "steps") {
			rapid.SampledFrom(actions).Draw(rt, "action")(rt)
			a.check(rt)
		}
		acts += len(a.acts)
		problems, err := db.Check(testContext)
		if err := errors.Join(err, problems.Err()); err != nil {
			rt.Fatal(err)
		}
	})
	t.Logf("%d runs, %d acts", runs, acts)
}

// A few orders are always tried, whatever chance brings.
func TestCoverOfAnImport(t *testing.T) {
	for _, test := range []struct {
		touches []touch // the oldest first
		free    []int   // those that nothing stands on
	}{
		{[]touch{{1, 0}}, []int{1}},
		{[]touch{{1, 0}, {2, 0}}, []int{2}},
		{[]touch{{1, 0}, {2, 0}, {3, 2}}, []int{1, 3}},
		{[]touch{{1, 0}, {2, 0}, {3, 2}, {4, 3}}, []int{2, 4}},
		{[]touch{{1, 0}, {2, 0}, {3, 2}, {4, 0}, {5, 4}}, []int{1, 3, 5}},
		{[]touch{{1, 0}, {2, 0}, {3, 2}, {4, 1}}, []int{4}},
		{[]touch{{1, 0}, {2, 0}, {3, 2}, {4, 1}, {5, 4}}, []int{1, 3, 5}},
	} {
		var free []int
		backwards := slices.Clone(test.touches)
		slices.Reverse(backwards)
		for _, one := range test.touches {
			if coverOf(backwards, one.id) == 0 {
				free = append(free, one.id)
			}
		}
		// One that was taken back has nothing on it either, and is refused as such.
		undone := map[int]int{}
		for _, one := range backwards {
			if undone[one.id] == 0 && one.undoes > 0 {
				undone[one.undoes] = one.id
			}
		}
		free = slices.DeleteFunc(free, func(id int) bool { return undone[id] > 0 })
		if !slices.Equal(free, test.free) {
			t.Errorf("of %v nothing stands on %v, want %v", test.touches, free, test.free)
		}
	}
}
