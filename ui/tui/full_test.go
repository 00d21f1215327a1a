package tui

import "os"

// inPart cuts the counts of the tests that go through very many cases, so that
// all tests take minutes. SCORECARD_FULL=1 goes through every one of them, as the
// step for full counts of .ci/run does.
var inPart = os.Getenv("SCORECARD_FULL") == ""
