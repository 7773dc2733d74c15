package export

import (
	_ "embed"
	"slices"
	"sync"

	"naslab/stdlib/export/pack"
)

// Native is the import path of the compiled functions that generic code calls.
const Native = "naslab/stdlib/export/native"

var (
	//go:embed data/std.bin
	stdData []byte
	//go:embed data/gonum.bin
	gonumData []byte
	//go:embed data/engine.bin
	engineData []byte
)

// data are the files of the groups. They are never copied.
func data() [][]byte { return [][]byte{stdData, gonumData, engineData} }

// known are all packages by import path, read when first asked for.
var known = sync.OnceValue(func() map[string]pack.Package {
	all := map[string]pack.Package{}
	for _, file := range data() {
		ps, err := pack.Decode(file)
		if err != nil {
			panic(err.Error()) // the data is built in: the build is broken
		}
		for _, p := range ps {
			all[p.Path] = p
		}
	}
	return all
})

// hidden are packages that a cell cannot import: builtin needs none.
func hidden(path string) bool { return path == Native || path == "builtin" }

// Paths returns the import paths of all packages that a cell can import, sorted.
func Paths() []string { return slices.Clone(paths()) }

var paths = sync.OnceValue(func() []string {
	var all []string
	for path := range known() {
		if !hidden(path) {
			all = append(all, path)
		}
	}
	slices.Sort(all)
	return all
})

// Has reports whether a cell can import the package.
func Has(path string) bool {
	_, ok := known()[path]
	return ok && !hidden(path)
}

// Name returns the package's name, "rand" for "math/rand/v2", and "" when there
// is no such package.
func Name(path string) string { return known()[path].Name }
