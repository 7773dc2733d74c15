package session

import (
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
	"strings"

	"naslab/repl/cell"
	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/lower"
	"naslab/repl/scope"
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
		it, err := j.item(j.id, p)
		if err != nil {
			return nil, j.syntaxFault(err)
		}
		if bad := lower.Misplaced(it.tree); bad != nil {
			return nil, j.compileFault(bad.Pos, bad.Msg)
		}
		if bad := reserved(it.info); bad != nil {
			return nil, j.compileFault(bad.Pos(), "names with two underscores in the middle are naslab's own: "+bad.Name)
		}
		items = append(items, it)
	}
	if n := len(items); n > 0 {
		items[n-1].last = !items[n-1].piece.Quiet
	}
	return items, nil
}

func (j *job) item(id int, p cell.Piece) (*item, error) {
	t, err := cell.Parse(j.kernel.FileSet(), kernel.FileName(id), p)
	if err != nil {
		return nil, err
	}
	return &item{cell: id, piece: p, tree: t, info: scope.Resolve(t.Node())}, nil
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
	declared := map[string]int{}
	for i, s := range stmts {
		for _, t := range s.info.Tops {
			declared[t.Ident.Name] = i
		}
	}
	after := make([]int, len(decls))
	for i := range after {
		after[i] = -1
	}
	for changed := true; changed; {
		changed = false
		for i, d := range decls {
			at := after[i]
			for name := range d.info.Mentions() {
				if k, ok := declared[name]; ok {
					at = max(at, k)
				}
			}
			if at == after[i] {
				continue
			}
			after[i], changed = at, true
			for _, t := range d.info.Tops {
				declared[t.Ident.Name] = at
			}
		}
	}
	return after
}
