package hierarchical

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/space"
)

// canonical writes the motifs in their smallest spelling, takes among the orders
// of the cell's nodes the one whose edges carry the smallest motifs, and numbers
// the motifs in the order in which the cell's edges meet them. Motifs that the
// cell does not use are empty.
func (s *Space) canonical(a space.Arch) (space.Arch, error) {
	motifs, cell := s.split(a.Genes)
	cell = cell.live(motifs)
	var different [][]int // the motifs in use, sorted, each once
	spelt := make([][]int, len(motifs))
	for i, m := range motifs {
		if spelt[i] = m.first().edges; slices.Contains(cell.edges, i+1) {
			different = append(different, spelt[i])
		}
	}
	slices.SortFunc(different, func(x, y []int) int { return slices.Compare(x, y) })
	different = slices.CompactFunc(different, func(x, y []int) bool { return slices.Equal(x, y) })
	ranked := motif{cell.nodes, make([]int, len(cell.edges))}
	for i, e := range cell.edges {
		if e > 0 {
			ranked.edges[i] = 1 + slices.IndexFunc(different, func(x []int) bool { return slices.Equal(x, spelt[e-1]) })
		}
	}
	ranked = ranked.first()
	c := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	newMotifs, newCell := s.split(c.Genes)
	number := map[int]int{}
	for i, rank := range ranked.edges {
		if rank == 0 {
			continue
		}
		if number[rank] == 0 {
			number[rank] = len(number) + 1
			copy(newMotifs[number[rank]-1].edges, different[rank-1])
		}
		newCell.edges[i] = number[rank]
	}
	return c, nil
}

// text gives the digits of each motif's edges and, after a bar, those of the
// cell's, as in "120040/100000|101000".
func (s *Space) text(a space.Arch) (string, error) {
	motifs, cell := s.split(a.Genes)
	var parts []string
	for _, m := range motifs {
		parts = append(parts, digits(m.edges))
	}
	return strings.Join(parts, "/") + "|" + digits(cell.edges), nil
}

func digits(edges []int) string {
	var b strings.Builder
	for _, e := range edges {
		b.WriteByte('0' + byte(e))
	}
	return b.String()
}

func (s *Space) parse(text string) (space.Arch, error) {
	left, cell, ok := strings.Cut(text, "|")
	motifs := strings.Split(left, "/")
	if !ok || len(motifs) != s.config.Motifs {
		return space.Arch{}, fmt.Errorf("hierarchical: want the edges of %d motifs parted by /, then | and the edges of the cell", s.config.Motifs)
	}
	a := space.Arch{Space: s.name}
	for i, part := range append(motifs, cell) {
		want := edgeCount(s.config.MotifNodes)
		if i == len(motifs) {
			want = edgeCount(s.config.CellNodes)
		}
		if len(part) != want {
			return space.Arch{}, fmt.Errorf("hierarchical: %q has %d edges, not %d", part, len(part), want)
		}
		for _, c := range []byte(part) {
			a.Genes = append(a.Genes, int(c)-'0')
		}
	}
	return a, nil
}
