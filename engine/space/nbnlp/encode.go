package nbnlp

import (
	"naslab/engine/space"
)

// Shapes of the field's encodings: 4 sources and up to 21 nodes, and one place
// more for the last node, which the adjacency encoding puts at the end.
const (
	places   = sources + MaxNodes + 1 // 26
	values   = sources + MaxNodes     // 25
	opCodes  = 8                      // source and seven operations, by compactCodes
	vocab    = 12
	tokenOps = 3 // token of operation code 0
)

// encodings lists those of the field. They do not say which new state is which
// nor in which order a blend reads, so that they cannot be inverted; the
// encodings of the genes can.
func (s *Space) encodings() []space.Encoding {
	return []space.Encoding{
		{Name: "adjacency", Len: places*places + places*(opCodes+1), Encode: s.adjacency},
		{Name: "gcn", Len: values * (opCodes + values), Nodes: values, Features: opCodes, Encode: s.matrices},
		{Name: "sequence", Len: (values - 1) * (values + 2) / 2, Vocab: vocab, Encode: s.sequence},
	}
}

// adjacency has the 26 x 26 matrix, and for each of the 26 places its operation,
// one-hot of eight, and whether it is a new state: 910 numbers. Sources come
// first, nodes follow, and the last node stands at the end.
func (s *Space) adjacency(a space.Arch) ([]float64, error) {
	c := cellOf(a).Pruned()
	x := make([]float64, places*places+places*(opCodes+1))
	place := func(value int) int {
		if value == sources+len(c.Nodes)-1 {
			return places - 1
		}
		return value
	}
	codes := make([]int, places)
	for j, n := range c.Nodes {
		to := place(sources + j)
		codes[to] = compactCodes[n.Op]
		for _, from := range n.Inputs {
			x[place(from)*places+to] = 1
		}
	}
	ops := x[places*places:]
	for at, code := range codes {
		ops[at*(opCodes+1)+code] = 1
	}
	for _, at := range c.New {
		ops[place(sources+at)*(opCodes+1)+opCodes] = 1
	}
	return x, nil
}

// matrices has for each of the 25 values its operation, one-hot of eight, and the
// 25 x 25 adjacency matrix. Values that are not there have zero rows.
func (s *Space) matrices(a space.Arch) ([]float64, error) {
	c := cellOf(a).Pruned()
	x := make([]float64, values*(opCodes+values))
	for v := range c.States + 1 {
		x[v*opCodes] = 1
	}
	for j, n := range c.Nodes {
		at := sources + j
		x[at*opCodes+compactCodes[n.Op]] = 1
		for _, from := range n.Inputs {
			x[values*opCodes+from*values+at] = 1
		}
	}
	return x, nil
}

// sequence has for each value from the second on one token per earlier value (1:
// no edge, 2: an edge) and 3 plus its operation; 0 pads: 324 tokens out of 12.
func (s *Space) sequence(a space.Arch) ([]float64, error) {
	c := cellOf(a).Pruned()
	x := make([]float64, (values-1)*(values+2)/2)
	put := func(to, code int, inputs []int) {
		at := (to - 1) * (to + 2) / 2
		for from := range to {
			x[at+from] = 1
		}
		for _, from := range inputs {
			x[at+from] = 2
		}
		x[at+to] = float64(tokenOps + code)
	}
	for v := 1; v < sources; v++ {
		put(v, 0, nil)
	}
	for j, n := range c.Nodes {
		put(sources+j, compactCodes[n.Op], n.Inputs)
	}
	return x, nil
}
