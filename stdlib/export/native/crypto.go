package native

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"hash"
	"hash/maphash"
)

// HKDFExtract is hkdf.Extract.
func HKDFExtract(h func() hash.Hash, secret, salt []byte) ([]byte, error) {
	return hkdf.Extract(h, secret, salt)
}

// HKDFExpand is hkdf.Expand.
func HKDFExpand(h func() hash.Hash, key []byte, info string, length int) ([]byte, error) {
	return hkdf.Expand(h, key, info, length)
}

// HKDFKey is hkdf.Key.
func HKDFKey(h func() hash.Hash, secret, salt []byte, info string, length int) ([]byte, error) {
	return hkdf.Key(h, secret, salt, info, length)
}

// PBKDF2 is pbkdf2.Key.
func PBKDF2(h func() hash.Hash, password string, salt []byte, iter, length int) ([]byte, error) {
	return pbkdf2.Key(h, password, salt, iter, length)
}

// Hash adds a comparable value to the data hashed by h.
func Hash(h *maphash.Hash, v any) { maphash.WriteComparable(h, v) }
