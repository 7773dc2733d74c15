package lower_test

import (
	"os"
	"path/filepath"
	"testing"

	"naslab/repl/check"
)

// FuzzCell lowers whatever passes the check: it must not panic, and a refusal must
// have a sentence.
func FuzzCell(f *testing.F) {
	files, _ := filepath.Glob("testdata/programs/*.go")
	for _, file := range files {
		if src, err := os.ReadFile(file); err == nil {
			f.Add(string(src))
		}
	}
	for _, list := range cells {
		for _, c := range list {
			f.Add(c[0])
		}
	}
	m := newMachine(f, true)
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 20_000 {
			return
		}
		cell, faults := m.checker.Check(check.Source{File: "In", Line: 1, Text: src})
		if len(faults) > 0 {
			return
		}
		unit, err := m.lowerer.Cell(cell)
		m.checker.Drop()
		if err == nil {
			unit.Drop()
		} else if err.Error() == "" {
			t.Error("a refusal without a sentence")
		}
	})
}
