// Package volume decides how many cases the tests with very many of them go
// through, and where their chance comes from. Only tests import it.
//
// Without SCORECARD_FULL a part of the cases stands for all of them, so that all
// tests take about a minute. The step for full counts of .ci/run sets it to 1.
package volume

import (
	"flag"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// Full reports whether every case is to be gone through.
func Full() bool { return os.Getenv("SCORECARD_FULL") != "" }

// Of is the number of cases: full in a full run, part otherwise.
func Of(full, part int) int {
	if Full() {
		return full
	}
	return part
}

// Count is Of, unless the environment variable of that name is a number. Then it is
// that number.
func Count(t testing.TB, variable string, full, part int) int {
	t.Helper()
	count := Of(full, part)
	if set := os.Getenv(variable); set != "" {
		n, err := strconv.Atoi(set)
		if err != nil {
			t.Fatalf("%s: %v", variable, err)
		}
		count = n
	}
	t.Logf("%s=%d", variable, count)
	return count
}

// Seed is where the chance of a test starts: SCORECARD_SEED, or 1. It is logged, so
// that a failure can be repeated.
func Seed(t testing.TB) uint64 {
	t.Helper()
	seed, err := seed()
	if err != nil {
		t.Fatalf("SCORECARD_SEED: %v", err)
	}
	t.Logf("SCORECARD_SEED=%d", seed)
	return seed
}

// Random is chance that starts at Seed.
func Random(t testing.TB) *rand.Rand {
	t.Helper()
	return rand.New(rand.NewPCG(Seed(t), 0))
}

// Sweep is how to go through a sequence of cases that lie side by side: in a full run
// all of them from the first, otherwise each step-th, from a place that the seed
// decides. In time all of them get their turn.
func Sweep(t testing.TB, part int) (first, step int) {
	t.Helper()
	if Full() {
		return 0, 1
	}
	return int(Seed(t) % uint64(part)), part
}

func seed() (uint64, error) {
	set := os.Getenv("SCORECARD_SEED")
	if set == "" {
		return 1, nil
	}
	return strconv.ParseUint(set, 10, 64)
}

// partChecks is how often a property is checked where rapid would check it 100
// times.
const partChecks = "15"

// Main runs the tests of a package that checks properties with rapid.
func Main(m *testing.M) {
	LimitChecks()
	os.Exit(m.Run())
}

// LimitChecks sets the number of rapid's checks, for a package with a TestMain of its
// own. A flag on the command line overrides it.
func LimitChecks() {
	if checks := flag.Lookup("rapid.checks"); checks != nil && !Full() {
		if err := checks.Value.Set(partChecks); err != nil {
			panic(err)
		}
	}
}
