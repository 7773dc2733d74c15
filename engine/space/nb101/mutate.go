package nb101

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/space"
)

// mutate flips each edge with chance 1/7 and gives each vertex another operation
// with chance 1/3, as the benchmark's own evolution does; what is no cell of the
// space, or changes nothing, is drawn anew.
func (s *Space) mutate(a space.Arch, rng *rand.Rand) (space.Arch, error) {
	parent := raw(a)
	for range 10000 {
		c := parent
		for bit := range edgeGenes {
			if rng.IntN(MaxVertices) == 0 {
				c.Bits ^= 1 << bit
			}
		}
		for v := range c.Ops {
			if rng.IntN(len(opNames)) == 0 {
				c.Ops[v] = other(c.Ops[v], rng)
			}
		}
		if c != parent && c.ok() {
			return genes(c), nil
		}
	}
	return space.Arch{}, fmt.Errorf("nb101: mutate: 10000 draws from %v gave no cell of the space", a)
}

// other draws another operation.
func other(op Op, rng *rand.Rand) Op {
	return Op((int(op) + 1 + rng.IntN(len(opNames)-1)) % len(opNames))
}

// neighbours lists the cells that differ in one operation of a vertex on a path
// from input to output, or in one edge that lies on such a path in the larger of
// the two cells.
func (s *Space) neighbours(a space.Arch) ([]space.Arch, error) {
	var list []space.Arch
	for _, c := range raw(a).neighbours() {
		list = append(list, genes(c))
	}
	return list, nil
}

func (c Cell) neighbours() []Cell {
	var list []Cell
	live := c.live()
	for v := 1; v < c.N-1; v++ {
		if live>>v&1 == 0 {
			continue
		}
		for op := range opNames {
			if near := c; Op(op) != c.Ops[v-1] {
				near.Ops[v-1] = Op(op)
				list = append(list, near)
			}
		}
	}
	for x := range c.N {
		for y := x + 1; y < c.N; y++ {
			near := c.With(x, y)
			larger := c
			if near.Bits > c.Bits {
				larger = near
			}
			ends := uint32(1)<<x | 1<<y
			if larger.live()&ends == ends && near.ok() {
				list = append(list, near)
			}
		}
	}
	return list
}
