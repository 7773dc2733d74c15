package lower

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// The interpreter does not copy an argument that equals the zero value into the
// parameter, and so loses the sign of a negative zero. A function of the text
// takes such a parameter in a form that is never zero:
//
//	func f(x float64) float64     func f(x__c complex128) float64 {
//	                                  var x float64 = real(x__c)
//	f(y)                          f(complex(y, 1.0))
//
// Arrays, structs and complex numbers come in an interface. Structs that are real
// types of the session need nothing: package rtype tells the interpreter apart.
// Values of functions have the parameters that compiled code sees: the
// interpreter copies their arguments as they are.

// passing is the form in which a parameter is passed.
type passing int

const (
	asIs    passing = iota
	inPair          // as the real part of a complex number
	inIface         // in an empty interface
)

// passes returns the form for a parameter of a type.
func (l *Lowerer) passes(t types.Type) passing {
	t = l.subst(t)
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsFloat != 0:
			return inPair
		case u.Info()&types.IsComplex != 0:
			return inIface
		}
	case *types.Array, *types.Struct:
		if l.cfg.Real && signed0(u) && !(l.isRealNamed(t) && types.Comparable(t) && sizes.Sizeof(t) <= reflectZero) {
			return inIface
		}
	}
	return asIs
}

// reflectZero is the size of the largest value that package reflect compares with
// the zero value; larger ones it compares field by field.
const reflectZero = 1024

var sizes = types.SizesFor("gc", "amd64")

// isRealNamed reports whether a type is a named one of the session.
func (l *Lowerer) isRealNamed(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if ok && n.TypeArgs().Len() > 0 && n.Obj().Pkg() != nil && !l.sourceOf(n.Obj()) {
		n, ok = types.Unalias(l.libraryType(n)).(*types.Named)
	}
	return ok && n.Obj().Pkg() != nil && l.sourceOf(n.Obj())
}

// signed0 reports whether a value that equals the zero value may hold a zero with
// a sign.
func signed0(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Info()&(types.IsFloat|types.IsComplex) != 0
	case *types.Array:
		return u.Len() > 0 && signed0(u.Elem())
	case *types.Struct:
		for i := range u.NumFields() {
			if signed0(u.Field(i).Type()) {
				return true
			}
		}
	}
	return false
}

// forms are the forms of the parameters of a function whose source is known, the
// receiver first; nil when all are as they are. sig is its signature as called.
func (l *Lowerer) forms(src *source, recv types.Type, sig *types.Signature) []passing {
	if src == nil || src.ends {
		return nil // recover counts the calls down to it, and a value's is one more
	}
	var list []passing
	found := false
	add := func(t types.Type) {
		p := l.passes(t)
		list = append(list, p)
		found = found || p != asIs
	}
	if recv != nil {
		add(recv)
	}
	for i := range sig.Params().Len() {
		if sig.Variadic() && i == sig.Params().Len()-1 {
			list = append(list, asIs)
			continue
		}
		add(sig.Params().At(i).Type())
	}
	if !found {
		return nil
	}
	return list
}

// pass puts arguments into the forms of their parameters.
func pass(forms []passing, args []string) []string {
	out := append([]string{}, args...)
	for i := range out {
		if i < len(forms) && forms[i] == inPair {
			out[i] = "complex(float64(" + out[i] + "), 1.0)"
		}
	}
	return out
}

// parameter declares a parameter in its form, and returns the statement that
// makes the variable of it.
func (l *Lowerer) parameter(name string, t types.Type, form passing) (text, prologue string) {
	ts := l.typ(t)
	switch form {
	case inPair:
		p, value := l.fresh("c"), ""
		value = "real(" + p + ")"
		if ts != "float64" {
			value = ts + "(" + value + ")"
		}
		return p + " complex128", fmt.Sprintf("var %s %s = %s", name, ts, value)
	case inIface:
		p := l.fresh("c")
		return p + " interface{}", fmt.Sprintf("var %s %s\n%s, _ = %s.(%s)", name, ts, name, p, ts)
	}
	return name + " " + ts, ""
}

// recovers reports whether a body calls recover itself.
func recovers(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			id, ok := ast.Unparen(n.Fun).(*ast.Ident)
			found = found || ok && id.Name == "recover"
		}
		return !found
	})
	return found
}

// plainly returns a function of the text with the parameters that sig has, the
// receiver among them: name itself, or one that calls it.
func (l *Lowerer) plainly(name string, forms []passing, sig *types.Signature) string {
	if forms == nil {
		return name
	}
	key := "plain " + name
	if n := l.insts[key]; n != "" {
		return n
	}
	n := l.fresh("v")
	set(l, l.insts, key, n)
	params, args := l.forward(sig)
	ret := ""
	if sig.Results().Len() > 0 {
		ret = "return "
	}
	l.decls = append(l.decls, fmt.Sprintf("func %s(%s)%s { %s%s(%s) }",
		n, strings.Join(params, ", "), l.results(sig), ret, name, join(pass(forms, args))))
	return n
}
