package check

import (
	"fmt"
	"go/types"
	"strings"
)

// declaration writes how Go declares an object, without the bodies.
func (c *Checker) declaration(o types.Object) string {
	d := declarer{writer{from: o.Pkg(), own: c.pkg}, c}
	switch o := o.(type) {
	case *types.Func:
		return d.function(o)
	case *types.TypeName:
		return d.typeName(o)
	case *types.Const:
		if o.Type() == types.Typ[types.UntypedNil] || o.Pkg() == nil {
			return o.Name()
		}
		return fmt.Sprintf("const %s%s = %s", o.Name(), d.constType(o), o.Val().String())
	case *types.Builtin:
		return "func " + builtins[o.Name()].text()
	case *types.Var:
		if o.IsField() {
			return o.Name() + " " + d.typ(o.Type())
		}
		return "var " + o.Name() + " " + d.typ(o.Type())
	}
	return o.Name()
}

// declarer writes declarations.
type declarer struct {
	writer
	*Checker
}

func (d declarer) constType(o *types.Const) string {
	if b, ok := o.Type().(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		return ""
	}
	return " " + d.typ(o.Type())
}

func (d declarer) function(f *types.Func) string {
	sig := f.Signature()
	s := "func "
	if r := sig.Recv(); r != nil {
		name := r.Name()
		if name != "" {
			name += " "
		}
		s += "(" + name + d.typ(r.Type()) + ") "
	}
	return s + f.Name() + d.signature(sig)
}

// typeName writes a type and the methods that can be called on it.
func (d declarer) typeName(o *types.TypeName) string {
	t := o.Type()
	if o.IsAlias() {
		return "type " + o.Name() + " = " + d.typ(types.Unalias(t))
	}
	n, ok := t.(*types.Named)
	if !ok {
		return "type " + o.Name() // predeclared
	}
	s := "type " + o.Name() + d.typeParams(n.TypeParams()) + " " + d.body(n.Underlying())
	for m := range n.Methods() {
		if d.visible(m) {
			s += "\n" + d.function(m)
		}
	}
	return s
}

// body writes what a type is made of: a struct or interface with a line for
// each member that cells can see.
func (d declarer) body(t types.Type) string {
	switch t := t.(type) {
	case *types.Struct:
		return "struct " + braced(d.fields(t), t.NumFields())
	case *types.Interface:
		if t.NumExplicitMethods() == 0 {
			return d.typ(t)
		}
		var lines []string
		for m := range t.ExplicitMethods() {
			if d.visible(m) {
				lines = append(lines, m.Name()+d.signature(m.Signature()))
			}
		}
		for e := range t.EmbeddedTypes() {
			lines = append(lines, d.typ(e))
		}
		return "interface " + braced(lines, t.NumExplicitMethods()+t.NumEmbeddeds())
	}
	return d.typ(t)
}

func (d declarer) fields(s *types.Struct) (lines []string) {
	wide := 0
	for f := range s.Fields() {
		if d.visible(f) && !f.Embedded() {
			wide = max(wide, len(f.Name()))
		}
	}
	for f := range s.Fields() {
		switch {
		case !d.visible(f):
		case f.Embedded():
			lines = append(lines, d.typ(f.Type()))
		default:
			lines = append(lines, fmt.Sprintf("%-*s %s", wide, f.Name(), d.typ(f.Type())))
		}
	}
	return lines
}

// braced puts lines into braces; all is how many there are with those that are
// not shown.
func braced(lines []string, all int) string {
	if all == 0 {
		return "{}"
	}
	if len(lines) < all {
		lines = append(lines, "// and what is not exported")
	}
	return "{\n\t" + strings.Join(lines, "\n\t") + "\n}"
}
