package check

import (
	"fmt"
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/name"
	"naslab/repl/fault"
)

// Import makes a package known under a name; an empty one is the package's own.
func (c *Checker) Import(name, path string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if long, ok := c.cfg.Short[path]; ok {
		path = long
	}
	p, err := c.cfg.Importer.Import(path)
	if err != nil {
		return err
	}
	if name == "" {
		name = p.Name()
	}
	c.table.names[name] = types.NewPkgName(0, c.pkg, name, p)
	return nil
}

// doImports does the cell's import declarations.
func (j *job) doImports() (list Faults) {
	for _, s := range j.p.imports {
		if f := j.doImport(s); f != nil {
			list = append(list, f)
		}
	}
	return list
}

func (j *job) doImport(s *ast.ImportSpec) *fault.Fault {
	at, err := strconv.Unquote(s.Path.Value)
	if err != nil || at == "" {
		return j.fault(s.Path.Pos(), "an import needs a path, such as \"fmt\"", "")
	}
	if long, ok := j.cfg.Short[at]; ok {
		at = long
	}
	p, err := j.cfg.Importer.Import(at)
	if err != nil {
		return j.fault(s.Path.Pos(), fmt.Sprintf("package %s is not known here", at), j.nearPath(at))
	}
	as := p.Name()
	if s.Name != nil {
		as = s.Name.Name
	}
	switch as {
	case "_":
	case ".":
		if !slices.Contains(j.table.dots, p) {
			j.dots = append(j.dots, p)
		}
	default:
		if old, ok := j.known(as).(*types.PkgName); ok && old.Imported() == p {
			return nil
		}
		j.put(types.NewPkgName(s.Pos(), j.pkg, as, p))
	}
	return nil
}

// nearPath suggests import paths.
func (j *job) nearPath(at string) string {
	near := name.Nearest(at, j.cfg.Paths)
	for _, p := range j.cfg.Paths {
		if path.Base(p) == path.Base(at) && !slices.Contains(near, p) {
			near = append([]string{p}, near...)
		}
	}
	return didYouMean(near)
}

// didYouMean makes a hint of names.
func didYouMean(near []string) string {
	near = near[:min(len(near), 3)]
	switch len(near) {
	case 0:
		return ""
	case 1:
		return "did you mean " + near[0] + "?"
	}
	last := len(near) - 1
	return "did you mean " + strings.Join(near[:last], ", ") + " or " + near[last] + "?"
}
