package session

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/name"
	"naslab/repl/fault"
	"naslab/repl/scope"
)

// checkNames reports the first undefined name of a cell, before any of it runs.
// Packages that are used without being imported are imported.
func (j *job) checkNames(units [][]*item) *fault.Fault {
	known := map[string]bool{}
	for n := range j.table.names {
		known[n] = true
	}
	for _, u := range units {
		// Functions and types know each other and themselves.
		for _, it := range u {
			if it.hoisted() {
				for _, t := range it.info.Tops {
					known[t.Ident.Name] = true
				}
			}
		}
		for _, it := range u {
			if f := j.checkItem(it, known); f != nil {
				return f
			}
			for _, t := range it.info.Tops {
				known[t.Ident.Name] = true
			}
		}
	}
	return nil
}

func (j *job) checkItem(it *item, known map[string]bool) *fault.Fault {
	j.settleKeys(it, known)
	for _, f := range it.info.Frees {
		id := f.Ident
		if known[id.Name] || predeclared(id.Name) {
			if e := j.table.names[id.Name]; f.Member != "" && e != nil && e.kind == isImport && !j.has(e.path, f.Member) {
				return j.noMember(f, e.path)
			}
			continue
		}
		if path := j.find(id.Name, f.Member); path != "" {
			if err := j.importNow(Import{Path: path}); err == nil && j.table.names[id.Name] != nil {
				known[id.Name] = true
				continue
			}
		}
		if path := j.packageNamed(id.Name); path != "" && f.Member != "" {
			return j.noMember(f, path)
		}
		bad := j.compileFault(id.Pos(), "undefined: "+id.Name)
		bad.Hint = j.suggest(f, known)
		return bad
	}
	return nil
}

// noMember is the fault for a selector on a package that has no such member.
func (j *job) noMember(f scope.Free, path string) *fault.Fault {
	bad := j.compileFault(f.Ident.Pos(), fmt.Sprintf("undefined: %s.%s", f.Ident.Name, f.Member))
	bad.Place.Column += len(f.Ident.Name) + 1
	if near := name.Nearest(f.Member, j.kernel.Package(path).Names()); len(near) > 0 {
		for i := range near {
			near[i] = f.Ident.Name + "." + near[i]
		}
		bad.Hint = didYouMean(near)
	}
	return bad
}

// settleKeys decides which keys of composite literals are field names: those
// of a struct type, and those that are not declared.
func (j *job) settleKeys(it *item, known map[string]bool) {
	keep := it.info.Frees[:0]
	for _, f := range it.info.Frees {
		typ, isKey := it.info.Keys[f.Ident]
		if isKey {
			if j.isMap(typ, 0) && (known[f.Ident.Name] || predeclared(f.Ident.Name)) {
				delete(it.info.Keys, f.Ident)
			} else {
				continue
			}
		}
		keep = append(keep, f)
	}
	it.info.Frees = keep
}

// isMap reports whether a literal's type is a session type that is a map or a
// list, so that its keys are values.
func (j *job) isMap(typ ast.Expr, depth int) bool {
	switch t := typ.(type) {
	case *ast.MapType, *ast.ArrayType:
		return true
	case *ast.Ident:
		e := j.table.names[t.Name]
		if e == nil || e.decl == nil || depth > 10 {
			return false
		}
		it, err := j.item(e.decl.cell, e.decl.piece, -1)
		if err != nil {
			return false
		}
		for _, top := range it.info.Tops {
			if top.Ident.Name == t.Name {
				return j.isMap(top.Type, depth+1)
			}
		}
	}
	return false
}

// suggest names what the user may have meant.
func (j *job) suggest(f scope.Free, known map[string]bool) string {
	bad := f.Ident.Name
	names := types.Universe.Names()
	for n := range known {
		names = append(names, n)
	}
	slices.Sort(names)
	// Names of one or two letters are near to too many others.
	if len(bad) <= 2 {
		names = slices.DeleteFunc(names, func(n string) bool { return !strings.EqualFold(n, bad) })
	}
	var near []string
	if len(names) > 0 {
		near = name.Nearest(bad, names)
	}
	if f.Member == "" {
		// Members of packages that are always there, such as nas.Open.
		for _, i := range j.cfg.Imports {
			near = append(near, j.qualified(i, bad)...)
		}
	}
	if len(near) == 0 {
		return ""
	}
	return didYouMean(near[:min(len(near), 3)])
}

// qualified returns pkg.Name when the package has the name in any case.
func (j *job) qualified(i Import, bad string) []string {
	p := j.kernel.Package(i.Path)
	if p == nil {
		return nil
	}
	for _, n := range p.Names() {
		if strings.EqualFold(n, bad) {
			return []string{p.Name + "." + n}
		}
	}
	return nil
}

func didYouMean(names []string) string {
	if len(names) == 1 {
		return "did you mean " + names[0] + "?"
	}
	last := len(names) - 1
	return "did you mean " + strings.Join(names[:last], ", ") + " or " + names[last] + "?"
}

// unknownPackage is the error for an import path that is not built in.
func (s *Session) unknownPackage(path string) error {
	var paths []string
	for p := range s.kernel.Packages() {
		if !strings.HasPrefix(p, "naslab/rt") {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	msg := "no package " + strconv.Quote(path) + " is built into naslab"
	if near := name.Nearest(path, paths); len(near) > 0 {
		return fmt.Errorf("%s (%s)", msg, didYouMean(near))
	}
	return fmt.Errorf("%s; the packages are those of Go's standard library, gonum and naslab", msg)
}

// importSpec makes one import of a cell.
func (j *job) importSpec(spec *ast.ImportSpec) *fault.Fault {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return j.compileFault(spec.Path.Pos(), "invalid import path")
	}
	i := Import{Path: path}
	if spec.Name != nil {
		i.Name = spec.Name.Name
	}
	switch i.Name {
	case "_":
		return nil
	case ".":
		return j.compileFault(spec.Pos(), "dot imports are not supported; import the package and write its name")
	}
	if err := j.importNow(i); err != nil {
		return j.compileFault(spec.Path.Pos(), err.Error())
	}
	return nil
}
