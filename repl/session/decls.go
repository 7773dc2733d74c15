package session

import (
	"go/ast"
	"strings"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	lower "naslab/repl/untyped"
)

// decls evaluates a group of functions, types and constants. What is declared
// again takes with it what depends on it.
func (j *job) decls(items []*item) *fault.Fault {
	items = j.changed(items)
	if len(items) == 0 {
		return nil
	}
	if f := j.recursive(items); f != nil {
		return f
	}
	g := j.regroup(items)
	for {
		err := j.group(g)
		if err == nil {
			break
		}
		// What was only compiled again must not keep the cell from working.
		blame := g.blame(j, err)
		if blame == nil {
			return err
		}
		g.drop(j, blame, err)
	}
	j.tell(g)
	return nil
}

// group compiles and runs the declarations of g and makes them part of the
// session.
func (j *job) group(g *regroup) *fault.Fault {
	items := g.all()
	var tops []string
	for _, it := range items {
		tops = append(tops, topNames(it)...)
	}
	names := j.overlay(tops)
	var prog *kernel.Program
	bad := j.attempt(items, names, func(rs []*lower.Result) (err error) {
		var list []ast.Decl
		for _, r := range rs {
			list = append(list, r.Decl)
		}
		prog, err = j.kernel.Compile(j.file(list...))
		return err
	})
	if bad != nil {
		return bad
	}
	if f := j.exec(prog, items[0]); f != nil {
		return f
	}
	for _, it := range items {
		j.commit(it, names)
	}
	j.structs(items, names)
	j.texters(items, names)
	return j.inits(items, names)
}

// structs tells the kernel of struct types.
func (j *job) structs(items []*item, names map[string]string) {
	for _, it := range items {
		for _, t := range it.info.Tops {
			if _, ok := t.Type.(*ast.StructType); !ok {
				continue
			}
			n := t.Ident.Name
			if prog, err := j.kernel.Compile(lower.Struct(t.Ident.Pos(), n, names[n])); err == nil {
				_ = j.kernel.Exec(prog, 0)
			}
		}
	}
}

// texters tells the kernel of methods by which values say what they are.
func (j *job) texters(items []*item, names map[string]string) {
	for _, it := range items {
		f, ok := it.tree.Decl.(*ast.FuncDecl)
		m := it.info.Method
		if !ok || m != "String" && m != "Error" || f.Type.Params.NumFields() != 0 || f.Type.Results.NumFields() != 1 {
			continue
		}
		_, pointer := f.Recv.List[0].Type.(*ast.StarExpr)
		for _, ptr := range []bool{true, false} {
			if !ptr && pointer {
				continue
			}
			// A method of another type, or of a generic one, does not fit: its
			// values are then shown by structure.
			if prog, err := j.kernel.Compile(lower.Texter(f.Pos(), names[it.info.Recv], m, ptr)); err == nil {
				_ = j.kernel.Exec(prog, 0)
			}
		}
	}
}

// inits calls the functions named init, which belong to no name.
func (j *job) inits(items []*item, names map[string]string) *fault.Fault {
	for _, it := range items {
		f, ok := it.tree.Decl.(*ast.FuncDecl)
		if !ok || !isInit(f) {
			continue
		}
		delete(j.table.names, f.Name.Name)
		prog, err := j.kernel.Compile(lower.CallOf(f.Name.Pos(), names[f.Name.Name]))
		if err != nil {
			return j.compiled(err, it)
		}
		if bad := j.exec(prog, it); bad != nil {
			return bad
		}
	}
	return nil
}

// commit makes what the item declares part of the session.
func (j *job) commit(it *item, names map[string]string) {
	d := &decl{cell: it.cell, piece: it.piece, recv: it.info.Recv, meth: it.info.Method, uses: map[string]string{}}
	for n := range it.info.Mentions() {
		if inner, ok := names[n]; ok {
			d.uses[n] = inner
		}
	}
	if d.meth != "" {
		d.typ = it.tree.Decl.(*ast.FuncDecl).Type
		if j.table.methods[d.recv] == nil {
			j.table.methods[d.recv] = map[string]*decl{}
		}
		j.table.methods[d.recv][d.meth] = d
		return
	}
	for _, t := range it.info.Tops {
		n := t.Ident.Name
		d.tops = append(d.tops, n)
		e := &entry{name: n, kind: t.Kind, inner: names[n], cell: it.cell, top: t}
		if it.hoisted() {
			e.decl = d
		}
		j.table.names[n] = e
	}
}

// tell notes what was compiled again where that changes what old values do.
func (j *job) tell(g *regroup) {
	if names := g.newTypes(); len(names) > 0 {
		verb := " is a new type now; values made before keep"
		if len(names) > 1 {
			verb = " are new types now; values made before keep"
		}
		j.note(strings.Join(names, ", ") + verb + " the old methods")
	}
}

func (j *job) note(s string) { j.out.Notes = append(j.out.Notes, s) }
