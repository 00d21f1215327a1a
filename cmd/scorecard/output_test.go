package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed program has left goes with the next write, but not what another
// may be writing at this moment, and nothing else that lies there.
func TestLeftPartsAreSwept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a [b] *c")
	if err := os.MkdirAll(filepath.Join(folder, ".scorecard-left.part", "kumamoto-R6"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".scorecard-old.part", ".scorecard-new.part", "keep.part", "scorecard-old.part"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-2 * time.Hour)
	for _, name := range []string{".scorecard-old.part", ".scorecard-left.part", "keep.part", "scorecard-old.part"} {
		if err := os.Chtimes(filepath.Join(folder, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	err := writeOutput(filepath.Join(folder, "out.txt"), func(w io.Writer) error {
		_, err := io.WriteString(w, "whole")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	want := []string{".scorecard-new.part", "keep.part", "out.txt", "scorecard-old.part"}
	if len(names) != len(want) {
		t.Fatalf("the folder holds %v, want %v", names, want)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("the folder holds %v, want %v", names, want)
		}
	}
}
