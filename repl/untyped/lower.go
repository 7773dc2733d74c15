package untyped

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
	World World // nil knows nothing
	// Integers are the undecided range statements, counted in order, that the
	// caller wants to be taken as ranges over an integer.
	Integers map[int]bool
	Count    *int // numbers the made-up names; nil starts from 0
}

// Result is a lowered piece: a declaration, or the statements that a statement
// became.
type Result struct {
	Decl      ast.Decl
	Stmts     []ast.Stmt
	Declares  bool             // the statement declares session names
	Undecided []token.Position // operands of range statements that may be integers or not
	Funcs     []Func           // the functions in it
}

// Func is the extent of a function, to which a panic can be traced.
type Func struct {
	Name  string
	Start token.Position // of the brace that opens its body
	End   token.Position
}

type lowerer struct {
	cfg       Config
	world     World
	info      *scope.Info
	universe  map[*ast.Ident]bool // identifiers that mean predeclared names
	outers    map[string]string   // what the user writes for an inner name
	count     *int
	depth     int // of the search for a type
	undecided []token.Position
	funcs     []Func
}

// Tree lowers a piece; the tree is changed. info must be what scope.Resolve
// says of it. The error is one that the interpreter would not find.
func Tree(t *cell.Tree, info *scope.Info, cfg Config) (*Result, *Misplacement) {
	l := &lowerer{
		cfg: cfg, world: cfg.World, info: info, count: cfg.Count,
		universe: map[*ast.Ident]bool{}, outers: map[string]string{},
	}
	if l.world == nil {
		l.world = nowhere{}
	}
	if l.count == nil {
		l.count = new(int)
	}
	l.names()
	res := &Result{Decl: t.Decl}
	var n ast.Node = t.Decl
	var top *ast.BlockStmt
	if t.Stmt != nil {
		res.Declares = declares(t.Stmt)
		top = block(t.Stmt.Pos(), t.Stmt)
		n = top
	}
	if bad := l.arity(n); bad != nil {
		return nil, bad
	}
	if list, ok := l.topVar(t.Decl); ok {
		res.Decl, res.Declares = nil, true
		top = block(t.Decl.Pos(), list...)
		n = top
	}
	if bad := l.iterators(n); bad != nil {
		return nil, bad
	}
	l.params(n)
	l.ranges(n)
	l.infer(n)
	l.printing(n)
	l.builtins(n)
	l.asserts(n)
	l.typeSwitches(n)
	if d, ok := t.Stmt.(*ast.DeferStmt); ok {
		top.List = l.deferToEnd(d)
	}
	l.calls(n)
	l.defers(n)
	l.literals(n)
	l.loopVars(n)
	l.captures(n)
	if top != nil && res.Declares {
		var list []ast.Stmt
		for _, s := range top.List {
			list = append(list, l.commaOK(s)...)
		}
		top.List = list
	}
	l.receives(n)
	l.assigns(n)
	l.checks(n)
	if top != nil {
		res.Stmts = top.List
	}
	res.Undecided, res.Funcs = l.undecided, l.funcs
	return res, nil
}

// is reports whether e is the predeclared name.
func (l *lowerer) is(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name && l.universe[id]
}

// outer returns what the user writes for an identifier.
func (l *lowerer) outer(id *ast.Ident) string {
	if n, ok := l.outers[id.Name]; ok {
		return n
	}
	return id.Name
}

// Results returns the number of results of a call in a piece that is not
// lowered yet, -1 when it is not known.
func Results(c *ast.CallExpr, info *scope.Info, w World, names map[string]string) int {
	l := &lowerer{world: w, info: info, universe: map[*ast.Ident]bool{}}
	for _, f := range info.Frees {
		if _, ok := names[f.Ident.Name]; !ok {
			l.universe[f.Ident] = true
		}
	}
	return l.results(c)
}

// CallOf is the program that calls a function without arguments.
func CallOf(pos token.Pos, name string) *ast.BlockStmt {
	return block(pos, exprStmt(call(ident(pos, name))))
}
