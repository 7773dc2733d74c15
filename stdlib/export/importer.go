package export

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"sync"

	"golang.org/x/tools/go/gcexportdata"

	"naslab/engine/name"
)

// Importer returns an importer of all packages, which share their types: two
// importers give different types. It reads a package at its first import, and
// may be used by several goroutines.
func Importer(fset *token.FileSet) types.Importer {
	return &importer{fset: fset, packages: map[string]*types.Package{}, whole: map[string]bool{}}
}

type importer struct {
	mu       sync.Mutex
	fset     *token.FileSet
	packages map[string]*types.Package // also those of which only a part is known
	whole    map[string]bool
}

// Import implements [types.Importer]. The error for an unknown package names the
// nearest one.
func (im *importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	if im.whole[path] {
		return im.packages[path], nil
	}
	p, ok := known()[path]
	if !ok || path == "builtin" {
		return nil, unknown(path)
	}
	exported, err := p.Export()
	if err != nil {
		return nil, fmt.Errorf("export: package %s: %w", path, err)
	}
	pkg, err := gcexportdata.Read(bytes.NewReader(exported), im.fset, im.packages, path)
	if err != nil {
		return nil, fmt.Errorf("export: package %s: %w", path, err)
	}
	im.whole[path] = true
	return pkg, nil
}

// unknown is the error for a package that there is not.
func unknown(path string) error {
	if near := name.Nearest(path, paths()); len(near) > 0 {
		return fmt.Errorf("there is no package %q here; did you mean %q?", path, near[0])
	}
	return fmt.Errorf("there is no package %q here; cells can import the standard library, gonum, gonum/plot and naslab's packages", path)
}
