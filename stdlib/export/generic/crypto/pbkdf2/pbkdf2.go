// Package pbkdf2 derives keys from passwords.
package pbkdf2

import (
	"hash"

	"naslab/stdlib/export/native"
)

// Key makes a key of a password.
func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter, keyLength int) ([]byte, error) {
	return native.PBKDF2(func() hash.Hash { return h() }, password, salt, iter, keyLength)
}
