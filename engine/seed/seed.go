package seed

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// Seed is a node in a tree of random streams.
type Seed struct{ key [32]byte }

// New returns the root of a run's streams.
func New(run uint64) Seed {
	var text [8]byte
	binary.LittleEndian.PutUint64(text[:], run)
	return Seed{sha256.Sum256(append([]byte("naslab run seed\x00"), text[:]...))}
}

// Split returns the child called name, independent of s and of its siblings.
func (s Seed) Split(name string) Seed {
	return Seed{sha256.Sum256(append(s.key[:], name...))}
}

// Rand returns a new generator for the stream called name. Each call starts
// the stream anew. A generator is not safe for concurrent use.
func (s Seed) Rand(name string) *rand.Rand {
	return rand.New(rand.NewChaCha8(s.Split(name).key))
}

// Uint64 returns one number that stands for the stream called name, for
// libraries that take an integer seed.
func (s Seed) Uint64(name string) uint64 {
	child := s.Split(name)
	return binary.LittleEndian.Uint64(child.key[:8])
}
