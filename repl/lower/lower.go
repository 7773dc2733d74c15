package lower

import (
	"go/ast"
	"go/token"

	"naslab/repl/cell"
	"naslab/repl/scope"
)

// Config is what the passes need to know of the session.
type Config struct {
	Fset *token.FileSet
	Cell int // number of the cell, for the line marks
	// Names gives each session name, and each import, its name in the
	// interpreter. What is not in it is a name of the universe.
	Names map[string]string
	// Kind says what is known of the type of a free expression: that of a
	// session variable or of a member of a package. nil knows nothing.
	Kind func(e ast.Expr) Known
	// Results gives the number of results of a call of a free function, or -1
	// when it is not known. nil knows nothing.
	Results func(fun ast.Expr) int
	// Integers are the undecided range statements, counted in order, that the
	// caller wants to be taken as ranges over an integer.
	Integers map[int]bool
}

// Known is what can be told of a type.
type Known int

// What can be told.
const (
	Unknown Known = iota
	Integer       // a number, of an integer type
	Other         // anything else
)

// Result is a lowered piece.
type Result struct {
	Tree      *cell.Tree
	Undecided int    // range statements that may be over an integer or not
	Funcs     []Func // the functions in it
}

// Func is the extent of a function, to which a panic can be traced.
type Func struct {
	Name  string
	Start token.Position // of the brace that opens its body
	End   token.Position
}

type lowerer struct {
	cfg       Config
	info      *scope.Info
	universe  map[*ast.Ident]bool // identifiers that mean predeclared names
	count     int
	undecided int
	funcs     []Func
}

// Tree lowers a piece in place. info must be what scope.Resolve says of it.
func Tree(t *cell.Tree, info *scope.Info, cfg Config) *Result {
	l := &lowerer{cfg: cfg, info: info, universe: map[*ast.Ident]bool{}}
	l.names()
	n := t.Node()
	n = l.builtins(n)
	n = l.typeSwitches(n)
	n = l.ranges(n)
	n = l.loopVars(n)
	n = l.calls(n)
	n = l.assigns(n)
	n = l.checks(n)
	switch n := n.(type) {
	case ast.Decl:
		t.Decl = n
	case ast.Stmt:
		t.Stmt = n
	}
	return &Result{Tree: t, Undecided: l.undecided, Funcs: l.funcs}
}

// kind is cfg.Kind, for an expression that is free.
func (l *lowerer) kind(e ast.Expr) Known {
	if l.cfg.Kind == nil {
		return Unknown
	}
	return l.cfg.Kind(e)
}

// results is cfg.Results.
func (l *lowerer) results(fun ast.Expr) int {
	if l.cfg.Results == nil {
		return -1
	}
	return l.cfg.Results(fun)
}

// is reports whether e is the predeclared name.
func (l *lowerer) is(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name && l.universe[id]
}
