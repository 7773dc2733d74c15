package session

import (
	"go/ast"
	"regexp"
	"strconv"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	lower "naslab/repl/untyped"
)

// compileShown compiles the last expression of a cell so that its values are
// shown. It returns nothing when the item is not one, or has no value.
func (j *job) compileShown(it *item, names map[string]string) (*kernel.Program, *fault.Fault) {
	x := j.shown(it)
	if x == nil {
		return nil, nil
	}
	n := 1
	if c, ok := x.(*ast.CallExpr); ok {
		n = j.results(it, c, names)
	}
	if n == 0 {
		return nil, nil
	}
	prog, bad := j.compile(it, names, func(r *lower.Result) { r.Show(n) })
	if bad != nil {
		// The same fault, or none, comes without showing, with better words.
		return nil, nil
	}
	return prog, nil
}

// shown returns the expression whose values are to be shown, or nil.
func (j *job) shown(it *item) ast.Expr {
	if !it.last || it.tree.Stmt == nil {
		return nil
	}
	x, ok := it.tree.Stmt.(*ast.ExprStmt)
	if !ok || j.prints(x.X) {
		return nil
	}
	return ast.Unparen(x.X)
}

// prints reports whether e is a call of a printing function of fmt, whose own
// results nobody wants to see.
func (j *job) prints(e ast.Expr) bool {
	c, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return false
	}
	en := j.table.names[id.Name]
	if en == nil || en.kind != isImport || en.path != "fmt" {
		return false
	}
	switch sel.Sel.Name {
	case "Print", "Printf", "Println", "Fprint", "Fprintf", "Fprintln":
		return true
	}
	return false
}

// many is more results than any function has.
const many = 23

var returnsValues = regexp.MustCompile(`returns (\d+) values?$`)

// results finds how many results a call has: from what is known of the
// function, else by asking the interpreter with an assignment that cannot fit.
func (j *job) results(it *item, c *ast.CallExpr, names map[string]string) int {
	if n := lower.Results(c, it.info, &world{j.Session, nil}, names); n >= 0 {
		return n
	}
	_, bad := j.compile(it, names, func(r *lower.Result) { r.Probe(many) })
	if bad == nil {
		return -1
	}
	m := returnsValues.FindStringSubmatch(bad.Msg)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
