package maphash

import (
	"hash/maphash"

	"naslab/stdlib/export/native"
)

// WriteComparable adds v to the data hashed by h.
func WriteComparable[T comparable](h *maphash.Hash, v T) { native.Hash(h, v) }
