package check

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"naslab/stdlib/export"
)

var imported = regexp.MustCompile(`(?m)^(?:import)?\s+(?:[\w.]+ )?"([^"]+)"`)

// The programs of Go's own tests check as one cell each.
func TestGoPrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("many programs")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("no Go here")
	}
	n := 0
	for _, dir := range []string{"", "typeparam", "ken", "chan", "fixedbugs"} {
		files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "test", dir, "*.go"))
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil || !strings.HasPrefix(string(src), "// run\n") || !usesOnly(string(src)) {
				continue
			}
			n++
			c := newTestChecker(t)
			cell, faults := c.Check(Source{File: filepath.Base(f), Text: string(src)})
			if faults != nil {
				t.Errorf("%s: %v", filepath.Join(dir, filepath.Base(f)), faults)
			} else if cell.Main == nil {
				t.Errorf("%s: no main", f)
			}
		}
	}
	if n == 0 {
		t.Skip("this Go comes without its tests")
	}
	t.Log(n, "programs")
}

func usesOnly(src string) bool {
	for _, m := range imported.FindAllStringSubmatch(src, -1) {
		if m[1] != "unsafe" && !export.Has(m[1]) {
			return false
		}
	}
	return true
}
