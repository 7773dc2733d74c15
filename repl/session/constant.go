package session

import (
	"go/constant"
	"go/types"
	"reflect"
)

// constantValue is the value of a constant as a program would have it.
func constantValue(c *types.Const) reflect.Value {
	v := c.Val()
	switch v.Kind() {
	case constant.Bool:
		return reflect.ValueOf(constant.BoolVal(v))
	case constant.String:
		return reflect.ValueOf(constant.StringVal(v))
	case constant.Int:
		if b, ok := c.Type().Underlying().(*types.Basic); ok && b.Info()&types.IsFloat != 0 {
			break
		}
		if i, exact := constant.Int64Val(v); exact {
			return reflect.ValueOf(i)
		}
		if u, exact := constant.Uint64Val(v); exact {
			return reflect.ValueOf(u)
		}
	case constant.Complex:
		re, _ := constant.Float64Val(constant.Real(v))
		im, _ := constant.Float64Val(constant.Imag(v))
		return reflect.ValueOf(complex(re, im))
	}
	f, _ := constant.Float64Val(v)
	return reflect.ValueOf(f)
}
