package nbasr

import (
	"slices"
	"sync"

	"naslab/engine/space"
)

// sum says how often a value contains the cell's input (place 0) and the output
// of each operation (places 1 to 3).
type sum [nodes + 1]int

func (s sum) plus(t sum) sum {
	for i, n := range t {
		s[i] += n
	}
	return s
}

// function is what a cell computes: what each operation reads, and what comes
// out. An operation that nothing depends on has no part in it and is "zero".
type function struct {
	ops  [nodes + 1]int
	from [nodes + 1]sum
	out  sum
}

// functionOf follows the outputs through the cell.
func functionOf(genes []int) function {
	var f function
	outs := [nodes + 1]sum{{1}}
	for k := 1; k <= nodes; k++ {
		op, skips := node(genes, k)
		f.ops[k] = op
		if op != zero {
			f.from[k] = outs[k-1]
			outs[k][k] = 1
		}
		for i, bit := range skips {
			if bit == 1 {
				outs[k] = outs[k].plus(outs[i])
			}
		}
	}
	f.out = outs[nodes]
	needed := f.out
	for k := nodes; k > 0; k-- {
		if needed[k] == 0 {
			f.ops[k], f.from[k] = zero, sum{}
		} else {
			needed = needed.plus(f.from[k])
		}
	}
	return f.packed()
}

// packed moves the operations that are there to the front.
func (f function) packed() function {
	var to [nodes + 1]int
	p := function{}
	n := 0
	for k := 1; k <= nodes; k++ {
		p.ops[k] = zero
		if f.ops[k] != zero {
			n++
			to[k] = n
		}
	}
	move := func(s sum) (t sum) {
		for k, times := range s {
			if times > 0 {
				t[to[k]] = times
			}
		}
		return t
	}
	for k := 1; k <= nodes; k++ {
		if to[k] > 0 {
			p.ops[to[k]], p.from[to[k]] = f.ops[k], move(f.from[k])
		}
	}
	p.out = move(f.out)
	return p
}

// choices are those of each gene.
var choices = [...]int{6, 2, 6, 2, 2, 6, 2, 2, 2}

// firsts maps what cells compute to the first genes that compute it.
var firsts = sync.OnceValue(func() map[function][]int {
	m := map[function][]int{}
	for n := range size {
		genes := make([]int, len(choices))
		for i := len(choices) - 1; i >= 0; i-- {
			genes[i] = n % choices[i]
			n /= choices[i]
		}
		if f := functionOf(genes); m[f] == nil {
			m[f] = genes
		}
	}
	return m
})

// canonical is the first cell that computes the same.
func canonical(a space.Arch) (space.Arch, error) {
	return space.Arch{Space: Name, Genes: slices.Clone(firsts()[functionOf(a.Genes)])}, nil
}
