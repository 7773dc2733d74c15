// Package maphash is the generic part of Go's.
package maphash

import "hash/maphash"

// Comparable returns the hash of v under the seed.
func Comparable[T comparable](seed maphash.Seed, v T) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}
