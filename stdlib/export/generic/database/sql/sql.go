// Package sql is the generic part of Go's.
package sql

import (
	"database/sql/driver"

	"naslab/stdlib/export/native"
)

// Null is a value that may be NULL in a database.
type Null[T any] struct {
	V     T
	Valid bool
}

// Scan takes a value from a database; nil is NULL.
func (n *Null[T]) Scan(value any) error {
	if value == nil {
		var zero T
		n.V, n.Valid = zero, false
		return nil
	}
	n.Valid = true
	return native.Scan(&n.V, value)
}

// Value is what a database stores.
func (n Null[T]) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	if v, ok := any(n.V).(driver.Valuer); ok {
		return v.Value()
	}
	return n.V, nil
}
