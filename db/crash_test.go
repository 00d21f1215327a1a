package db

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// kills is how many processes are killed, over all set-ups.
func kills() int {
	if inPart {
		return 60
	}
	return 600
}

// journals are the ways in which a file can be written when its writer dies.
var journals = []struct {
	name   string
	before string // what the file goes through before the program meets it
	pragma string // for the writer's connections
}{
	{"truncate, as the program makes it", "", ""},
	{"log, as somebody brings it", "PRAGMA journal_mode = WAL", ""},
	{"delete, as other tools write", "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = DELETE"},
}

// A killed process loses nothing that it has acknowledged. What it has written
// stays with the system, whatever the disk does, so a folder in memory will do.
func TestNoAcknowledgedEditIsLostToAKill(t *testing.T) {
	rounds := countOf(t, "SCORECARD_KILLS", kills())
	seed := seedOf(t)
	var edits, unsaid, halves atomic.Int64
	t.Run("journals", func(t *testing.T) {
		for i, journal := range journals {
			t.Run(journal.name, func(t *testing.T) {
				t.Parallel()
				k := killer{rand: rand.New(rand.NewPCG(seed, uint64(i))), before: journal.before, pragma: journal.pragma}
				for range rounds / len(journals) {
					k.round(t)
				}
				edits.Add(int64(k.said))
				unsaid.Add(int64(k.unsaid))
				halves.Add(int64(k.halves))
			})
		}
	})
	t.Logf("all of %d acknowledged edits are there; %d more were made and not yet acknowledged; %d journals had to be rolled back",
		edits.Load(), unsaid.Load(), halves.Load())
	if edits.Load() < int64(rounds) {
		t.Errorf("%d edits in %d rounds: the children die before they do anything", edits.Load(), rounds)
	}
}

// killer starts editors of one file after another, and kills each.
type killer struct {
	rand           *rand.Rand
	before, pragma string

	rounds, said, unsaid int
	halves               int // journals with something in them
	path                 string
	acknowledged         []madeEdit // in the file at path
}

// roundsAFile keeps the history short enough to be read after every round.
const roundsAFile = 20

func (k *killer) round(t *testing.T) {
	if k.rounds%roundsAFile == 0 {
		k.path, k.acknowledged = createIn(t, memoryFolder(t), smallYear(2)), nil
		if k.before != "" {
			raw(t, k.path, k.before)
		}
	}
	k.rounds++
	who := fmt.Sprintf("round %d", k.rounds)
	made := k.kill(t, who)
	if left, err := os.Stat(k.path + "-journal"); err == nil && left.Size() > 0 {
		k.halves++
	}
	k.acknowledged = append(k.acknowledged, made...)
	db, err := Open(t.Context(), k.path, Options{})
	if err != nil {
		t.Fatal(who, err)
	}
	defer db.Close() //nolint:errcheck // only read from
	people, err := verify(t.Context(), db.pool, k.acknowledged)
	if err != nil {
		t.Fatal(who, err)
	}
	checkSound(t, db)
	unsaid := people[who] - len(made)
	if unsaid != 0 && unsaid != 1 {
		t.Fatalf("%s: %d more edits are in the file than were acknowledged", who, unsaid)
	}
	k.said += len(made)
	k.unsaid += unsaid
}

// kill starts an editor and kills it a random while after its start or after
// one of its edits. It returns the edits that were acknowledged until then.
func (k *killer) kill(t *testing.T, who string) []madeEdit {
	t.Helper()
	child := childCommand(t, "edit and say so", k.path, childWho+"="+who, childEdits+"=0", childPragma+"="+k.pragma)
	said := started(t, child)
	kill := func(within time.Duration) {
		time.AfterFunc(time.Duration(k.rand.Int64N(int64(within))), func() { _ = child.Process.Kill() })
	}
	last := k.rand.IntN(40)
	if last == 0 {
		kill(40 * time.Millisecond)
	}
	var made []madeEdit
	for lines := bufio.NewScanner(said); lines.Scan(); {
		edit := madeEdit{who: who}
		if _, err := fmt.Sscan(lines.Text(), &edit.item, &edit.version); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		if made = append(made, edit); len(made) == last {
			kill(3 * time.Millisecond)
		}
	}
	_ = child.Wait()
	if status := child.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the editor ended by itself: %v", child.ProcessState)
	}
	return made
}
