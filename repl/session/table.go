package session

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/scope"
)

// isImport is the kind of a name that an import declares.
const isImport scope.Kind = -1

// entry is a name of the session.
type entry struct {
	name  string
	kind  scope.Kind
	inner string // its name in the interpreter
	path  string // of an import
	decl  *decl  // of a func, type or const
	cell  int    // that declared it
	top   scope.Top
	// escaped says that a closure or pointer may hold the variable.
	escaped bool
}

// decl is a declaration that can be compiled again.
type decl struct {
	cell  int // that holds it
	piece cell.Piece
	tops  []string
	recv  string            // of a method: the type's name
	meth  string            // and its own
	typ   *ast.FuncType     // and its type
	uses  map[string]string // session names that it mentions, with the inner name that was meant
}

// table holds the names of a session.
type table struct {
	names    map[string]*entry
	methods  map[string]map[string]*decl // by type and method
	versions map[string]int              // inner names given out
}

func newTable() table {
	return table{
		names:    map[string]*entry{},
		methods:  map[string]map[string]*decl{},
		versions: map[string]int{"main": 1, "init": 1}, // names that the interpreter calls
	}
}

// next returns an inner name that was never used.
func (t *table) next(name string) string {
	if first, _, ok := strings.Cut(name, " "); ok {
		name = first // one of several functions named init
	}
	t.versions[name]++
	if n := t.versions[name]; n > 1 {
		return fmt.Sprintf("%s__%d", name, n)
	}
	return name
}

// inner returns the map of what each name means now.
func (t *table) inner() map[string]string {
	m := make(map[string]string, len(t.names))
	for n, e := range t.names {
		m[n] = e.inner
	}
	return m
}

// sorted returns the session's names.
func (t *table) sorted() []string {
	names := make([]string, 0, len(t.names))
	for n := range t.names {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// predeclared reports whether name is one of Go's universe.
func predeclared(name string) bool {
	return types.Universe.Lookup(name) != nil
}
