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
		return scanInto(d, src)
	case *[]byte:
		return scanInto(d, src)
	case *time.Time:
		return scanInto(d, src)
	}
	v := reflect.ValueOf(dest).Elem()
	if v.Kind() == reflect.String && v.Type() != reflect.TypeFor[string]() && !isText(src) {
		return unsupported(dest, src)
	}
	if scan := scanners[v.Kind()]; scan != nil {
		return scan(v, src)
	}
	return unsupported(dest, src)
}

func isText(src any) bool {
	switch src.(type) {
	case string, []byte:
		return true
	}
	return false
}

func unsupported(dest, src any) error {
	return fmt.Errorf("unsupported Scan, storing driver.Value type %T into type %T", src, dest)
}

// scanners scan into a value of a kind; of which type it is does not matter.
var scanners = map[reflect.Kind]func(dest reflect.Value, src any) error{
	reflect.Bool:    scanKind[bool],
	reflect.String:  scanKind[string],
	reflect.Int:     scanKind[int],
	reflect.Int8:    scanKind[int8],
	reflect.Int16:   scanKind[int16],
	reflect.Int32:   scanKind[int32],
	reflect.Int64:   scanKind[int64],
	reflect.Uint:    scanKind[uint],
	reflect.Uint8:   scanKind[uint8],
	reflect.Uint16:  scanKind[uint16],
	reflect.Uint32:  scanKind[uint32],
	reflect.Uint64:  scanKind[uint64],
	reflect.Float32: scanKind[float32],
	reflect.Float64: scanKind[float64],
}

func scanKind[T any](dest reflect.Value, src any) error {
	var n sql.Null[T]
	if err := n.Scan(src); err != nil {
		return err
	}
	dest.Set(reflect.ValueOf(n.V).Convert(dest.Type()))
	return nil
}

func scanInto[T any](dest *T, src any) error {
	var n sql.Null[T]
	if err := n.Scan(src); err != nil {
		return err
	}
	*dest = n.V
	return nil
}
