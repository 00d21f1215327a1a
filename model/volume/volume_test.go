package volume

import "testing"

func TestCount_FollowsTheVariables(t *testing.T) {
	t.Setenv("SCORECARD_FULL", "")
	t.Setenv("SCORECARD_CASES", "")
	if got := Count(t, "SCORECARD_CASES", 100, 7); got != 7 {
		t.Errorf("%d cases in part", got)
	}
	t.Setenv("SCORECARD_FULL", "1")
	if got := Count(t, "SCORECARD_CASES", 100, 7); got != 100 {
		t.Errorf("%d cases in full", got)
	}
	t.Setenv("SCORECARD_CASES", "3")
	if got := Count(t, "SCORECARD_CASES", 100, 7); got != 3 {
		t.Errorf("%d cases of 3 asked for", got)
	}
}

func TestSweep_ReachesEveryCaseWithSomeSeed(t *testing.T) {
	t.Setenv("SCORECARD_FULL", "")
	reached := map[int]bool{}
	for _, seed := range []string{"0", "1", "2", "3", "4"} {
		t.Setenv("SCORECARD_SEED", seed)
		for first, step := Sweep(t, 5); first < 20; first += step {
			reached[first] = true
		}
	}
	if len(reached) != 20 {
		t.Errorf("%d of 20 cases", len(reached))
	}
	t.Setenv("SCORECARD_FULL", "1")
	if first, step := Sweep(t, 5); first != 0 || step != 1 {
		t.Errorf("a full run goes from %d in steps of %d", first, step)
	}
}
