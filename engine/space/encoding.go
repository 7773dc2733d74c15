package space

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/name"
)

// Encoding turns architectures into vectors of one length, and back where no
// two networks share a vector.
type Encoding struct {
	Name string // "onehot", "categorical", "ordinal", "path", "truncated", "gcn", "sequence" or a space's own
	Len  int    // numbers of a code
	// Nodes and Features are the shape of a "gcn" code: first one row of Features
	// numbers per node (its label, one-hot), then the adjacency matrix, Nodes x
	// Nodes, rows being sources. 0 elsewhere.
	Nodes, Features int
	// Vocab is the number of tokens of a "sequence" code, whose numbers are 0,
	// for padding, to Vocab-1. 0 elsewhere.
	Vocab  int
	Encode func(a Arch) ([]float64, error)
	Decode func(x []float64) (Arch, error) // nil where it cannot be inverted
}

// String gives the name, the length and whether it can be inverted.
func (e Encoding) String() string {
	if e.Decode == nil {
		return fmt.Sprintf("encoding %s of length %d", e.Name, e.Len)
	}
	return fmt.Sprintf("encoding %s of length %d, invertible", e.Name, e.Len)
}

// derived makes the encodings that need no more than decisions and cells, in the
// order of [Encodings]; one that a space does not have has Len 0.
var derived = []struct {
	name string
	make func(s Space) Encoding
}{
	{"onehot", oneHotEncoding},
	{"categorical", categoricalEncoding},
	{"ordinal", ordinalEncoding},
	{"path", func(s Space) Encoding {
		if c := own(s).Cells; c != nil && c.MaxPath > 0 {
			return PathEncoding(*c)
		}
		return Encoding{}
	}},
	{"truncated", func(s Space) Encoding {
		if c := own(s).Cells; c != nil && c.Truncate > 0 {
			return TruncatedPathEncoding(*c, c.Truncate)
		}
		return Encoding{}
	}},
	{"gcn", func(s Space) Encoding { return GCNEncoding(cellsOf(s)) }},
	{"sequence", func(s Space) Encoding { return SequenceEncoding(cellsOf(s)) }},
}

// Encodings lists the encodings of s: one-hot, categorical and ordinal, which
// every space has; path and truncated path, of spaces whose cells have paths of
// bounded length; the matrices of a graph network; the token sequence of NAO and
// SemiNAS; and what the space adds.
func Encodings(s Space) []Encoding {
	extra := own(s).Encodings
	var list []Encoding
	for _, d := range derived {
		at := slices.IndexFunc(extra, func(e Encoding) bool { return e.Name == d.name })
		if at >= 0 {
			list = append(list, extra[at])
		} else if e := d.make(s); e.Len > 0 {
			list = append(list, e)
		}
	}
	for _, e := range extra {
		if !slices.ContainsFunc(list, func(old Encoding) bool { return old.Name == e.Name }) {
			list = append(list, e)
		}
	}
	return list
}

// FindEncoding returns the encoding of s called by that name. An unknown name is
// an error that gives the nearest ones.
func FindEncoding(s Space, called string) (Encoding, error) {
	for _, e := range own(s).Encodings {
		if e.Name == called {
			return e, nil
		}
	}
	for _, d := range derived {
		if d.name != called {
			continue
		}
		if e := d.make(s); e.Len > 0 {
			return e, nil
		}
	}
	var names []string
	for _, e := range Encodings(s) {
		names = append(names, e.Name)
	}
	return Encoding{}, fmt.Errorf("space: %s: %w", s.Name(), name.Miss("encoding", called, names, "space.Encodings(s)"))
}

// Encode returns the code of a in the encoding called by that name.
func Encode(s Space, a Arch, called string) ([]float64, error) {
	e, err := FindEncoding(s, called)
	if err != nil {
		return nil, err
	}
	if err := s.Check(a); err != nil {
		return nil, err
	}
	return e.Encode(a)
}

// Decode returns an architecture whose code in the encoding called by that name
// is x. It builds the same network as the one that was encoded. It is an error
// when that encoding cannot be inverted, or no architecture has that code.
func Decode(s Space, called string, x []float64) (Arch, error) {
	e, err := FindEncoding(s, called)
	if err != nil {
		return Arch{}, err
	}
	if e.Decode == nil {
		return Arch{}, fmt.Errorf("space: %s: the encoding %q cannot be inverted: different networks share a code", s.Name(), called)
	}
	if len(x) != e.Len {
		return Arch{}, fmt.Errorf("space: %s: a code of %q has %d numbers, not %d", s.Name(), called, e.Len, len(x))
	}
	a, err := e.Decode(x)
	if err != nil {
		return Arch{}, fmt.Errorf("space: %s: decode %q: %w", s.Name(), called, err)
	}
	if err := s.Check(a); err != nil {
		return Arch{}, fmt.Errorf("space: %s: decode %q: %w", s.Name(), called, err)
	}
	return a, nil
}

// whole returns x as a whole number in [lo, hi].
func whole(x float64, lo, hi int) (int, error) {
	if x != math.Trunc(x) || x < float64(lo) || x > float64(hi) {
		return 0, fmt.Errorf("%g is no whole number between %d and %d", x, lo, hi)
	}
	return int(x), nil
}
