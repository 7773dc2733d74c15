package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"naslab/repl/fault"
)

// late are methods whose type is not declared in the same stage. go/types
// checks their declarations without tying them to the type, which is done here.
type late struct {
	*job
	items   []*item
	objects map[*item]*types.Func // as tied to the type
	why     map[*item]string      // items that cannot be methods any more
	undos   []func()
}

// attach finds the signatures of late methods and adds the methods to their
// types, so that what is checked next sees them.
func (j *job) attach(items []*item) (*late, Faults) {
	l := &late{job: j, items: items, objects: map[*item]*types.Func{}, why: map[*item]string{}}
	if len(items) == 0 {
		return l, nil
	}
	j.undos = append(j.undos, l.undo)
	info := newInfo()
	var ignored []types.Error
	conf := j.conf(&ignored)
	conf.IgnoreFuncBodies = true
	j.world()
	file := &ast.File{Name: ast.NewIdent("main"), Decls: asDecls(items)}
	types.NewChecker(conf, j.fset, j.pkg, info).Files([]*ast.File{file})
	for _, it := range items {
		m, _ := info.Defs[it.node.(*ast.FuncDecl).Name].(*types.Func)
		n := receiverOf(m)
		if n == nil || n.Obj().Pkg() != j.pkg || m.Name() == "_" {
			continue // the error comes from the check itself
		}
		f := l.tie(it, n, m)
		if j.loose {
			continue
		}
		if f != nil && it.again != nil {
			l.why[it] = f.Msg
			continue
		}
		if f != nil || j.retry {
			l.undo()
			return l, asFaults(f)
		}
	}
	return l, nil
}

// tie adds a method to its type, in the place of the one that is there.
func (l *late) tie(it *item, n *types.Named, m *types.Func) *fault.Fault {
	for other, o := range l.objects {
		if o.Name() == m.Name() && receiverOf(o) == n && other.again == nil && it.again == nil {
			return l.fault(m.Pos(), "method "+n.Obj().Name()+"."+m.Name()+" already declared in this cell", "")
		}
	}
	if s, ok := n.Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if f.Name() == m.Name() {
				return l.fault(m.Pos(), "field and method with the same name "+m.Name(), "")
			}
		}
	}
	old := methodNamed(n, m.Name())
	if old != nil && !sameMethod(n, old, m) {
		return l.redo(it, n, m)
	}
	l.add(n, old, m)
	l.objects[it] = m
	return nil
}

// redo asks for the whole check again, with the method's type declared anew.
func (l *late) redo(it *item, n *types.Named, m *types.Func) *fault.Fault {
	o := n.Obj()
	if l.loose {
		return nil
	}
	if l.table.names[o.Name()] == o && !l.redone[o] {
		l.redone[o], l.retry = true, true
		return nil
	}
	return l.fault(m.Pos(), "method "+o.Name()+"."+m.Name()+" has another signature than before", "declare the type "+o.Name()+" again too")
}

// add adds a method to a type, or puts it in the place of an old one.
func (l *late) add(n *types.Named, old, m *types.Func) {
	list := methodsOf(n)
	before := *list
	var instances []*types.Named
	if n.TypeParams().Len() > 0 {
		instances = l.instances(n)
	}
	set := func(methods []*types.Func) {
		*list = methods
		for _, i := range instances {
			unexpand(i)
		}
	}
	after := slices.Clone(before)
	if i := slices.Index(after, old); i >= 0 {
		after[i] = m
	} else {
		after = append(after, m)
	}
	set(after)
	l.undos = append(l.undos, func() { set(before) })
}

func (l *late) undo() {
	for i := len(l.undos) - 1; i >= 0; i-- {
		l.undos[i]()
	}
	l.undos = nil
}

// methodNamed returns a method that is declared for a type.
func methodNamed(n *types.Named, name string) *types.Func {
	for m := range n.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// sameMethod reports whether two methods of a type have the same signature.
func sameMethod(n *types.Named, a, b *types.Func) bool {
	if isPointer(a) != isPointer(b) {
		return false
	}
	sa, sb := a.Signature(), b.Signature()
	if k := sb.RecvTypeParams().Len(); k > 0 {
		// The parameters of the receiver are b's own: see a with them too.
		targs := make([]types.Type, k)
		for i := range targs {
			targs[i] = sb.RecvTypeParams().At(i)
		}
		inst, err := types.Instantiate(nil, n, targs, false)
		if err != nil {
			return false
		}
		sa = methodNamed(inst.(*types.Named), a.Name()).Signature()
	}
	return types.Identical(sa, sb)
}

func isPointer(m *types.Func) bool {
	_, ok := types.Unalias(m.Signature().Recv().Type()).(*types.Pointer)
	return ok
}

// lateIn returns the items that are methods of types not declared among them.
func lateIn(items []*item) (list []*item) {
	types := names{}
	for _, it := range items {
		if it.tok == token.TYPE {
			types[it.names[0]] = true
		}
	}
	for _, it := range items {
		if it.recv != "" && !types[it.recv] {
			list = append(list, it)
		}
	}
	return list
}

// ahead returns the items that must be checked before the signatures of late
// methods can be: the types and constants that they mention, with those methods
// of the types that need nothing else. The second list is the rest.
func ahead(items, late []*item) (first, rest []*item) {
	byName := map[string]*item{}
	for _, it := range items {
		for _, n := range it.names {
			byName[n] = it
		}
	}
	in := map[*item]bool{}
	var reach func(free names)
	reach = func(free names) {
		for n := range free {
			it := byName[n]
			if it != nil && !in[it] && (it.tok == token.TYPE || it.tok == token.CONST) {
				in[it] = true
				reach(it.free)
			}
		}
	}
	lateNames := names{}
	for _, it := range late {
		d := it.node.(*ast.FuncDecl)
		reach(signatureNames(d))
		lateNames[d.Name.Name] = true
	}
	for _, it := range items {
		if t := byName[it.recv]; it.recv != "" && t != nil && in[t] {
			in[it] = !selects(it.node, lateNames) && within(it.free, byName, in)
		}
	}
	for _, it := range items {
		if in[it] {
			first = append(first, it)
		} else {
			rest = append(rest, it)
		}
	}
	return first, rest
}

func within(free names, byName map[string]*item, in map[*item]bool) bool {
	for n := range free {
		if it := byName[n]; it != nil && !in[it] {
			return false
		}
	}
	return true
}

func signatureNames(d *ast.FuncDecl) names {
	m := mentioned{names{}, map[string][]string{}}
	m.add(d.Type)
	return m.all
}

// selects reports whether a tree selects one of the members.
func selects(n ast.Node, members names) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && members[s.Sel.Name] {
			found = true
		}
		return !found
	})
	return found
}
