package check

import "go/types"

// walker finds the instances of a generic type that a session can reach.
type walker struct {
	seen  map[types.Type]bool
	visit func(*types.Named)
}

// instances returns the instances of a generic type.
func (c *Checker) instances(origin *types.Named) (list []*types.Named) {
	w := &walker{seen: map[types.Type]bool{}}
	w.visit = func(n *types.Named) {
		if n != origin && n.Origin() == origin {
			list = append(list, n)
		}
	}
	for _, t := range instancesIn(c.context) {
		w.typ(t)
	}
	for _, o := range c.table.names {
		w.typ(o.Type())
	}
	for _, d := range c.table.decls {
		w.decl(d)
	}
	for _, m := range c.table.methods {
		for _, d := range m {
			w.decl(d)
		}
	}
	return list
}

func (w *walker) decl(d *Decl) {
	if d.Object != nil {
		w.typ(d.Object.Type())
	}
	for o := range d.Uses {
		w.typ(o.Type())
	}
	if d.Info == nil {
		return
	}
	for _, tv := range d.Info.Types {
		w.typ(tv.Type)
	}
	for _, i := range d.Info.Instances {
		w.typ(i.Type)
	}
}

func (w *walker) typ(t types.Type) {
	if t == nil || w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		w.typ(types.Unalias(t))
	case *types.Named:
		w.named(t)
	case *types.Pointer:
		w.typ(t.Elem())
	case *types.Slice:
		w.typ(t.Elem())
	case *types.Array:
		w.typ(t.Elem())
	case *types.Chan:
		w.typ(t.Elem())
	case *types.Map:
		w.typ(t.Key())
		w.typ(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			w.typ(v.Type())
		}
	case *types.Signature:
		w.typ(t.Params())
		w.typ(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			w.typ(f.Type())
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			w.typ(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			w.typ(e)
		}
	case *types.Union:
		for x := range t.Terms() {
			w.typ(x.Type())
		}
	case *types.TypeParam:
		w.typ(t.Constraint())
	}
}

// named goes on with what is there of a named type, and expands nothing.
func (w *walker) named(n *types.Named) {
	if n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "main" && n.TypeArgs().Len() == 0 {
		return
	}
	w.visit(n)
	for t := range n.TypeArgs().Types() {
		w.typ(t)
	}
	for _, m := range *methodsOf(n) {
		if m != nil {
			w.typ(m.Type())
		}
	}
	w.typ(n.Underlying())
}
