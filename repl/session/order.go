package session

import (
	"go/ast"
	"go/token"
	"slices"

	"naslab/repl/cell"
)

// order puts declarations before the statements, except those that mention a
// variable that a statement of the cell declares: these come right after it.
// The result is a list of groups to be evaluated one after the other.
func order(items []*item) [][]*item {
	var decls, stmts []*item
	for _, it := range items {
		if it.hoisted() {
			decls = append(decls, it)
		} else {
			stmts = append(stmts, it)
		}
	}
	after := placement(decls, stmts)
	var units [][]*item
	emit := func(at int) {
		var group []*item
		for i, d := range decls {
			if after[i] == at {
				group = append(group, d)
			}
		}
		if len(group) > 0 {
			units = append(units, group)
		}
	}
	emit(-1)
	for i, s := range stmts {
		units = append(units, []*item{s})
		emit(i)
	}
	return units
}

// placement returns for each declaration the index of the statement that it
// must follow, or -1.
func placement(decls, stmts []*item) []int {
	declared := map[string]int{} // names, and methods with a dot in front
	for i, s := range stmts {
		for _, t := range s.info.Tops {
			declared[t.Ident.Name] = i
		}
	}
	lastVar := -1
	for i, s := range stmts {
		if isVarDecl(s) {
			lastVar = i
		}
	}
	after := make([]int, len(decls))
	for i, d := range decls {
		after[i] = -1
		if f, ok := d.tree.Decl.(*ast.FuncDecl); ok && isInit(f) {
			after[i] = lastVar // it runs when the variables have their values
		}
	}
	for changed := true; changed; {
		changed = false
		for i, d := range decls {
			at := after[i]
			for name := range needs(d) {
				if k, ok := declared[name]; ok {
					at = max(at, k)
				}
			}
			if at == after[i] {
				continue
			}
			after[i], changed = at, true
			for _, n := range gives(d) {
				declared[n] = at
			}
		}
	}
	return after
}

// needs returns the names that an item mentions, and the selectors in it, with
// a dot in front, which may be methods.
func needs(it *item) map[string]bool {
	m := it.info.Mentions()
	for n := range it.info.Selectors {
		m["."+n] = true
	}
	return m
}

// gives returns what an item declares, in the form of needs.
func gives(it *item) []string {
	if it.info.Method != "" {
		return []string{"." + it.info.Method}
	}
	return topNames(it)
}

// isProgram reports whether the cell is a whole program.
func isProgram(pieces []cell.Piece) bool {
	return slices.ContainsFunc(pieces, func(p cell.Piece) bool { return p.Kind == cell.Package })
}

// initOrder puts the variables of a program in the order in which Go
// initialises them: each after those that its value needs, also through
// functions.
func initOrder(items []*item) []*item {
	by := map[string][]*item{}
	for _, it := range items {
		for _, n := range gives(it) {
			by[n] = append(by[n], it)
		}
	}
	var out []*item
	done := map[*item]bool{}
	var visit func(it *item, seen map[*item]bool)
	visit = func(it *item, seen map[*item]bool) {
		if seen[it] || done[it] {
			return
		}
		seen[it] = true
		for _, n := range sortedKeys(needs(it)) {
			for _, dep := range by[n] {
				visit(dep, seen)
			}
		}
		if isVarDecl(it) {
			done[it] = true
			out = append(out, it)
		}
	}
	for _, it := range items {
		if isVarDecl(it) {
			visit(it, map[*item]bool{})
		}
	}
	i := 0
	for k, it := range items {
		if isVarDecl(it) {
			items[k] = out[i]
			i++
		}
	}
	return items
}

func isVarDecl(it *item) bool {
	d, ok := it.tree.Decl.(*ast.GenDecl)
	return ok && d.Tok == token.VAR
}
