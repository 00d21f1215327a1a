package text

import "os"

// inPart reduces the number of cases of the longest tests, so that all tests
// run in minutes. SCORECARD_FULL=1 runs every case, as the step for full
// counts of .ci/run does.
var inPart = os.Getenv("SCORECARD_FULL") == ""
