package export

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed generic
var generic embed.FS

// Source is one Go file.
type Source struct {
	Name string // "slices/sort.go"
	Text string
}

// Generic returns the files that hold the generic part of a package, in the
// order of their names, nil when there is none.
func Generic(importPath string) []Source {
	dir := path.Join("generic", importPath)
	entries, err := generic.ReadDir(dir)
	if err != nil {
		return nil
	}
	var files []Source
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		text, err := generic.ReadFile(path.Join(dir, e.Name()))
		if err != nil {
			return nil
		}
		files = append(files, Source{path.Join(importPath, e.Name()), string(text)})
	}
	return files
}

// Generics returns the import paths of the packages that have generic source.
func Generics() []string {
	var all []string
	fs.WalkDir(generic, "generic", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all = append(all, strings.TrimPrefix(path.Dir(name), "generic/"))
		}
		return nil
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// Whole reports whether all that a package exports is generic, so that nothing
// of it is compiled.
func Whole(importPath string) bool {
	switch importPath {
	case "slices", "maps", "cmp", "iter", "unique", "weak", "crypto/hkdf", "crypto/pbkdf2":
		return true
	}
	return false
}

// IsGeneric reports whether the source of a package declares the function or
// type: whether it is to be taken from there.
func IsGeneric(importPath, name string) bool {
	genericMutex.Lock()
	defer genericMutex.Unlock()
	names, ok := genericNames[importPath]
	if !ok {
		names = declared(Generic(importPath))
		genericNames[importPath] = names
	}
	return names[name]
}

var (
	genericMutex sync.Mutex
	genericNames = map[string]map[string]bool{} // by import path
)

// declared are the names of the functions and types in files.
func declared(files []Source) map[string]bool {
	names := map[string]bool{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file.Name, file.Text, parser.SkipObjectResolution)
		if err != nil {
			continue // a test parses all
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					names[d.Name.Name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if t, ok := s.(*ast.TypeSpec); ok {
						names[t.Name.Name] = true
					}
				}
			}
		}
	}
	return names
}
