package lower

import (
	"fmt"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// constant is the text of a constant of a type.
func (l *Lowerer) constant(t types.Type, v constant.Value) string {
	t = l.subst(t)
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		d := defaultType(v)
		return l.convertText(l.constant(d, v), d, t)
	}
	if b.Info()&types.IsUntyped != 0 {
		return l.constant(types.Default(b), v)
	}
	text := constantText(b, v)
	if t == types.Unalias(t) {
		switch b.Kind() {
		case types.Int, types.String, types.Bool:
			if _, named := t.(*types.Named); !named {
				if strings.HasPrefix(text, "-") {
					return "(" + text + ")"
				}
				return text
			}
		}
	}
	return l.typ(t) + "(" + text + ")"
}

func constantText(b *types.Basic, v constant.Value) string {
	switch info := b.Info(); {
	case info&types.IsString != 0:
		return strconv.Quote(constant.StringVal(v))
	case info&types.IsBoolean != 0:
		return strconv.FormatBool(constant.BoolVal(v))
	case info&types.IsInteger != 0:
		return constant.ToInt(v).ExactString()
	case info&types.IsFloat != 0:
		return floatText(constant.ToFloat(v))
	case info&types.IsComplex != 0:
		c := constant.ToComplex(v)
		bits := 64
		if b.Kind() == types.Complex64 {
			bits = 32
		}
		return fmt.Sprintf("complex(float%d(%s), float%d(%s))", bits, floatText(constant.Real(c)), bits, floatText(constant.Imag(c)))
	case b.Kind() == types.UnsafePointer:
		return "nil"
	}
	return v.ExactString()
}

// floatText is the number that is nearest, always as a float.
func floatText(v constant.Value) string {
	f, _ := constant.Float64Val(v)
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".eE") {
		s += ".0"
	}
	return s
}

func defaultType(v constant.Value) types.Type {
	switch v.Kind() {
	case constant.Bool:
		return types.Typ[types.Bool]
	case constant.String:
		return types.Typ[types.String]
	case constant.Int:
		return types.Typ[types.Int]
	case constant.Complex:
		return types.Typ[types.Complex128]
	}
	return types.Typ[types.Float64]
}

// constantInt is the text of an int.
func (l *Lowerer) constantInt(n int) string {
	return l.constant(types.Typ[types.Int], constant.MakeInt64(int64(n)))
}

// one is the constant 1 of a type.
func (l *Lowerer) one(t types.Type) string { return l.constant(t, constant.MakeInt64(1)) }
