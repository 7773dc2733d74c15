package darts

import (
	"math"
	"slices"
)

// orders are all orders of the four inner nodes: node k+2 becomes orders[i][k]+2.
var orders = func() [][inner]int {
	var list [][inner]int
	var add func(p [inner]int, at int)
	add = func(p [inner]int, at int) {
		if at == inner {
			list = append(list, p)
			return
		}
		for k := at; k < inner; k++ {
			p[at], p[k] = p[k], p[at]
			add(p, at+1)
			p[at], p[k] = p[k], p[at]
		}
	}
	add([inner]int{0, 1, 2, 3}, 0)
	return list
}()

// renumbered returns the cell with its inner nodes in another order, edges
// sorted, and false when an edge would lead backward.
func (c Cell) renumbered(order [inner]int) (Cell, bool) {
	var to Cell
	for i, e := range c {
		node := order[i/2] + inputs
		if e.Input >= inputs {
			e.Input = order[e.Input-inputs] + inputs
		}
		if e.Input >= node {
			return Cell{}, false
		}
		to[2*order[i/2]+i%2] = e
	}
	return to.sorted(), true
}

func compare(a, b Cell) int {
	for i := range a {
		if d := a[i].Input - b[i].Input; d != 0 {
			return d
		}
		if d := int(a[i].Op - b[i].Op); d != 0 {
			return d
		}
	}
	return 0
}

// Canonical returns the smallest of the spellings that build the same network:
// the order of the two edges of a node and the numbers of the inner nodes mean
// nothing, since the output joins them all. What [Genotype.Check] rejects is
// returned as it is.
func (g Genotype) Canonical() Genotype {
	if g.Check() != nil {
		return g
	}
	any := func(Cell) bool { return true }
	return Genotype{g.Normal.first(any), g.Reduce.first(any)}
}

// first is the smallest spelling of the cell that may stand.
func (c Cell) first(may func(Cell) bool) Cell {
	best := c.sorted()
	for _, order := range orders {
		if to, ok := c.renumbered(order); ok && compare(to, best) < 0 && may(to) {
			best = to
		}
	}
	return best
}

// uniqueCells counts the different cells whose edges choose among q operations.
// Each spelling counts 1 over how many spellings its cell has, which is the
// number of orders that are legal for its wiring over those that change nothing.
func uniqueCells(q int) float64 {
	total := 0.0
	wirings(func(c Cell) {
		legal, fixed := 0, 0.0
		for _, order := range orders {
			to, ok := c.renumbered(order)
			if !ok {
				continue
			}
			legal++
			if to == c {
				fixed += power(q, c.cycles(order))
			}
		}
		total += fixed / float64(legal)
	})
	return math.Round(total) // the fractions add up to whole cells
}

// wirings visits the 180 cells whose operations are all 0.
func wirings(visit func(Cell)) {
	var c Cell
	var choose func(node int)
	choose = func(node int) {
		if node == inner {
			visit(c)
			return
		}
		for b := 1; b < node+inputs; b++ {
			for a := range b {
				c[2*node], c[2*node+1] = Edge{Input: a}, Edge{Input: b}
				choose(node + 1)
			}
		}
	}
	choose(0)
}

// cycles counts the cycles in which an order that keeps the wiring moves the
// edges.
func (c Cell) cycles(order [inner]int) int {
	var next [picked]int
	for i, e := range c {
		if e.Input >= inputs {
			e.Input = order[e.Input-inputs] + inputs
		}
		at := 2 * order[i/2]
		if c[at].Input != e.Input {
			at++
		}
		next[i] = at
	}
	n := 0
	var seen [picked]bool
	for i := range next {
		if !seen[i] {
			n++
		}
		for j := i; !seen[j]; j = next[j] {
			seen[j] = true
		}
	}
	return n
}

func power(q, n int) float64 {
	p := 1.0
	for range n {
		p *= float64(q)
	}
	return p
}

// has reports whether the list has the operation.
func has(list []Op, op Op) bool { return slices.Contains(list, op) }
