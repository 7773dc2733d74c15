package space

import "fmt"

// PathEncoding has one bit for each sequence of operations that could lead from
// the input to the output, 1 when the cell has such a path. A path of operations
// p_0 .. p_k-1, counted from 0 out of q, has index
//
//	sum_j q^j (p_j + 1) - sum_{i < MinPath} q^i
//
// so short paths stand first. Length sum_{i = MinPath}^{MaxPath} q^i.
//
// C. White, W. Neiswanger, Y. Savani: BANANAS: Bayesian Optimization with Neural
// Architectures for Neural Architecture Search. AAAI 2021.
// https://arxiv.org/abs/1910.11858
func PathEncoding(c Cells) Encoding {
	e := Encoding{Name: "path", Len: c.pathCount(c.MaxPath)}
	e.Encode = func(a Arch) ([]float64, error) { return c.pathBits(a, e.Len) }
	if c.Paths != nil {
		e.Decode = func(x []float64) (Arch, error) { return c.fromBits(x) }
	}
	return e
}

// TruncatedPathEncoding is the start of [PathEncoding]: the paths of at most the
// given number of operations. Long paths are rare in random cells, and leaving
// them out makes the encoding scale; it cannot be inverted.
func TruncatedPathEncoding(c Cells, longest int) Encoding {
	e := Encoding{Name: "truncated", Len: c.pathCount(longest)}
	e.Encode = func(a Arch) ([]float64, error) { return c.pathBits(a, e.Len) }
	return e
}

// pathCount counts the sequences of MinPath to longest operations.
func (cs Cells) pathCount(longest int) int {
	n, power := 0, 1
	for i := range longest + 1 {
		if i >= cs.MinPath {
			n += power
		}
		power *= len(cs.Labels) - 2
	}
	return n
}

// pathBits sets the bits of those paths of a that come among the first n.
func (cs Cells) pathBits(a Arch, n int) ([]float64, error) {
	c, err := cs.Graph(a)
	if err != nil {
		return nil, err
	}
	if err := cs.check(c); err != nil {
		return nil, fmt.Errorf("space: %v: %w", a, err)
	}
	next := make([][]int, len(c.Ops))
	for _, e := range c.Edges {
		next[e.From] = append(next[e.From], e.To)
	}
	q, shift, last := len(cs.Labels)-2, 0, len(c.Ops)-1
	for i, power := 0, 1; i < cs.MinPath; i, power = i+1, power*q {
		shift += power
	}
	x := make([]float64, n)
	var walk func(node, index, power int)
	walk = func(node, index, power int) {
		for _, to := range next[node] {
			if to < last {
				if index < n+shift { // a longer path has a larger index
					walk(to, index+power*c.Ops[to], power*q)
				}
			} else if at := index - shift; at >= 0 && at < n {
				x[at] = 1
			}
		}
	}
	walk(0, 0, 1)
	return x, nil
}

// fromBits is the inverse of pathBits for the whole encoding.
func (cs Cells) fromBits(x []float64) (Arch, error) {
	var paths [][]int
	q := len(cs.Labels) - 2
	for at, bit := range x {
		if bit == 0 {
			continue
		}
		if bit != 1 {
			return Arch{}, fmt.Errorf("%g at %d is no bit", bit, at)
		}
		length, power := cs.MinPath, 1
		for range length {
			power *= q
		}
		for rest := at; rest >= power; length++ {
			rest -= power
			power *= q
		}
		paths = append(paths, operations(at, length, cs.MinPath, q))
	}
	return cs.Paths(paths)
}

// operations lists those of the path with index at among all of shortest or more
// operations out of q, which has length operations.
func operations(at, length, shortest, q int) []int {
	for i, power := 0, 1; i < length; i, power = i+1, power*q {
		if i >= shortest {
			at -= power
		}
	}
	path := make([]int, length)
	for i := range path {
		path[i] = at % q
		at /= q
	}
	return path
}
