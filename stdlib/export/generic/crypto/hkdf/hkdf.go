// Package hkdf derives keys by HMAC.
package hkdf

import (
	"hash"

	"naslab/stdlib/export/native"
)

// Extract makes a pseudorandom key of a secret and a salt.
func Extract[H hash.Hash](h func() H, secret, salt []byte) ([]byte, error) {
	return native.HKDFExtract(func() hash.Hash { return h() }, secret, salt)
}

// Expand makes a key of a pseudorandom key.
func Expand[H hash.Hash](h func() H, pseudorandomKey []byte, info string, keyLength int) ([]byte, error) {
	return native.HKDFExpand(func() hash.Hash { return h() }, pseudorandomKey, info, keyLength)
}

// Key makes a key of a secret.
func Key[Hash hash.Hash](h func() Hash, secret, salt []byte, info string, keyLength int) ([]byte, error) {
	return native.HKDFKey(func() hash.Hash { return h() }, secret, salt, info, keyLength)
}
