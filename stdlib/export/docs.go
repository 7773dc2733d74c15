package export

import (
	"embed"
	"path"
	"sync"

	"naslab/stdlib/export/pack"
)

// docsFiles holds the doc comments: engine.bin always, the others where
// "make setup" has made them from the sources of Go and gonum on this machine.
//
//go:embed docs/*.bin
var docsFiles embed.FS

// documented are the packages whose doc comments are in this binary, by import
// path, read when first asked for.
var documented = sync.OnceValue(func() map[string]pack.Package {
	all := map[string]pack.Package{}
	files, err := docsFiles.ReadDir("docs")
	if err != nil {
		panic(err.Error()) // the folder is built in: the build is broken
	}
	for _, f := range files {
		data, err := docsFiles.ReadFile(path.Join("docs", f.Name()))
		if err != nil {
			panic(err.Error())
		}
		ps, err := pack.Decode(data)
		if err != nil {
			continue // a file cut off in the making documents nothing
		}
		for _, p := range ps {
			all[p.Path] = p
		}
	}
	return all
})

// Documented reports whether the doc comments of a package are in this binary.
// Those of the standard library and of gonum are not where it was built without
// "make setup". Path "builtin" is what needs no import.
func Documented(path string) bool {
	_, ok := documented()[path]
	return ok
}

var (
	docsMutex sync.Mutex
	docsRead  = map[string]map[string]string{} // by import path
)

// Doc returns a doc comment without comment marks, "" when there is none, or
// none in this binary. The symbol is "" for the package itself, "F" for a
// function, constant or variable, "T" for a type, "T.M" for a method or field of
// it. Path "builtin" documents what needs no import.
func Doc(path, symbol string) string {
	docsMutex.Lock()
	defer docsMutex.Unlock()
	docs, ok := docsRead[path]
	if !ok {
		p, exists := documented()[path]
		if !exists {
			return ""
		}
		docs, _ = p.Docs() // what cannot be read is not documented; a test reads all
		docsRead[path] = docs
	}
	return docs[symbol]
}
