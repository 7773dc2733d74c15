package hierarchical

import "slices"

// motif is a graph with labelled edges: edge from -> to, from < to, has label
// edges[to(to-1)/2 + from], 0 where there is none. Node 0 is the input, the last
// the output.
type motif struct {
	nodes int
	edges []int
}

func edgeCount(nodes int) int { return nodes * (nodes - 1) / 2 }

func (m motif) at(from, to int) int { return m.edges[to*(to-1)/2+from] }

// any reports whether there is an edge.
func (m motif) any() bool { return slices.ContainsFunc(m.edges, func(e int) bool { return e > 0 }) }

// trimmed leaves only the edges on paths from input to output.
func (m motif) trimmed() motif {
	from, to := 1, 1<<(m.nodes-1)
	for y := 1; y < m.nodes; y++ {
		for x := range y {
			if from>>x&1 == 1 && m.at(x, y) > 0 {
				from |= 1 << y
			}
		}
	}
	for y := m.nodes - 1; y > 0; y-- {
		for x := range y {
			if to>>y&1 == 1 && m.at(x, y) > 0 {
				to |= 1 << x
			}
		}
	}
	t := motif{m.nodes, make([]int, len(m.edges))}
	if from>>(m.nodes-1)&1 == 0 {
		return t
	}
	both := from & to
	for y := 1; y < m.nodes; y++ {
		for x := range y {
			if both>>x&1 == 1 && both>>y&1 == 1 {
				t.edges[y*(y-1)/2+x] = m.at(x, y)
			}
		}
	}
	return t
}

// live is the cell without edges whose motif is empty, trimmed.
func (m motif) live(motifs []motif) motif {
	t := motif{m.nodes, slices.Clone(m.edges)}
	for i, e := range t.edges {
		if e > 0 && !motifs[e-1].trimmed().any() {
			t.edges[i] = 0
		}
	}
	return t.trimmed()
}

// reordered moves node v to place order[v]; false when an edge would lead back.
func (m motif) reordered(order []int) (motif, bool) {
	t := motif{m.nodes, make([]int, len(m.edges))}
	for y := 1; y < m.nodes; y++ {
		for x := range y {
			if m.at(x, y) == 0 {
				continue
			}
			a, b := order[x], order[y]
			if a > b {
				return motif{}, false
			}
			t.edges[b*(b-1)/2+a] = m.at(x, y)
		}
	}
	return t, true
}

// orders calls visit with every order of the nodes that leaves input and output
// in place.
func (m motif) orders(visit func(order []int)) {
	order := make([]int, m.nodes)
	for i := range order {
		order[i] = i
	}
	var permute func(at int)
	permute = func(at int) {
		if at >= m.nodes-2 {
			visit(order)
			return
		}
		for k := at; k < m.nodes-1; k++ {
			order[at], order[k] = order[k], order[at]
			permute(at + 1)
			order[at], order[k] = order[k], order[at]
		}
	}
	permute(1)
}

// first is the smallest spelling of the trimmed motif.
func (m motif) first() motif {
	best := m.trimmed()
	m = best
	m.orders(func(order []int) {
		if t, ok := m.reordered(order); ok && slices.Compare(t.edges, best.edges) < 0 {
			best = t
		}
	})
	return best
}
