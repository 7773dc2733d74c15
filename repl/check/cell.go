package check

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Source is the text of a cell and where it is from.
type Source struct {
	File   string // "In [3]", or a file's name
	Line   int    // of File on which Text begins, from 1
	Text   string
	Prompt bool // typed at the prompt
	Number int  // its number in the session or file, from 1; 0 means none
}

// Cell is a checked cell: what a back end needs to run it. Objects of earlier
// cells are the same pointers as when they were declared, so a back end may keep
// what it made of them in a map. Syntax trees are not to be changed: they may be
// checked again.
type Cell struct {
	Number int          // internal, from 1, also of cells that failed
	Info   *types.Info  // of all nodes below; without Scopes
	Decls  []*Decl      // new declarations, and those that are checked again
	Body   []ast.Stmt   // statements in order; package-level var is among them
	Vars   []*types.Var // session variables that Body declares, in order
	// Last is the expression whose value is shown, nil for none. It is the X of
	// the ExprStmt that ends Body. Its type may be untyped: [types.Default] is
	// what is shown. It may be a call without results, or with several.
	Last ast.Expr
	// Calls are functions to call besides Body: init functions before it, main
	// of a whole program after it.
	Inits []*types.Func
	Main  *types.Func
	// Replaced are the objects that this cell makes unreachable, because their
	// names are declared again.
	Replaced []types.Object
	Notes    []string // for the user: what was checked again, dropped or kept
	// Context is where a back end must instantiate generic types: the instances
	// in it get the methods that are declared later. It is the session's.
	Context *types.Context
}

// Decl is one declaration at package level.
type Decl struct {
	Kind   token.Token  // FUNC, TYPE or CONST
	Node   ast.Node     // *ast.FuncDecl, *ast.TypeSpec, or the *ast.GenDecl of constants
	Object types.Object // *types.Func or *types.TypeName; nil for constants
	// Info is of Node. After the cell is committed only what is generic keeps it.
	Info *types.Info
	// Recv is the origin of a method's receiver type, nil for functions. Late is
	// true for a method that is declared, or declared again, after its type was
	// made: in a later cell, or behind statements of the same one. Node is its
	// declaration with the receiver, like that of other methods. A method that is
	// declared again with the same signature takes the place of the old Object in
	// its type; with another one, the type is declared again with all its methods.
	Recv *types.Named
	Late bool
	Text string                // source, for "name??"
	Cell int                   // that wrote it
	Uses map[types.Object]bool // session objects and methods that Node mentions

	objects []types.Object // what it declares, but for methods
	free    names          // what it mentions and does not declare
	doc     string
}
