package session

import (
	"go/ast"

	"naslab/repl/fault"
)

// recursive reports generic types that would send the interpreter into endless
// recursion, which ends the program and cannot be caught: those that mention
// themselves and have several parameters, and those that mention each other.
func (j *job) recursive(items []*item) *fault.Fault {
	generic := map[string]genericType{}
	for _, e := range j.table.names {
		if e.decl == nil {
			continue
		}
		if it, err := j.item(e.decl.cell, e.decl.piece, -1); err == nil && it.isTypeDecl() {
			it.generics(generic)
		}
	}
	for _, it := range items {
		it.generics(generic)
	}
	for _, it := range items {
		own := map[string]genericType{}
		it.generics(own)
		for _, n := range sortedKeys(own) {
			g := own[n]
			if (g.params > 1 && g.mentions[n]) || reaches(generic, n, n, map[string]bool{}) {
				f := j.compileFault(g.spec.Name.Pos(), "the interpreter cannot take the generic type "+n+", which needs itself")
				f.Hint = "write it for the types that you need, without type parameters"
				return f
			}
		}
	}
	return nil
}

// genericType is a generic type with the names in its definition.
type genericType struct {
	spec     *ast.TypeSpec
	params   int
	mentions map[string]bool
}

func (it *item) isTypeDecl() bool {
	g, ok := it.tree.Decl.(*ast.GenDecl)
	if !ok || len(g.Specs) == 0 {
		return false
	}
	_, ok = g.Specs[0].(*ast.TypeSpec)
	return ok
}

// generics adds the generic types that the item declares.
func (it *item) generics(to map[string]genericType) {
	if !it.isTypeDecl() {
		return
	}
	for _, spec := range it.tree.Decl.(*ast.GenDecl).Specs {
		s := spec.(*ast.TypeSpec)
		if s.TypeParams == nil {
			delete(to, s.Name.Name)
			continue
		}
		g := genericType{spec: s, params: s.TypeParams.NumFields(), mentions: map[string]bool{}}
		ast.Inspect(s.Type, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				g.mentions[id.Name] = true
			}
			return true
		})
		to[s.Name.Name] = g
	}
}

// reaches reports whether the definition of from leads back to target by way of
// another generic type.
func reaches(all map[string]genericType, from, target string, seen map[string]bool) bool {
	for m := range all[from].mentions {
		if m == from || seen[m] {
			continue
		}
		if _, ok := all[m]; !ok {
			continue
		}
		if m == target {
			return true
		}
		seen[m] = true
		if reaches(all, m, target, seen) {
			return true
		}
	}
	return false
}
