package untyped

import (
	"go/ast"
	"go/token"

	"naslab/repl/cell"
)

// Misplacement is a statement that cannot stand where it stands.
type Misplacement struct {
	Pos token.Pos
	Msg string
}

// Misplaced finds a return outside of a function, and a break, continue or
// fallthrough outside of what it belongs to, all of which the interpreter lets
// pass. It returns nil when there is none.
func Misplaced(t *cell.Tree) *Misplacement {
	m := &misplaced{}
	ast.Walk(m.at(nesting{}), t.Node())
	return m.found
}

type misplaced struct{ found *Misplacement }

// nesting says what a statement is inside of.
type nesting struct{ function, loop, breakable, clause bool }

func (m *misplaced) at(n nesting) ast.Visitor { return &misplacedVisitor{m, n} }

type misplacedVisitor struct {
	*misplaced
	in nesting
}

// Visit implements ast.Visitor.
func (v *misplacedVisitor) Visit(n ast.Node) ast.Visitor {
	if v.found != nil {
		return nil
	}
	in := v.in
	switch n := n.(type) {
	case *ast.FuncDecl, *ast.FuncLit:
		return v.at(nesting{function: true})
	case *ast.ForStmt, *ast.RangeStmt:
		in.loop, in.breakable = true, true
	case *ast.SwitchStmt:
		in.breakable, in.clause = true, true
	case *ast.TypeSwitchStmt, *ast.SelectStmt:
		in.breakable = true
	case *ast.ReturnStmt:
		if !in.function {
			v.found = &Misplacement{n.Pos(), "return outside of a function"}
		}
	case *ast.BranchStmt:
		v.branch(n)
	}
	return v.at(in)
}

func (v *misplacedVisitor) branch(b *ast.BranchStmt) {
	ok, what := true, ""
	switch b.Tok {
	case token.BREAK:
		ok, what = v.in.breakable || b.Label != nil, "a loop, switch or select"
	case token.CONTINUE:
		ok, what = v.in.loop, "a loop"
	case token.FALLTHROUGH:
		ok, what = v.in.clause, "a switch"
	}
	if !ok {
		v.found = &Misplacement{b.Pos(), b.Tok.String() + " outside of " + what}
	}
}
