package main

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

// only returns the group called name.
func only(t *testing.T, name string) group {
	t.Helper()
	gs, err := chosen(name)
	if err != nil {
		t.Fatal(err)
	}
	return gs[0]
}

// read extracts the groups; packages that do not build fail the test.
func read(t *testing.T, env []string, gs ...group) map[string][]*symbols {
	t.Helper()
	var said bytes.Buffer
	found, err := extract(&said, root, env, gs)
	if err != nil {
		t.Fatal(err)
	}
	if said.Len() > 0 {
		t.Error(said.String())
	}
	return found
}

// TestTables extracts all packages anew and compares with what is committed.
func TestTables(t *testing.T) {
	if *update {
		t.Skip("go generate ./stdlib/symbols/... writes the tables and the lists of what is missing")
	}
	found := read(t, noCgo, groups...)
	for _, g := range groups {
		t.Run(g.name, func(t *testing.T) {
			all := found[g.name]
			if g.name == "std" && !strings.Contains(committedMissing(t, g), goRelease()) {
				t.Skipf("the tables were made with another release than %s", goRelease())
			}
			folders, err := contents(root, g, all)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range folders {
				names, err := differing(f.dir, f.files)
				if err != nil {
					t.Fatal(err)
				}
				if len(names) > 0 {
					t.Errorf("out of date: %s; run go run ./stdlib/symbols/gen -only %s", strings.Join(names, " "), g.name)
				}
			}
		})
	}
}

// TestEngineMissesNothing holds the engine to what a cell can use.
func TestEngineMissesNothing(t *testing.T) {
	g := only(t, "engine")
	for _, s := range read(t, noCgo, g)[g.name] {
		for _, m := range s.missing {
			t.Errorf("%s.%s: a %s cannot be used in a cell; export something else", s.pkg.Path(), m.name, m.why)
		}
	}
}

// TestSameWithoutCgo compares what tensor exports with cgo and without.
func TestSameWithoutCgo(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles twice")
	}
	if out, err := exec.Command("go", "env", "CGO_ENABLED", "GOWORK").Output(); err != nil || !strings.HasPrefix(string(out), "1\n/") {
		t.Skip("there is no cgo here to compare with, or the port of gotch is not made; make setup makes it")
	}
	g := only(t, "engine")
	g.patterns = []string{"naslab/engine/tensor"}
	with := read(t, []string{"CGO_ENABLED=1"}, g)
	without := read(t, []string{"CGO_ENABLED=0"}, g)
	a, err := render(g, with[g.name])
	if err != nil {
		t.Fatal(err)
	}
	b, err := render(g, without[g.name])
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s is not the same with cgo and without:\n%s\n%s", name, a[name], b[name])
		}
	}
}

// committedMissing is the list of what the group lacks.
func committedMissing(t *testing.T, g group) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "missing", g.name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
