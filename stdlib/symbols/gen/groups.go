package main

import (
	"slices"
	"strings"
)

// group is one package of tables.
type group struct {
	name     string   // the package of the tables and its folder
	title    string   // of what, for its doc comment
	patterns []string // packages, as the go command takes them
	prefix   string   // cut off import paths to name files
	loose    bool     // packages that do not build are left out with a message
	own      bool     // naslab's: the doc comments are committed too
	// documented are packages without export data whose doc comments are wanted
	documented []string
}

// groups lists the groups in the order in which they are written.
var groups = []group{
	{
		name:       "std",
		title:      "the Go standard library",
		patterns:   []string{"std"},
		documented: []string{"builtin", "unsafe"},
	},
	{
		name:  "gonum",
		title: "gonum and gonum/plot",
		patterns: []string{
			"gonum.org/v1/gonum/blas",
			"gonum.org/v1/gonum/blas/blas64",
			"gonum.org/v1/gonum/cmplxs",
			"gonum.org/v1/gonum/diff/fd",
			"gonum.org/v1/gonum/dsp/fourier",
			"gonum.org/v1/gonum/dsp/window",
			"gonum.org/v1/gonum/floats",
			"gonum.org/v1/gonum/floats/scalar",
			"gonum.org/v1/gonum/graph",
			"gonum.org/v1/gonum/graph/community",
			"gonum.org/v1/gonum/graph/encoding",
			"gonum.org/v1/gonum/graph/encoding/dot",
			"gonum.org/v1/gonum/graph/flow",
			"gonum.org/v1/gonum/graph/graphs/gen",
			"gonum.org/v1/gonum/graph/iterator",
			"gonum.org/v1/gonum/graph/multi",
			"gonum.org/v1/gonum/graph/network",
			"gonum.org/v1/gonum/graph/path",
			"gonum.org/v1/gonum/graph/simple",
			"gonum.org/v1/gonum/graph/spectral",
			"gonum.org/v1/gonum/graph/topo",
			"gonum.org/v1/gonum/graph/traverse",
			"gonum.org/v1/gonum/integrate",
			"gonum.org/v1/gonum/integrate/quad",
			"gonum.org/v1/gonum/interp",
			"gonum.org/v1/gonum/mat",
			"gonum.org/v1/gonum/mathext",
			"gonum.org/v1/gonum/mathext/prng",
			"gonum.org/v1/gonum/num/dual",
			"gonum.org/v1/gonum/num/hyperdual",
			"gonum.org/v1/gonum/num/quat",
			"gonum.org/v1/gonum/optimize",
			"gonum.org/v1/gonum/optimize/convex/lp",
			"gonum.org/v1/gonum/optimize/functions",
			"gonum.org/v1/gonum/spatial/barneshut",
			"gonum.org/v1/gonum/spatial/kdtree",
			"gonum.org/v1/gonum/spatial/r1",
			"gonum.org/v1/gonum/spatial/r2",
			"gonum.org/v1/gonum/spatial/r3",
			"gonum.org/v1/gonum/spatial/vptree",
			"gonum.org/v1/gonum/stat",
			"gonum.org/v1/gonum/stat/combin",
			"gonum.org/v1/gonum/stat/distmat",
			"gonum.org/v1/gonum/stat/distmv",
			"gonum.org/v1/gonum/stat/distuv",
			"gonum.org/v1/gonum/stat/mds",
			"gonum.org/v1/gonum/stat/samplemv",
			"gonum.org/v1/gonum/stat/sampleuv",
			"gonum.org/v1/gonum/stat/spatial",
			"gonum.org/v1/plot",
			"gonum.org/v1/plot/font",
			"gonum.org/v1/plot/font/liberation",
			"gonum.org/v1/plot/palette",
			"gonum.org/v1/plot/palette/brewer",
			"gonum.org/v1/plot/palette/moreland",
			"gonum.org/v1/plot/plotter",
			"gonum.org/v1/plot/plotutil",
			"gonum.org/v1/plot/text",
			"gonum.org/v1/plot/vg",
			"gonum.org/v1/plot/vg/draw",
			"gonum.org/v1/plot/vg/recorder",
			"gonum.org/v1/plot/vg/vgimg",
			"gonum.org/v1/plot/vg/vgpdf",
			"gonum.org/v1/plot/vg/vgsvg",
		},
		prefix: "gonum.org/v1/",
	},
	{
		name:     "engine",
		title:    "naslab's engine and of package nas",
		patterns: []string{"naslab/engine/...", "naslab/stdlib/nas", "naslab/stdlib/export/native"},
		prefix:   "naslab/",
		loose:    true,
		own:      true,
	},
}

// withheld lists packages that get no table although they match a pattern.
var withheld = map[string]string{
	"plugin":      "loads code into the process, which a cell has no use for",
	"runtime/cgo": "cannot be built without cgo",
	"unsafe":      "is no ordinary package; what an interpreter can do of it is written by hand",
}

// platform holds the packages whose exports differ from one system to the
// next. Their tables are built only where they were generated.
var platform = map[string]bool{"syscall": true}

// importable reports whether a cell may import the package: it is neither
// internal nor vendored nor a command, and no kit for tests of the engine.
func importable(p listed) bool {
	if p.Name == "main" || withheld[p.ImportPath] != "" {
		return false
	}
	for part := range strings.SplitSeq(p.ImportPath, "/") {
		if part == "internal" || part == "vendor" {
			return false
		}
	}
	return !strings.HasPrefix(p.ImportPath, "naslab/") || !imports(p, "testing")
}

func imports(p listed, path string) bool {
	return slices.Contains(p.Imports, path)
}
