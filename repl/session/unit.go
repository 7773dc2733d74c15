package session

import (
	"go/ast"
	"go/token"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/lower"
)

// unit evaluates one group: declarations together, or one statement.
func (j *job) unit(items []*item) *fault.Fault {
	if items[0].hoisted() {
		return j.decls(items)
	}
	return j.statement(items[0])
}

// statement evaluates a statement or a var declaration.
func (j *job) statement(it *item) *fault.Fault {
	j.values = nil
	piece := it.tree.Piece
	tops := topNames(it)
	names := j.overlay(tops)
	if shown, ok := j.showable(it); ok {
		if prog, err := j.compileStmt(it, names, shown); err == nil {
			return j.exec(prog, it)
		}
		// The call may have no value: once more without showing it.
		var err error
		if it, err = j.item(j.id, piece); err != nil {
			return j.syntaxFault(err)
		}
		j.settleKeys(it, j.knownNames(tops))
	}
	prog, err := j.compileStmt(it, names, nil)
	if err != nil {
		return j.compiled(err, it)
	}
	if f := j.exec(prog, it); f != nil {
		return f
	}
	j.commit(it, names)
	return nil
}

// showable returns what shows the item's values, when it is the last
// expression of the cell.
func (j *job) showable(it *item) (func(ast.Stmt) ast.Stmt, bool) {
	if !it.last || it.tree.Stmt == nil {
		return nil, false
	}
	x, ok := it.tree.Stmt.(*ast.ExprStmt)
	if !ok || j.prints(x.X) {
		return nil, false
	}
	return func(s ast.Stmt) ast.Stmt {
		shown, _ := lower.Show(s)
		return shown
	}, true
}

// prints reports whether e is a call of a printing function of fmt, whose own
// results nobody wants to see.
func (j *job) prints(e ast.Expr) bool {
	c, ok := e.(*ast.CallExpr)
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

// compileStmt lowers and compiles a statement or var declaration.
func (j *job) compileStmt(it *item, names map[string]string, show func(ast.Stmt) ast.Stmt) (*kernel.Program, error) {
	res := j.lower(it, names)
	if res.Tree.Decl != nil {
		return j.kernel.Compile(j.file(res.Tree.Decl))
	}
	s := res.Tree.Stmt
	if show != nil {
		s = show(s)
	}
	return j.kernel.Compile(lower.Wrap(s))
}

func (j *job) lower(it *item, names map[string]string) *lower.Result {
	res := lower.Tree(it.tree, it.info, lower.Config{
		Fset: j.kernel.FileSet(), Cell: it.cell, Names: names,
	})
	for _, f := range res.Funcs {
		j.funcs = append(j.funcs, extent{f})
	}
	return res
}

// file makes a file of declarations.
func (j *job) file(decls ...ast.Decl) *ast.File {
	f := &ast.File{Name: ast.NewIdent("main"), Decls: decls}
	f.Package = decls[0].Pos()
	f.Name.NamePos = decls[0].Pos()
	return f
}

// exec runs a compiled item.
func (j *job) exec(prog *kernel.Program, it *item) *fault.Fault {
	line := j.kernel.FileSet().Position(it.tree.Node().Pos()).Line
	if err := j.kernel.Exec(prog, kernel.PackLine(it.cell, line)); err != nil {
		return j.ran(err, it)
	}
	return nil
}

// decls evaluates a group of functions, types and constants.
func (j *job) decls(items []*item) *fault.Fault {
	var tops []string
	for _, it := range items {
		tops = append(tops, topNames(it)...)
	}
	names := j.overlay(tops)
	var list []ast.Decl
	for _, it := range items {
		list = append(list, j.lower(it, names).Tree.Decl)
	}
	prog, err := j.kernel.Compile(j.file(list...))
	if err != nil {
		return j.compiled(err, items[0])
	}
	if f := j.exec(prog, items[0]); f != nil {
		return f
	}
	for _, it := range items {
		j.commit(it, names)
	}
	return nil
}

// overlay returns the inner names as they are when the given names have been
// declared.
func (j *job) overlay(tops []string) map[string]string {
	names := j.table.inner()
	for _, n := range tops {
		names[n] = j.table.next(n)
	}
	return names
}

func (j *job) knownNames(tops []string) map[string]bool {
	known := map[string]bool{}
	for n := range j.table.names {
		known[n] = true
	}
	for _, n := range tops {
		known[n] = true
	}
	return known
}

// topNames returns the names that the item declares, before lowering.
func topNames(it *item) []string {
	var names []string
	for _, t := range it.info.Tops {
		names = append(names, t.Ident.Name)
	}
	return names
}

// commit makes what the item declares part of the session.
func (j *job) commit(it *item, names map[string]string) {
	outer := map[string]string{}
	for n, inner := range names {
		outer[inner] = n
	}
	d := &decl{cell: it.cell, piece: it.tree.Piece, recv: it.info.Recv, meth: it.info.Method}
	for _, t := range it.info.Tops {
		n := outer[t.Ident.Name]
		if n == "" {
			continue
		}
		d.tops = append(d.tops, n)
		e := &entry{name: n, kind: t.Kind, inner: t.Ident.Name, cell: it.cell}
		if it.hoisted() {
			e.decl = d
		}
		j.table.names[n] = e
	}
}

// runDeferred makes the calls that the cell deferred at its top level.
func (j *job) runDeferred() {
	for i := len(j.defers) - 1; i >= 0; i-- {
		j.defers[i].Call(nil)
	}
}

var _ = token.NoPos
var _ cell.Piece
