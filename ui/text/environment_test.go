package text

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// again marks the second run of these tests, in an environment for wide characters.
const again = "SCORECARD_TEST_AGAIN"

// share is how much less of a part the second run goes through.
var share = func() int {
	if os.Getenv(again) != "" {
		return 5
	}
	return 1
}()

// Width libraries follow variables and the locale. The program must not: all of
// these tests hold in a terminal that says it is wide, too.
func TestNothingFollowsTheEnvironment(t *testing.T) {
	if os.Getenv(again) != "" {
		t.Skip("this is the second run")
	}
	arguments := []string{"-test.count=1", "-test.v"}
	if testing.Short() {
		arguments = append(arguments, "-test.short")
	}
	command := exec.Command(os.Args[0], arguments...)
	command.Env = append(os.Environ(), again+"=1", "RUNEWIDTH_EASTASIAN=1", "LC_ALL=ja_JP.UTF-8", "LANG=ja_JP.UTF-8")
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestProperties_InVolume") {
		t.Errorf("%v\n%s", err, out)
	}
}
