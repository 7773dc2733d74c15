package native

import (
	"database/sql"
	"fmt"
	"reflect"
	"time"
)

// Scan stores a value from a database, not nil, in what dest points to, with the
// conversions of package database/sql.
func Scan(dest, src any) error {
	switch d := dest.(type) {
	case sql.Scanner:
		return d.Scan(src)
	case *any:
		return scanAs(dest, src, func(v reflect.Value, x any) { v.Set(reflect.ValueOf(x)) })
	case *[]byte:
		return scanAs(dest, src, func(v reflect.Value, x []byte) { v.SetBytes(x) })
	case *time.Time:
		return scanAs(dest, src, func(v reflect.Value, x time.Time) { v.Set(reflect.ValueOf(x)) })
	}
	switch v := reflect.ValueOf(dest).Elem(); {
	case v.Kind() == reflect.Bool:
		return scanAs(dest, src, reflect.Value.SetBool)
	case v.Kind() == reflect.String:
		return scanAs(dest, src, reflect.Value.SetString)
	case v.CanInt():
		return scanNumber(dest, src, reflect.Value.SetInt, reflect.Value.OverflowInt)
	case v.CanUint():
		return scanNumber(dest, src, reflect.Value.SetUint, reflect.Value.OverflowUint)
	case v.CanFloat():
		return scanNumber(dest, src, reflect.Value.SetFloat, reflect.Value.OverflowFloat)
	default:
		return fmt.Errorf("unsupported Scan, storing driver.Value type %T into type %T", src, dest)
	}
}

func scanAs[T any](dest, src any, set func(reflect.Value, T)) error {
	var n sql.Null[T]
	if err := n.Scan(src); err != nil {
		return err
	}
	set(reflect.ValueOf(dest).Elem(), n.V)
	return nil
}

func scanNumber[T any](dest, src any, set func(reflect.Value, T), overflows func(reflect.Value, T) bool) error {
	var n sql.Null[T]
	if err := n.Scan(src); err != nil {
		return err
	}
	v := reflect.ValueOf(dest).Elem()
	if overflows(v, n.V) {
		return fmt.Errorf("converting driver.Value type %T (%q) to a %s: value out of range", src, fmt.Sprint(src), v.Kind())
	}
	set(v, n.V)
	return nil
}
