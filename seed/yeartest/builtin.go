package yeartest

import (
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"

	"scorecard/model"
	"scorecard/seed"
)

// SameYear compares two years but for the versions of statuses, which are part
// of no file.
var SameYear = cmpopts.IgnoreFields(model.Status{}, "Version")

// BuiltIn is the built-in branch, ascending.
func BuiltIn(t testing.TB) []*model.Year {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return years
}
