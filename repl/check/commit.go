package check

import (
	"go/ast"
	"go/types"
)

// Commit makes a checked cell part of the session. ran tells which of its
// variables got their value; nil means all did. What a variable that did not
// would replace stays, and so do the declarations that need it. It returns the
// objects that are gone from the session now: those of cell.Replaced whose
// replacements have come.
func (c *Checker) Commit(cell *Cell, ran func(*types.Var) bool) (gone []types.Object) {
	c.mu.Lock()
	defer c.mu.Unlock()
	j := c.pending
	if j == nil || j.cell != cell {
		return nil
	}
	c.pending = nil
	missing := map[types.Object]bool{}
	for _, v := range cell.Vars {
		if ran != nil && !ran(v) {
			missing[v] = true
		}
	}
	j.spread(missing)
	for _, o := range j.order {
		if missing[o] {
			continue
		}
		old := c.table.names[o.Name()]
		if old != nil && old != o {
			c.table.remove(old)
		}
		c.table.names[o.Name()] = o
	}
	for _, d := range j.decls {
		if !d.missing(missing) {
			d.Info = slim(d)
			c.table.add(d, d.objects)
		}
	}
	for n, p := range j.autos {
		c.auto[n] = p
	}
	c.table.dots = append(c.table.dots, j.dots...)
	for _, o := range cell.Replaced {
		if c.table.names[o.Name()] != o && len(c.table.users[o]) == 0 {
			gone = append(gone, o)
		}
	}
	return gone
}

// spread adds to the missing objects what is declared with their help.
func (j *job) spread(missing map[types.Object]bool) {
	for changed := len(missing) > 0; changed; {
		changed = false
		for _, d := range j.decls {
			if d.missing(missing) {
				for _, o := range d.objects {
					changed = changed || !missing[o]
					missing[o] = true
				}
			}
		}
	}
}

// missing reports whether a declaration needs one of the objects. A late method
// is on its type already, so it stays.
func (d *Decl) missing(objs map[types.Object]bool) bool {
	if d.Late {
		return false
	}
	for o := range d.Uses {
		if objs[o] {
			return true
		}
	}
	return d.Recv != nil && objs[d.Recv.Obj()]
}

// slim returns the part of a declaration's info that is needed later on: of
// what is generic all that concerns it, else nothing.
func slim(d *Decl) *types.Info {
	if !generic(d) {
		return nil
	}
	from, to := d.Info, newInfo()
	ast.Inspect(d.Node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			move(to.Defs, from.Defs, n)
			move(to.Uses, from.Uses, n)
			move(to.Instances, from.Instances, n)
		case *ast.SelectorExpr:
			move(to.Selections, from.Selections, n)
		}
		if e, ok := n.(ast.Expr); ok {
			move(to.Types, from.Types, e)
		}
		if n != nil {
			move(to.Implicits, from.Implicits, n)
		}
		return true
	})
	return to
}

func move[K comparable, V any](to, from map[K]V, k K) {
	if v, ok := from[k]; ok {
		to[k] = v
	}
}

// generic reports whether a declaration is instantiated by later cells.
func generic(d *Decl) bool {
	switch o := d.Object.(type) {
	case *types.Func:
		return o.Signature().TypeParams().Len() > 0 || o.Signature().RecvTypeParams().Len() > 0
	case *types.TypeName:
		n, ok := o.Type().(*types.Named)
		return ok && n.TypeParams().Len() > 0
	}
	return false
}
