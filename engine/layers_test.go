package engine

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers lists the engine's packages from the bottom up; "x/*" stands for all
// packages below x that are not listed themselves. A package may import only
// what stands before it.
var layers = []string{
	"name", "internal/registry", "table", "seed", "stat", "gp", "backprop", "pareto", "tensor", "tensor/*",
	"space/dag", "space", "space/*", "nn",
	"data/datatest", "data/columns", "data/unpack", "data/literal", "data/pickle", "data/npy", "data/torchfile", "data/tfrecord",
	"data/catalogue", "data/published", "data/fetch", "data/store", "data/command", "data",
	"bench", "bench/tabular", "bench/*", "device", "device/*", "predict", "predict/*", "supernet",
	"search", "search/*",
	"taxonomy",
	"run", "grid", "checklist", "figure",
	"", // package engine itself, which registers the built-ins
}

// walls says which packages alone may import a library.
var walls = []struct{ library, allowed string }{
	{"github.com/sugarme/gotch", "naslab/engine/tensor"},
	{"gonum.org/v1/plot", "naslab/engine/figure naslab/stdlib/symbols"},
	{"github.com/traefik/yaegi", "naslab/repl/kernel naslab/stdlib"},
	{"github.com/chzyer/readline", "naslab/repl/line"},
	{"unsafe", "naslab/repl/rtype naslab/repl/rescue naslab/repl/kernel naslab/repl/check naslab/repl/show naslab/stdlib/symbols naslab/engine/tensor"},
	{"github.com/yuin/goldmark", "naslab/repl/page"},
	{"github.com/alecthomas/chroma/v2", "naslab/repl/page"},
	{"github.com/BourgeoisBear/rasterm", "naslab/repl/picture"},
	{"github.com/go-zeromq/zmq4", "naslab/repl/jupyter"},
	{"os/exec", "naslab/engine/device naslab/engine/data naslab/engine/cluster naslab/stdlib/symbols naslab/engine/tensor/port naslab/repl/external"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func list(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "naslab/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range list(t) {
		for _, imp := range p.Imports {
			if !strings.HasPrefix(imp, "naslab/") {
				continue
			}
			if from, to := house(p.ImportPath), house(imp); to > from {
				t.Errorf("%s imports %s, which stands above it", p.ImportPath, imp)
			}
			from, to := floor(t, p.ImportPath), floor(t, imp)
			if from >= 0 && to >= 0 && to >= from && !sameRow(p.ImportPath, imp) {
				t.Errorf("%s imports %s, which does not stand below it", p.ImportPath, imp)
			}
		}
	}
}

func TestWalls(t *testing.T) {
	for _, p := range list(t) {
		for _, imp := range p.Imports {
			for _, w := range walls {
				if under(imp, w.library) && !slices.ContainsFunc(strings.Fields(w.allowed), func(a string) bool { return under(p.ImportPath, a) }) {
					t.Errorf("%s imports %s, which only %s may", p.ImportPath, imp, w.allowed)
				}
			}
			if under(imp, "naslab/scripts") || under(imp, "naslab/tutorials") {
				t.Errorf("%s imports %s; nothing compiled imports scripts or tutorials", p.ImportPath, imp)
			}
		}
	}
}

// house is the rank of a package's top-level part: engine 0, stdlib 1, repl 2.
func house(path string) int {
	switch {
	case under(path, "naslab/engine"):
		return 0
	case under(path, "naslab/stdlib"):
		return 1
	case under(path, "naslab/repl"):
		return 2
	}
	return 3
}

// floor is the rank within the engine, or -1 outside.
func floor(t *testing.T, path string) int {
	if !under(path, "naslab/engine") {
		return -1
	}
	rel := strings.TrimPrefix(strings.TrimPrefix(path, "naslab/engine"), "/")
	if i := slices.Index(layers, rel); i >= 0 {
		return i
	}
	for dir := rel; strings.Contains(dir, "/"); {
		dir = dir[:strings.LastIndex(dir, "/")]
		if i := slices.Index(layers, dir+"/*"); i >= 0 {
			return i
		}
	}
	t.Errorf("%s has no floor; add it to layers", path)
	return -1
}

// sameRow allows imports within one benchmark or space: below a folder such as
// bench/hwgpt the compiler's ban on cycles is enough.
func sameRow(a, b string) bool { return family(a) == family(b) }

// family is the part of a path that names one benchmark, space or kit:
// naslab/engine/bench/hwgpt of naslab/engine/bench/hwgpt/fit.
func family(path string) string {
	parts := strings.Split(path, "/")
	return strings.Join(parts[:min(4, len(parts))], "/")
}

func under(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}
