package main

import (
	"path/filepath"
	"testing"

	"scorecard/db"
	"scorecard/seed"
)

// A scorecard that is given as a file to read is not opened beside the store: to
// close it again would take the process's locks on it away.
func TestReadInputs_NeverOpensOpenScorecard(t *testing.T) {
	file := filepath.Join(t.TempDir(), "scorecard.db")
	if err := writeSample(file); err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(t.Context(), file, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close() //nolint:errcheck // nothing was written
	inputs, err := (&app{}).readInputs([]string{file})
	if err != nil || len(inputs) != 1 {
		t.Fatalf("%d files, %v", len(inputs), err)
	}
	if in := inputs[0]; in.form != seed.FormDatabase || len(in.data) != len(databaseBegin) {
		t.Errorf("%s of %d bytes", in.form, len(in.data))
	}
}
