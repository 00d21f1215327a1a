package db

import "testing"

// The digest of the schema is a constant, so that opening a file does not build
// the schema to compare with.
func TestLayouts_DigestIsOfTheMigrations(t *testing.T) {
	for version := 1; version <= current.version; version++ {
		made, err := current.schema(version)
		if err != nil {
			t.Fatal(err)
		}
		if digest, err := made.digest(); err != nil || digest != current.digests[version] {
			t.Errorf("the digest of version %d is %s: %v", version, digest, err)
		}
	}
}
