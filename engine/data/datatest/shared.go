// Package datatest is what the tests of the data packages share: where the real
// files are.
package datatest

import (
	"os"
	"path/filepath"
	"testing"
)

// Shared returns a folder below ../shared, seen from the repository's root, and
// skips the test where it is missing. NASLAB_SHARED gives ../shared another
// place.
func Shared(t testing.TB, folder string) string {
	t.Helper()
	root := os.Getenv("NASLAB_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				root = filepath.Join(dir, "..", "shared")
				break
			}
		}
	}
	path := filepath.Join(root, folder)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the files are not in ../shared/%s", folder)
	}
	return path
}
