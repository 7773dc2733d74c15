package lower

import (
	"go/ast"
	"go/types"
	"strings"
)

// composite is the text of a composite literal of type t.
func (l *Lowerer) composite(e *ast.CompositeLit, t types.Type) string {
	var names []string
	var parts []func() string
	switch u := l.under(t).(type) {
	case *types.Struct:
		names, parts = l.structParts(e, u)
	case *types.Map:
		return l.mapLit(e, t, u)
	case *types.Slice:
		names, parts = l.elementParts(e, u.Elem())
	case *types.Array:
		names, parts = l.elementParts(e, u.Elem())
	default:
		l.refuse(e.Pos(), "a literal of type %s cannot be written", t)
	}
	texts := l.inOrder(parts...)
	for i, n := range names {
		texts[i] = n + texts[i]
	}
	return l.typ(t) + "{" + join(texts) + "}"
}

// mapLit is a map literal; elements that need statements are set one by one.
func (l *Lowerer) mapLit(e *ast.CompositeLit, t types.Type, m *types.Map) string {
	var fs []func() string
	for _, x := range e.Elts {
		kv := x.(*ast.KeyValueExpr)
		key := l.element(kv.Key, m.Key())
		if l.isInterface(m.Key()) {
			// The interpreter takes constants of different types for the same.
			text := key
			key = func() string { return l.typed(text(), m.Key()) }
		}
		fs = append(fs, key, l.element(kv.Value, m.Elem()))
	}
	texts := l.inOrder(fs...)
	var b strings.Builder
	b.WriteString(l.typ(t) + "{")
	for i := 0; i < len(texts); i += 2 {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(texts[i] + ": " + texts[i+1])
	}
	b.WriteString("}")
	return b.String()
}

func (l *Lowerer) structParts(e *ast.CompositeLit, u *types.Struct) (names []string, parts []func() string) {
	for i, x := range e.Elts {
		f := (*types.Var)(nil)
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			name := kv.Key.(*ast.Ident).Name
			for j := range u.NumFields() {
				if u.Field(j).Name() == name {
					f = u.Field(j)
				}
			}
			x = kv.Value
		} else {
			f = u.Field(i)
		}
		if f.Name() == "_" {
			l.discard(x, f.Type())
			continue
		}
		names = append(names, l.fieldName(f)+": ")
		parts = append(parts, l.element(x, f.Type()))
	}
	return names, parts
}

func (l *Lowerer) elementParts(e *ast.CompositeLit, elem types.Type) (names []string, parts []func() string) {
	for _, x := range e.Elts {
		name := ""
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			name, x = l.expr(kv.Key)+": ", kv.Value
		}
		names = append(names, name)
		parts = append(parts, l.element(x, elem))
	}
	return names, parts
}

// element is a part of a composite literal, whose own type may be left out.
func (l *Lowerer) element(x ast.Expr, t types.Type) func() string {
	return func() string {
		lit, ok := x.(*ast.CompositeLit)
		if !ok || lit.Type != nil {
			text := l.to(x, t)
			if _, ok := ast.Unparen(x).(*ast.BinaryExpr); ok && mayCall(x) {
				return l.keep(text) // []float64{s.xs[0] + 0.1*s.r.Float64()} breaks the interpreter's compiler
			}
			return text
		}
		if p, ok := l.under(t).(*types.Pointer); ok {
			text := l.composite(lit, p.Elem())
			if _, ok := l.under(p.Elem()).(*types.Struct); ok {
				return "&" + text
			}
			return "&" + l.variableOf(text, p.Elem())
		}
		return l.composite(lit, t)
	}
}

// fieldName is the name of a field in the text: an embedded type of the
// interpreter's own goes by its name there.
func (l *Lowerer) fieldName(f *types.Var) string {
	if !f.Embedded() || l.cfg.Real {
		return f.Name()
	}
	text := strings.TrimPrefix(l.typ(f.Type()), "*")
	if i := strings.LastIndexByte(text, '.'); i >= 0 {
		text = text[i+1:]
	}
	return text
}
