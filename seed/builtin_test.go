package seed_test

import (
	"testing"

	"scorecard/model"
	"scorecard/seed"
)

func builtIn(t *testing.T) []*model.Year {
	t.Helper()
	years, err := seed.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return years
}
