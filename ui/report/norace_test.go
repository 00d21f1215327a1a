//go:build !race

package report_test

// every is of how many cases one is gone through where there are very many: the
// race detector makes each many times as slow, and a print has nothing to race.
// The step for full counts of .ci/run goes through all of them without it.
const every = 1
