package main

import (
	"go/constant"
	"go/types"
)

// symbols are the exports of one package, sorted into the lists of a table.
type symbols struct {
	pkg                   *types.Package
	from                  listed
	values, vars, types   []string
	ints, floats, strings []untyped
	wraps                 []wrap
	missing               []miss
	source                int // how many names have source in stdlib/export instead
}

// untyped is an untyped constant; text is as in a table.
type untyped struct{ name, text string }

// count returns how many exported names are in the table. Wrappers of
// interfaces are not names of the package and do not count.
func (s *symbols) count() int {
	return len(s.values) + len(s.vars) + len(s.types) + len(s.ints) + len(s.floats) + len(s.strings)
}

// empty reports whether the package exports nothing at all.
func (s *symbols) empty() bool { return s.count()+s.source+len(s.missing) == 0 }

// collect sorts what pkg exports. Names come in alphabetical order.
func collect(pkg *types.Package, from listed) *symbols {
	s := &symbols{pkg: pkg, from: from}
	for _, name := range pkg.Scope().Names() {
		o := pkg.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		switch o := o.(type) {
		case *types.Func:
			s.addFunc(o)
		case *types.Var:
			s.vars = append(s.vars, name)
		case *types.Const:
			s.addConst(o)
		case *types.TypeName:
			s.addType(o)
		}
	}
	return s
}

func (s *symbols) addFunc(f *types.Func) {
	if f.Signature().TypeParams().Len() > 0 {
		s.miss(f.Name(), genericFunc)
		return
	}
	s.values = append(s.values, f.Name())
}

func (s *symbols) addConst(c *types.Const) {
	name := c.Name()
	b, ok := c.Type().(*types.Basic)
	if !ok || b.Info()&types.IsUntyped == 0 {
		s.values = append(s.values, name)
		return
	}
	switch b.Kind() {
	case types.UntypedInt, types.UntypedRune:
		s.ints = append(s.ints, untyped{name, c.Val().ExactString()})
	case types.UntypedFloat:
		s.floats = append(s.floats, untyped{name, floatText(c.Val())})
	case types.UntypedString:
		s.strings = append(s.strings, untyped{name, constant.StringVal(c.Val())})
	default: // true and false, complex numbers: their default type holds them
		s.values = append(s.values, name)
	}
}

func (s *symbols) addType(t *types.TypeName) {
	if why := cannotName(t); why != "" {
		s.miss(t.Name(), why)
		return
	}
	s.types = append(s.types, t.Name())
	i, ok := t.Type().Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 || !ownType(t) {
		return
	}
	switch cannotWrap(i) {
	case hidden:
		s.miss(t.Name(), hiddenInterface)
	case "":
		s.wraps = append(s.wraps, wrapOf(t.Name(), i))
	}
}

// cannotName says why no value of type t can exist by that name alone, or
// nothing.
func cannotName(t *types.TypeName) string {
	switch u := t.Type().(type) {
	case *types.Alias:
		if u.TypeParams().Len() > 0 {
			return genericAlias
		}
	case *types.Named:
		if u.TypeParams().Len() > u.TypeArgs().Len() {
			return genericType
		}
	}
	if i, ok := t.Type().Underlying().(*types.Interface); ok && !i.IsMethodSet() {
		return constraintInterface
	}
	return ""
}

// ownType reports whether t declares a type, rather than giving another name
// to one of another package. The interpreter looks for a wrapper where the type
// was declared.
func ownType(t *types.TypeName) bool {
	n, ok := types.Unalias(t.Type()).(*types.Named)
	return ok && n.Obj().Pkg() == t.Pkg() && n.Obj().Name() == t.Name()
}

// sealed and hidden say why an interface has no wrapper.
const sealed, hidden = "sealed", "hidden"

// cannotWrap says why no type of another package can be an i: sealed, where Go
// allows none, hidden, where it could be but its methods cannot be spelt; or
// nothing.
func cannotWrap(i *types.Interface) string {
	for m := range i.Methods() {
		if !m.Exported() {
			return sealed
		}
		if !nameable(m.Type()) {
			return hidden
		}
	}
	return ""
}
