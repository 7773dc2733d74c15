package session

import (
	"go/ast"
	"go/token"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	lower "naslab/repl/untyped"
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
	names := j.overlay(topNames(it))
	prog, bad := j.compileShown(it, names)
	if prog == nil && bad == nil {
		prog, bad = j.compile(it, names, nil)
	}
	if bad != nil {
		return bad
	}
	if f := j.exec(prog, it); f != nil {
		return f
	}
	j.escapes(it)
	return j.declared(it, names)
}

// compile lowers and compiles an item. edit, which may be nil, changes the
// lowered piece.
func (j *job) compile(it *item, names map[string]string, edit func(*lower.Result)) (*kernel.Program, *fault.Fault) {
	var prog *kernel.Program
	f := j.attempt([]*item{it}, names, func(rs []*lower.Result) (err error) {
		r := rs[0]
		if r.Decl != nil {
			prog, err = j.kernel.Compile(j.file(r.Decl))
			return err
		}
		if edit != nil {
			edit(r)
		}
		prog, err = j.kernel.Compile(r.Program())
		return err
	})
	return prog, f
}

// attempt lowers the items and calls compile with the result. Where the
// interpreter fails over a range statement of which it cannot be told whether it
// is over an integer, it tries again with the other meaning, one such statement
// after the other.
func (j *job) attempt(items []*item, names map[string]string, compile func([]*lower.Result) error) *fault.Fault {
	integers := map[int]bool{}
	undecided, bad, err := j.lowered(items, names, integers, compile)
	if bad != nil {
		return bad
	}
	if err == nil {
		return nil
	}
	first := err
	for i := 0; i < len(undecided) && untyped(err); i++ {
		integers[i] = true
		if _, bad, err = j.lowered(items, names, integers, compile); bad != nil {
			return bad
		}
		if err == nil {
			return nil
		}
		if e, ok := err.(*kernel.Error); ok && !untyped(err) {
			if e.Pos != undecided[i] {
				return j.compiled(err, items[0])
			}
			// It was not an integer: back to what it was.
			delete(integers, i)
			err = first
		}
	}
	return j.compiled(first, items[0])
}

// untyped reports whether the interpreter failed for want of a type, as it does
// for a range over an integer.
func untyped(err error) bool {
	e, ok := err.(*kernel.Error)
	return ok && e.NoType
}

// lowered parses the items anew, lowers them with the given decisions, and
// compiles. It returns where the undecided range statements are.
func (j *job) lowered(items []*item, names map[string]string, integers map[int]bool, compile func([]*lower.Result) error) (undecided []token.Position, bad *fault.Fault, err error) {
	results := make([]*lower.Result, len(items))
	for i, it := range items {
		own := map[int]bool{}
		for k := range integers {
			own[k-len(undecided)] = true
		}
		r, wrong := j.lower(it, items, names, own)
		if wrong != nil {
			return nil, j.compileFault(wrong.Pos, wrong.Msg), nil
		}
		undecided = append(undecided, r.Undecided...)
		results[i] = r
	}
	return undecided, nil, compile(results)
}

// lower lowers a fresh tree of the item, which is one of the group.
func (j *job) lower(it *item, group []*item, names map[string]string, integers map[int]bool) (*lower.Result, *lower.Misplacement) {
	fresh, err := j.again(it)
	if err != nil {
		return nil, &lower.Misplacement{Pos: it.tree.Node().Pos(), Msg: err.Error()} // it parsed before
	}
	known := map[string]bool{}
	for n := range names {
		known[n] = true
	}
	j.settleKeys(fresh, known)
	r, bad := lower.Tree(fresh.tree, fresh.info, lower.Config{
		Fset: j.kernel.FileSet(), Cell: it.cell, Names: names, Integers: integers,
		World: &world{j.Session, group}, Count: &j.count,
	})
	if bad != nil {
		return nil, bad
	}
	j.funcs = append(j.funcs, r.Funcs...)
	return r, nil
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
	j.kernel.Yield()
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

// topNames returns the names that the item declares.
func topNames(it *item) []string {
	var names []string
	for _, t := range it.info.Tops {
		names = append(names, t.Ident.Name)
	}
	return names
}
