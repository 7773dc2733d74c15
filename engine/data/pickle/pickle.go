package pickle

import (
	"fmt"
)

// Options bound what a pickle may do. The zero value is the default.
type Options struct {
	// Persistent resolves a persistent id, such as that of a storage of torch.
	// nil refuses them.
	Persistent func(id any) (any, error)
	// MaxStack bounds the values that lie on the stack and in the memo; 0 is
	// 16 million.
	MaxStack int
	// MaxMarks bounds how deep values are nested while they are built; 0 is
	// 10,000.
	MaxMarks int
}

// Load reads the first pickle in b and returns its value and how many bytes it
// took. The error is one sentence with the offset and what was expected there.
func Load(b []byte, o Options) (value any, n int, err error) {
	m := newMachine(b, o)
	if err := m.run(); err != nil {
		return nil, m.at, err
	}
	return m.result, m.at, nil
}

// LoadAll reads a pickle that takes all of b.
func LoadAll(b []byte, o Options) (any, error) {
	v, n, err := Load(b, o)
	if err != nil {
		return nil, err
	}
	if n != len(b) {
		return nil, fmt.Errorf("pickle: the pickle ends at offset %d, but %d bytes follow; the file is damaged or no single pickle", n, len(b)-n)
	}
	return v, nil
}
