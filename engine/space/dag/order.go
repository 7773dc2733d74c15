package dag

import (
	"cmp"
	"slices"
)

// Arc is an edge that enters a vertex: the vertex it comes from and its label,
// such as the place of an operand where the order of operands matters.
type Arc struct{ From, Label int }

// Order returns the vertices of a graph with labelled vertices and edges in an
// order that follows the edges and depends on the graph only, not on how its
// vertices were numbered: two graphs are isomorphic when, written in this order,
// they are the same. in[v] lists the edges into v; they come from vertices of
// any number, but the graph must have no cycle. It returns nil when an edge comes
// from a vertex that is not there.
//
// Vertices are told apart by colours, which begin with the labels and are refined
// by those of their neighbours until nothing changes; where several vertices
// keep one colour, each is tried as the first of them and the order whose graph
// is written smallest is taken.
func Order(labels []int, in [][]Arc) []int {
	s := search{labels: labels, in: in, out: make([][]Arc, len(in))}
	for v, arcs := range in {
		for _, a := range arcs {
			if a.From < 0 || a.From >= len(labels) || len(in) != len(labels) {
				return nil
			}
			s.out[a.From] = append(s.out[a.From], Arc{v, a.Label})
		}
	}
	s.try(rank(labels, cmp.Compare[int]))
	return s.best
}

type search struct {
	labels  []int
	in, out [][]Arc
	best    []int
	written []int // the graph in the best order
}

// try refines the colours and looks at all orders that they leave open.
func (s *search) try(colour []int) {
	colour = s.refine(colour)
	open := s.largestTie(colour)
	if open < 0 {
		order := s.order(colour)
		if w := s.write(order); s.best == nil || slices.Compare(w, s.written) < 0 {
			s.best, s.written = order, w
		}
		return
	}
	var tried []int
	for v, c := range colour {
		if c != open || slices.ContainsFunc(tried, func(u int) bool { return s.twins(u, v) }) {
			continue
		}
		tried = append(tried, v)
		split := make([]int, len(colour))
		for u, c := range colour {
			split[u] = 2 * c
		}
		split[v]--
		s.try(rank(split, cmp.Compare[int]))
	}
}

// largestTie is the smallest colour that several vertices have, or -1.
func (s *search) largestTie(colour []int) int {
	count := make([]int, len(colour))
	for _, c := range colour {
		count[c]++
	}
	return slices.IndexFunc(count, func(n int) bool { return n > 1 })
}

// twins reports whether two vertices have the same neighbours, so that swapping
// them changes nothing.
func (s *search) twins(u, v int) bool {
	return slices.Equal(sorted(s.in[u]), sorted(s.in[v])) && slices.Equal(sorted(s.out[u]), sorted(s.out[v]))
}

func sorted(arcs []Arc) []Arc {
	arcs = slices.Clone(arcs)
	slices.SortFunc(arcs, compareArcs)
	return arcs
}

func compareArcs(a, b Arc) int {
	if a.From != b.From {
		return a.From - b.From
	}
	return a.Label - b.Label
}

// refine splits colours by those of the neighbours until nothing changes.
func (s *search) refine(colour []int) []int {
	for {
		views := make([][]int, len(colour))
		for v, c := range colour {
			views[v] = append(views[v], c)
			for _, side := range [][]Arc{s.in[v], s.out[v]} {
				var seen []Arc
				for _, a := range side {
					seen = append(seen, Arc{colour[a.From], a.Label})
				}
				views[v] = append(views[v], -1)
				for _, a := range sorted(seen) {
					views[v] = append(views[v], a.From, a.Label)
				}
			}
		}
		finer := rank(views, func(a, b []int) int { return slices.Compare(a, b) })
		if slices.Max(append(finer, -1)) == slices.Max(append(colour, -1)) {
			return finer
		}
		colour = finer
	}
}

// rank numbers the different values from 0, in their order.
func rank[T any](values []T, compare func(a, b T) int) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return compare(values[i], values[j]) })
	ranks := make([]int, len(values))
	n := 0
	for k, i := range order {
		if k > 0 && compare(values[order[k-1]], values[i]) != 0 {
			n++
		}
		ranks[i] = n
	}
	return ranks
}

// order lists the vertices along the edges, the smallest colour first among
// those whose predecessors are listed.
func (s *search) order(colour []int) []int {
	waits := make([]int, len(colour))
	for v, arcs := range s.in {
		waits[v] = len(arcs)
	}
	var order []int
	for range colour {
		next := -1
		for v, c := range colour {
			if waits[v] == 0 && (next < 0 || c < colour[next]) {
				next = v
			}
		}
		if next < 0 {
			break // a cycle, which the caller promised not to have
		}
		waits[next] = -1
		for _, a := range s.out[next] {
			waits[a.From]--
		}
		order = append(order, next)
	}
	return order
}

// write is the graph as numbers, in the given order.
func (s *search) write(order []int) []int {
	place := make([]int, len(s.labels))
	for i, v := range order {
		place[v] = i
	}
	var w []int
	for _, v := range order {
		w = append(w, s.labels[v])
		var arcs []Arc
		for _, a := range s.in[v] {
			arcs = append(arcs, Arc{place[a.From], a.Label})
		}
		w = append(w, len(arcs))
		for _, a := range sorted(arcs) {
			w = append(w, a.From, a.Label)
		}
	}
	return w
}
