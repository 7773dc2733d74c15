package check

import (
	"go/types"
	"strings"

	"naslab/repl/complete"
)

// text writes a type as a cell would.
func (c *Checker) text(t types.Type) string {
	if t == nil || t == types.Typ[types.Invalid] {
		return ""
	}
	return writer{own: c.pkg}.typ(t)
}

// short is text on one line of bounded length.
func (c *Checker) short(t types.Type) string {
	s := c.text(t)
	if r := []rune(s); len(r) > 60 {
		s = string(r[:57]) + "..."
	}
	return s
}

// kindOf says what sort of thing an object is.
func kindOf(o types.Object) complete.Kind {
	switch o := o.(type) {
	case *types.Const, *types.Nil:
		return complete.Const
	case *types.TypeName:
		return complete.Type
	case *types.PkgName:
		return complete.Package
	case *types.Func:
		if o.Signature().Recv() != nil {
			return complete.Method
		}
		return complete.Func
	case *types.Builtin:
		return complete.Func
	case *types.Var:
		switch {
		case o.IsField():
			return complete.Field
		case o.Kind() == types.ParamVar || o.Kind() == types.RecvVar || o.Kind() == types.ResultVar:
			return complete.Param
		}
	}
	return complete.Var
}

// detail is what stands beside a candidate.
func (c *Checker) detail(o types.Object) string {
	switch o := o.(type) {
	case *types.Func:
		return strings.TrimPrefix(c.short(o.Type()), "func")
	case *types.Builtin:
		return strings.TrimPrefix(builtins[o.Name()].text(), o.Name())
	case *types.PkgName:
		return o.Imported().Path()
	case *types.Const:
		return c.short(o.Type()) + " = " + o.Val().String()
	case *types.TypeName:
		return c.typeDetail(o)
	}
	return c.short(o.Type())
}

// typeDetail says in a word what a type is.
func (c *Checker) typeDetail(o *types.TypeName) string {
	switch u := o.Type().Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	default:
		if o.Type() == u {
			return ""
		}
		return c.short(u)
	}
}

// builtin is the signature of a builtin function.
type builtin struct {
	name   string
	params []string
	result string
}

func (b builtin) text() string {
	s := b.name + "(" + strings.Join(b.params, ", ") + ")"
	if b.result != "" {
		s += " " + b.result
	}
	return s
}

var builtins = func() map[string]builtin {
	all := map[string]builtin{}
	for _, b := range []builtin{
		{"append", []string{"slice []Type", "elems ...Type"}, "[]Type"},
		{"cap", []string{"v Type"}, "int"},
		{"clear", []string{"t Type"}, ""},
		{"close", []string{"c chan<- Type"}, ""},
		{"complex", []string{"r FloatType", "i FloatType"}, "ComplexType"},
		{"copy", []string{"dst []Type", "src []Type"}, "int"},
		{"delete", []string{"m map[Type]Type1", "key Type"}, ""},
		{"imag", []string{"c ComplexType"}, "FloatType"},
		{"len", []string{"v Type"}, "int"},
		{"make", []string{"t Type", "size ...int"}, "Type"},
		{"max", []string{"x T", "y ...T"}, "T"},
		{"min", []string{"x T", "y ...T"}, "T"},
		{"new", []string{"TypeOrValue"}, "*Type"},
		{"panic", []string{"v any"}, ""},
		{"print", []string{"args ...Type"}, ""},
		{"println", []string{"args ...Type"}, ""},
		{"real", []string{"c ComplexType"}, "FloatType"},
		{"recover", nil, "any"},
	} {
		all[b.name] = b
	}
	return all
}()
