package nas

import (
	"fmt"
	"strings"

	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/table"
)

// neighbourDraws is how many architectures are drawn for a mean number of neighbours.
const neighbourDraws = 20

// Spaces lists the registered search spaces.
func (s *Session) Spaces() *Table {
	t := table.New("search spaces", "space", "decisions", "architectures", "networks", "neighbours", "encodings")
	for _, n := range space.Names() {
		sp, err := space.New(n)
		s.check(err)
		size, err := space.Size(sp)
		s.check(err)
		unique, err := space.Unique(sp)
		s.check(err)
		var networks any // left empty where nobody has counted
		if unique > 0 {
			networks = unique
		}
		near, err := meanNeighbours(sp)
		s.check(err)
		var names []string
		for _, e := range space.Encodings(sp) {
			names = append(names, e.Name)
		}
		t.Add(n, len(sp.Dims()), size, networks, near, strings.Join(names, " "))
	}
	return t
}

// meanNeighbours is the mean size of the neighbourhoods of some architectures.
func meanNeighbours(sp SearchSpace) (float64, error) {
	rng := seed.New(1).Rand("neighbours")
	sum := 0
	for range neighbourDraws {
		near, err := space.Neighbours(sp, space.Sample(sp, rng))
		if err != nil {
			return 0, err
		}
		sum += len(near)
	}
	return float64(sum) / neighbourDraws, nil
}

// Encodings lists the encodings of a space.
func (s *Session) Encodings(sp SearchSpace) *Table {
	t := table.New("encodings of "+sp.Name(), "encoding", "numbers", "shape", "decodes")
	for _, e := range space.Encodings(sp) {
		shape := any(nil)
		switch {
		case e.Nodes > 0:
			shape = fmt.Sprintf("%d nodes x %d labels, %d x %d edges", e.Nodes, e.Features, e.Nodes, e.Nodes)
		case e.Vocab > 0:
			shape = fmt.Sprintf("tokens out of %d", e.Vocab)
		}
		t.Add(e.Name, e.Len, shape, e.Decode != nil)
	}
	return t
}
