package lower

import (
	"fmt"
	"go/types"
	"strings"
)

// typ is the text of a type.
func (l *Lowerer) typ(t types.Type) string {
	switch t := l.subst(t).(type) {
	case *types.Basic:
		return l.basic(t)
	case *types.Alias:
		return l.typ(types.Unalias(t))
	case *types.Pointer:
		return "*" + l.typ(t.Elem())
	case *types.Slice:
		return "[]" + l.typ(t.Elem())
	case *types.Array:
		l.notHuge(t)
		return fmt.Sprintf("[%d]%s", t.Len(), l.typ(t.Elem()))
	case *types.Map:
		return "map[" + l.typ(t.Key()) + "]" + l.typ(t.Elem())
	case *types.Chan:
		return l.channel(t)
	case *types.Signature:
		return "func" + l.signature(t)
	case *types.Struct:
		return l.structType(t)
	case *types.Interface:
		return l.interfaceType(t)
	case *types.Named:
		return l.named(t)
	case *types.Tuple:
		list := make([]string, t.Len())
		for i := range list {
			list[i] = l.typ(t.At(i).Type())
		}
		return "(" + strings.Join(list, ", ") + ")"
	case *types.TypeParam:
		l.refuse(t.Obj().Pos(), "the type parameter %s has no value here", t.Obj().Name())
	default:
		l.refuse(0, "a type such as %s cannot be used in a cell", t)
	}
	return ""
}

func (l *Lowerer) basic(t *types.Basic) string {
	switch {
	case t.Kind() == types.UnsafePointer:
		return l.imported("unsafe") + ".Pointer"
	case t.Kind() == types.UntypedNil:
		return l.anyType()
	case t.Info()&types.IsUntyped != 0:
		return l.basic(types.Default(t).(*types.Basic))
	}
	return types.Typ[t.Kind()].Name()
}

func (l *Lowerer) channel(t *types.Chan) string {
	elem := l.typ(t.Elem())
	switch t.Dir() {
	case types.SendOnly:
		return "chan<- " + elem
	case types.RecvOnly:
		return "<-chan " + elem
	}
	if strings.HasPrefix(elem, "<-") {
		return "chan (" + elem + ")"
	}
	return "chan " + elem
}

// signature is the text of parameters and results.
func (l *Lowerer) signature(s *types.Signature) string {
	list := make([]string, s.Params().Len())
	for i := range list {
		list[i] = l.paramType(s, i)
	}
	return "(" + strings.Join(list, ", ") + ")" + l.results(s)
}

func (l *Lowerer) paramType(s *types.Signature, i int) string {
	p := s.Params().At(i).Type()
	if s.Variadic() && i == s.Params().Len()-1 {
		if sl, ok := l.subst(p).Underlying().(*types.Slice); ok {
			return "..." + l.typ(sl.Elem())
		}
		return "...byte" // append([]byte, string...)
	}
	return l.typ(p)
}

func (l *Lowerer) results(s *types.Signature) string {
	switch s.Results().Len() {
	case 0:
		return ""
	case 1:
		return " " + l.typ(s.Results().At(0).Type())
	}
	return " " + l.typ(s.Results())
}

func (l *Lowerer) structType(t *types.Struct) string {
	l.notHuge(t)
	if l.cfg.Real {
		return l.realUnnamed(t)
	}
	var b strings.Builder
	b.WriteString("struct{")
	for i := range t.NumFields() {
		f := t.Field(i)
		if !f.Embedded() {
			b.WriteString(f.Name() + " ")
		}
		b.WriteString(l.typ(f.Type()))
		if t.Tag(i) != "" {
			fmt.Fprintf(&b, " %q", t.Tag(i))
		}
		b.WriteString("; ")
	}
	b.WriteString("}")
	return b.String()
}

func (l *Lowerer) interfaceType(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return l.anyType()
	}
	if l.cfg.Real {
		return l.realUnnamed(t)
	}
	var b strings.Builder
	b.WriteString("interface{")
	for i := range t.NumMethods() {
		b.WriteString(t.Method(i).Name() + l.signature(t.Method(i).Signature()) + "; ")
	}
	b.WriteString("}")
	return b.String()
}

// anyType is the empty interface. A real one is known to the interpreter as a
// compiled type: its own wraps some values.
func (l *Lowerer) anyType() string {
	if l.cfg.Real {
		return l.symbol("Any", anyReal)
	}
	return "interface{}"
}

// named is the text of a named type.
func (l *Lowerer) named(t *types.Named) string {
	o := t.Obj()
	if o.Pkg() == nil { // error, comparable
		if o.Name() == "error" && l.cfg.Real {
			return l.symbol("Error", errorReal)
		}
		return o.Name()
	}
	if l.cfg.Real && isIterator(t) {
		return l.typ(t.Underlying())
	}
	if l.sourceOf(o) {
		return l.sessionType(t)
	}
	if t.TypeArgs().Len() > 0 {
		return l.typ(l.libraryType(t))
	}
	if !o.Exported() {
		return l.hidden(t)
	}
	return l.imported(o.Pkg().Path()) + "." + o.Name()
}

// hidden is the text of a compiled type that its package does not export, such as
// that of binary.LittleEndian.
func (l *Lowerer) hidden(t *types.Named) string {
	o := t.Obj()
	if !l.cfg.Real {
		l.refuse(0, "the type %s.%s is not exported; keep its value in a variable of an interface type", o.Pkg().Name(), o.Name())
	}
	key := l.key(t)
	if l.insts[key] == "" {
		set(l, l.insts, key, l.fresh("T_"+base(o.Name())))
	}
	return l.symbol(l.insts[key], l.realType(t))
}

// isInterface reports whether a type is an interface, not a type parameter.
func (l *Lowerer) isInterface(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := l.subst(t).Underlying().(*types.Interface)
	return ok
}

// under is the underlying type with type parameters replaced.
func (l *Lowerer) under(t types.Type) types.Type { return l.subst(t).Underlying() }
