package session

import (
	"errors"
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/scope"
	lower "naslab/repl/untyped"
)

// job is one cell being evaluated.
type job struct {
	*Session
	id  int // internal number of the cell
	out *Outcome
}

// item is a piece with what its names mean.
type item struct {
	cell  int // that holds it
	piece cell.Piece
	spec  int // which of several in a var declaration, -1 for all
	tree  *cell.Tree
	info  *scope.Info
	last  bool // the cell's last piece: its value is shown
}

// hoisted reports whether the item can be moved before the statements.
func (it *item) hoisted() bool {
	d, ok := it.tree.Decl.(*ast.GenDecl)
	return it.tree.Decl != nil && (!ok || d.Tok != token.VAR)
}

// cell evaluates the pieces of a cell.
func (j *job) cell(pieces []cell.Piece) {
	items, f := j.parse(pieces)
	if f == nil {
		items, f = j.imports(items)
	}
	if f != nil {
		j.out.Fault = f
		return
	}
	if isProgram(pieces) {
		items = initOrder(items)
	}
	units := order(items)
	if f := j.checkNames(units); f != nil {
		j.out.Fault = f
		return
	}
	for _, u := range units {
		if f := j.unit(u); f != nil {
			j.out.Fault = f
			return
		}
	}
	j.out.Values = j.values
}

// parse makes the trees of all pieces before any of them runs.
func (j *job) parse(pieces []cell.Piece) ([]*item, *fault.Fault) {
	var items []*item
	for _, p := range pieces {
		if p.Kind == cell.Package {
			continue
		}
		it, err := j.item(j.id, p, -1)
		if err != nil {
			return nil, j.syntaxFault(err)
		}
		if bad := lower.Misplaced(it.tree); bad != nil {
			return nil, j.compileFault(bad.Pos, bad.Msg)
		}
		if bad := reserved(it.info); bad != nil {
			return nil, j.compileFault(bad.Pos(), "names with two underscores in the middle are naslab's own: "+bad.Name)
		}
		items = append(items, j.specs(it)...)
	}
	if n := len(items); n > 0 {
		items[n-1].last = !items[n-1].piece.Quiet
	}
	return items, nil
}

// item parses a piece anew. spec picks one of a var declaration, -1 means all.
func (s *Session) item(id int, p cell.Piece, spec int) (*item, error) {
	t, err := cell.Parse(s.kernel.FileSet(), kernel.FileName(id), p)
	if err != nil {
		return nil, err
	}
	if g, ok := t.Decl.(*ast.GenDecl); ok && spec >= 0 {
		g.Specs = g.Specs[spec : spec+1]
	}
	if f, ok := t.Decl.(*ast.FuncDecl); ok && isInit(f) {
		f.Name.Name = fmt.Sprintf("init %d.%d", p.Line, p.Column) // there may be several
	}
	return &item{cell: id, piece: p, spec: spec, tree: t, info: scope.Resolve(t.Node())}, nil
}

// again parses the piece of an item anew.
func (s *Session) again(it *item) (*item, error) { return s.item(it.cell, it.piece, it.spec) }

// isInit reports whether a function is an initialiser of a package, which runs
// by itself.
func isInit(f *ast.FuncDecl) bool {
	return f.Recv == nil && (f.Name.Name == "init" || strings.HasPrefix(f.Name.Name, "init "))
}

// specs parts a var declaration of several variables, each of which may need
// the ones before.
func (j *job) specs(it *item) []*item {
	g, ok := it.tree.Decl.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR || len(g.Specs) < 2 {
		return []*item{it}
	}
	items := make([]*item, len(g.Specs))
	for i := range items {
		items[i], _ = j.item(it.cell, it.piece, i) // it parsed before
	}
	return items
}

func (j *job) syntaxFault(err error) *fault.Fault {
	var se *scanner.Error
	if errors.As(err, &se) {
		return &fault.Fault{Kind: fault.Compile, Place: j.place(se.Pos, j.id), Msg: syntax(se.Msg)}
	}
	return &fault.Fault{Kind: fault.Compile, Place: j.place(token.Position{}, j.id), Msg: err.Error()}
}

// syntax rewords what the parser says of the wrapping around a piece.
func syntax(msg string) string {
	switch msg {
	case "expected declaration, found '}'":
		return "unexpected '}'"
	case "expected '}', found 'EOF'":
		return "the text ends within a block"
	}
	return strings.ReplaceAll(msg, "found 'EOF'", "found the end of the text")
}

func (j *job) compileFault(pos token.Pos, msg string) *fault.Fault {
	at := j.kernel.FileSet().Position(pos)
	return &fault.Fault{Kind: fault.Compile, Place: j.place(at, j.id), Msg: msg}
}

// imports makes the cell's imports and returns the other items.
func (j *job) imports(items []*item) ([]*item, *fault.Fault) {
	var rest []*item
	for _, it := range items {
		d, ok := it.tree.Decl.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT {
			rest = append(rest, it)
			continue
		}
		for _, spec := range d.Specs {
			if f := j.importSpec(spec.(*ast.ImportSpec)); f != nil {
				return nil, f
			}
		}
	}
	return rest, nil
}
