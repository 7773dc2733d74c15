package nb101

import "sync"

// perm is a reordering of the vertices: vertex v becomes vertex perm[v].
type perm [MaxVertices]uint8

// perms returns all reorderings of n vertices that leave input and output in
// place, the identity first.
func perms(n int) []perm { return allPerms()[n] }

var allPerms = sync.OnceValue(func() (all [MaxVertices + 1][]perm) {
	for n := 2; n <= MaxVertices; n++ {
		var p perm
		for v := range p {
			p[v] = uint8(v)
		}
		permute(&all[n], p, 1, n-1)
	}
	return all
})

// permute appends p with the places from lo to hi-1 in every order.
func permute(list *[]perm, p perm, lo, hi int) {
	if lo >= hi-1 {
		*list = append(*list, p)
		return
	}
	for k := lo; k < hi; k++ {
		p[lo], p[k] = p[k], p[lo]
		permute(list, p, lo+1, hi)
		p[lo], p[k] = p[k], p[lo]
	}
}

// arc is an edge from x to y.
type arc struct{ x, y uint8 }

// arcs lists the edges that the bits stand for and returns how many there are.
func arcs(bits uint32, list *[21]arc) int {
	n := 0
	for y := uint8(1); bits != 0; y++ {
		for x := range y {
			if bits&1 != 0 {
				list[n] = arc{x, y}
				n++
			}
			bits >>= 1
		}
	}
	return n
}

// moved returns the bits after the reordering, and false when an edge would lead
// backward.
func (p *perm) moved(list []arc) (uint32, bool) {
	var bits uint32
	for _, a := range list {
		x, y := p[a.x], p[a.y]
		if x > y {
			return 0, false
		}
		bits |= edge(int(x), int(y))
	}
	return bits, true
}

// movedOps returns the operations after the reordering of n vertices.
func (p *perm) movedOps(n int, ops [maxInner]Op) (to [maxInner]Op) {
	for v := 1; v < n-1; v++ {
		to[p[v]-1] = ops[v-1]
	}
	return to
}

// Canonical returns the spelling that the benchmark's enumeration meets first
// among those of the pruned cell: fewest vertices, then the smallest Bits, then
// the smallest Ops. Isomorphic cells have the same canonical form.
func (c Cell) Canonical() (Cell, error) {
	if err := c.Check(); err != nil {
		return Cell{}, err
	}
	return c.keep(c.live()).first(), nil
}

// first is the smallest spelling of a pruned cell.
func (c Cell) first() Cell {
	var list [21]arc
	edges := list[:arcs(c.Bits, &list)]
	best := c
	for k := range perms(c.N) {
		p := &perms(c.N)[k]
		bits, ok := p.moved(edges)
		if !ok || bits > best.Bits {
			continue
		}
		ops := p.movedOps(c.N, c.Ops)
		if bits < best.Bits || lessOps(ops, best.Ops) {
			best.Bits, best.Ops = bits, ops
		}
	}
	return best
}

func lessOps(a, b [maxInner]Op) bool {
	for v := range a {
		if a[v] != b[v] {
			return a[v] < b[v]
		}
	}
	return false
}
