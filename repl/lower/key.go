package lower

import (
	"fmt"
	"go/types"
	"strings"
)

// id numbers the objects that keys mention.
func (l *Lowerer) id(o types.Object) int {
	n, ok := l.ids[o]
	if !ok {
		n = len(l.ids) + 1
		l.ids[o] = n
	}
	return n
}

// key is a text that two types share exactly when they are identical.
func (l *Lowerer) key(t types.Type) string {
	var b strings.Builder
	l.writeKey(&b, t)
	return b.String()
}

func (l *Lowerer) writeKey(b *strings.Builder, t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			b.WriteString("unsafe.Pointer")
			return
		}
		b.WriteString(types.Typ[t.Kind()].Name())
	case *types.Pointer:
		b.WriteByte('*')
		l.writeKey(b, t.Elem())
	case *types.Slice:
		b.WriteString("[]")
		l.writeKey(b, t.Elem())
	case *types.Array:
		fmt.Fprintf(b, "[%d]", t.Len())
		l.writeKey(b, t.Elem())
	case *types.Map:
		b.WriteString("map[")
		l.writeKey(b, t.Key())
		b.WriteByte(']')
		l.writeKey(b, t.Elem())
	case *types.Chan:
		fmt.Fprintf(b, "chan%d(", t.Dir())
		l.writeKey(b, t.Elem())
		b.WriteByte(')')
	case *types.Signature:
		l.signatureKey(b, t)
	case *types.Struct:
		b.WriteString("struct{")
		for i := range t.NumFields() {
			f := t.Field(i)
			if !f.Exported() && f.Pkg() != nil {
				b.WriteString(f.Pkg().Path())
			}
			fmt.Fprintf(b, " %s %v %q ", f.Name(), f.Embedded(), t.Tag(i))
			l.writeKey(b, f.Type())
			b.WriteByte(';')
		}
		b.WriteByte('}')
	case *types.Interface:
		b.WriteString("interface{")
		for i := range t.NumMethods() {
			m := t.Method(i)
			if !m.Exported() && m.Pkg() != nil {
				b.WriteString(m.Pkg().Path())
			}
			b.WriteString(" " + m.Name())
			l.signatureKey(b, m.Signature())
			b.WriteByte(';')
		}
		if !t.IsMethodSet() {
			b.WriteString(types.TypeString(t, nil))
		}
		b.WriteByte('}')
	case *types.Named:
		if t.TypeArgs().Len() > 0 && !l.sourceOf(t.Obj()) {
			n, ok := l.libraryType(t).(*types.Named)
			if !ok {
				l.writeKey(b, l.libraryType(t))
				return
			}
			t = n
		}
		fmt.Fprintf(b, "#%d", l.id(t.Origin().Obj()))
		for i := range t.TypeArgs().Len() {
			b.WriteByte('[')
			l.writeKey(b, t.TypeArgs().At(i))
			b.WriteByte(']')
		}
	case *types.TypeParam:
		fmt.Fprintf(b, "$%d", l.id(t.Obj()))
	case *types.Tuple:
		for i := range t.Len() {
			l.writeKey(b, t.At(i).Type())
			b.WriteByte(',')
		}
	default:
		b.WriteString(t.String())
	}
}

func (l *Lowerer) signatureKey(b *strings.Builder, t *types.Signature) {
	b.WriteString("func(")
	l.writeKey(b, t.Params())
	if t.Variadic() {
		b.WriteString("...")
	}
	b.WriteString(")(")
	l.writeKey(b, t.Results())
	b.WriteByte(')')
}
