package text

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Width libraries read environment variables and the locale. The program must
// not: all of these tests also pass in an environment for wide characters.
func TestPackage_IgnoresEnvironment(t *testing.T) {
	const again = "SCORECARD_TEST_AGAIN"
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
