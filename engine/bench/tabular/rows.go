package tabular

import (
	"fmt"

	"naslab/engine/space"
)

// Rows finds the row of a legal architecture; -1 when there is none. It must not
// allocate.
type Rows func(a space.Arch) int

// dense is how many architectures a space may have for a list of all of them.
const dense = 1 << 17

// NewRows reads the architecture of each of size rows and returns how to find
// the row again. An architecture is found when it agrees with that of a row in
// every decision that counts or, failing that, builds the same network. Of
// several rows of one architecture the first is found.
func NewRows(s space.Space, size int, arch func(row int) (space.Arch, error)) (Rows, error) {
	dims := s.Dims()
	when, err := space.NewConditions(dims)
	if err != nil {
		return nil, err
	}
	k := &keyed{space: s, dims: dims, when: when}
	all := 1
	for _, d := range dims {
		if all *= len(d.Choices); all > dense || d.When != "" {
			all = 0
			break
		}
	}
	if all > 0 {
		k.list = make([]int32, all)
	} else {
		k.rows = make(map[string]int32, size)
	}
	known := make([]space.Arch, size)
	for row := range known {
		a, err := arch(row)
		if err == nil {
			err = s.Check(a)
		}
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", row+1, err)
		}
		known[row] = a
		k.put(a, row)
	}
	if all > 0 || !canonical(s) {
		return k.find, nil
	}
	for row, a := range known { // after all rows, whose own spelling goes first
		c, err := space.Canonical(s, a)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", row+1, err)
		}
		k.put(c, row)
	}
	return k.either, nil
}

func canonical(s space.Space) bool {
	has, ok := s.(interface{ Traits() *space.Traits })
	return ok && has.Traits() != nil && has.Traits().Canonical != nil
}

// keyed finds rows by genes: in a list of all architectures, or in a map.
type keyed struct {
	space space.Space
	dims  []space.Dim
	when  space.Conditions
	list  []int32 // row + 1 by number
	rows  map[string]int32
}

func (k *keyed) put(a space.Arch, row int) {
	if k.list != nil {
		if p := &k.list[k.number(a)]; *p == 0 {
			*p = int32(row + 1)
		}
		return
	}
	var buf [128]byte
	key := k.key(buf[:0], a)
	if _, ok := k.rows[string(key)]; !ok {
		k.rows[string(key)] = int32(row)
	}
}

func (k *keyed) find(a space.Arch) int {
	if k.list != nil {
		return int(k.list[k.number(a)]) - 1
	}
	var buf [128]byte
	if row, ok := k.rows[string(k.key(buf[:0], a))]; ok {
		return int(row)
	}
	return -1
}

// either also finds the row of another architecture that builds the same
// network, when that is the canonical one.
func (k *keyed) either(a space.Arch) int {
	if row := k.find(a); row >= 0 {
		return row
	}
	c, err := space.Canonical(k.space, a)
	if err != nil {
		return -1
	}
	return k.find(c)
}

func (k *keyed) number(a space.Arch) int {
	n := 0
	for i, g := range a.Genes {
		n = n*len(k.dims[i].Choices) + g
	}
	return n
}

// key writes the genes that count, a byte each; 255 says that more follows.
func (k *keyed) key(b []byte, a space.Arch) []byte {
	for i, g := range a.Genes {
		if !k.when.Active(k.dims, a.Genes, i) {
			g = 0
		}
		for ; g >= 255; g -= 255 {
			b = append(b, 255)
		}
		b = append(b, byte(g))
	}
	return b
}
