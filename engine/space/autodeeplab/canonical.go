package autodeeplab

import (
	"slices"

	"naslab/engine/space"
)

// half is one of the two inputs of a block with its operation: input 0 is the
// cell before the last, 1 the last cell, 2 and up the blocks.
type half struct{ input, op int }

// block adds its two halves.
type block [2]half

func (s *Space) blocks(a space.Arch) []block {
	genes := a.Genes[s.config.Layers-1:]
	list := make([]block, s.config.Blocks)
	for b := range list {
		g := genes[4*b:]
		list[b] = block{{g[0], g[1]}, {g[2], g[3]}}
	}
	return list
}

func (s *Space) put(a space.Arch, list []block) {
	genes := a.Genes[s.config.Layers-1:]
	for b, x := range list {
		copy(genes[4*b:], []int{x[0].input, x[0].op, x[1].input, x[1].op})
	}
}

func (x half) compare(y half) int {
	if x.input != y.input {
		return x.input - y.input
	}
	return x.op - y.op
}

func (x block) sorted() block {
	if x[0].compare(x[1]) > 0 {
		x[0], x[1] = x[1], x[0]
	}
	return x
}

func compare(a, b []block) int {
	return slices.CompareFunc(a, b, func(x, y block) int {
		if d := x[0].compare(y[0]); d != 0 {
			return d
		}
		return x[1].compare(y[1])
	})
}

// canonical is the smallest spelling of the cell: the order of a block's halves
// and that of the blocks mean nothing, nor does what zeros are made of.
func (s *Space) canonical(a space.Arch) (space.Arch, error) {
	list := s.blocks(a)
	zero := slices.Index(s.config.Ops, "zero")
	for b := range list {
		for k := range list[b] {
			if list[b][k].op == zero {
				list[b][k].input = 0
			}
		}
		list[b] = list[b].sorted()
	}
	best := slices.Clone(list)
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	permute(order, 0, func() {
		if to, ok := reordered(list, order); ok && compare(to, best) < 0 {
			best = to
		}
	})
	c := space.Arch{Space: s.name, Genes: slices.Clone(a.Genes)}
	s.put(c, best)
	return c, nil
}

// reordered moves block b to place order[b], and returns false when a block would
// read a later one.
func reordered(list []block, order []int) ([]block, bool) {
	to := make([]block, len(list))
	for b, x := range list {
		for k := range x {
			if x[k].input >= 2 {
				x[k].input = order[x[k].input-2] + 2
				if x[k].input-2 >= order[b] {
					return nil, false
				}
			}
		}
		to[order[b]] = x.sorted()
	}
	return to, true
}

// permute calls visit with the list from the given place on in every order.
func permute(list []int, at int, visit func()) {
	if at >= len(list)-1 {
		visit()
		return
	}
	for k := at; k < len(list); k++ {
		list[at], list[k] = list[k], list[at]
		permute(list, at+1, visit)
		list[at], list[k] = list[k], list[at]
	}
}
