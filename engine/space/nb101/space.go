package nb101

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/space"
)

// Name is the space's registered name.
const Name = "nb101"

// edgeGenes is how many genes are edges; the operations' genes follow.
const edgeGenes = MaxVertices * (MaxVertices - 1) / 2

// Space is the search space. Make one with [New]. It is immutable and safe for
// concurrent use.
type Space struct {
	dims   []space.Dim
	traits space.Traits
}

// New makes the space.
func New() *Space {
	s := &Space{}
	for x := range MaxVertices {
		for y := x + 1; y < MaxVertices; y++ {
			s.dims = append(s.dims, space.Labels(fmt.Sprintf("edge[%d,%d]", x, y), "none", "edge"))
		}
	}
	for v := 1; v < MaxVertices-1; v++ {
		s.dims = append(s.dims, space.Labels(fmt.Sprintf("op[%d]", v), opNames...))
	}
	s.traits = space.Traits{
		Size: Unique, Unique: Unique, Distinct: true,
		Canonical:  s.canonical,
		Mutate:     s.mutate,
		Neighbours: s.neighbours,
		Enumerate:  s.enumerate,
		Text:       s.text,
		Parse:      s.parse,
		Cells:      s.cells(),
		Encodings:  s.encodings(),
		Draw:       s.draw,
	}
	return s
}

// Register makes the space known to [space.New].
func Register() { space.Register(Name, func() (space.Space, error) { return New(), nil }) }

// Name returns "nb101".
func (s *Space) Name() string { return Name }

// Dims lists the decisions: 21 edges of the upper triangle row by row, then the
// operations of vertices 1 to 5.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// String gives the name and the size.
func (s *Space) String() string {
	return fmt.Sprintf("space %s: %d decisions, %d different cells", Name, len(s.dims), Unique)
}

// Check returns nil for genes whose cell, pruned, is one of the space.
func (s *Space) Check(a space.Arch) error {
	if err := space.CheckGenes(Name, s.dims, a); err != nil {
		return err
	}
	if c := raw(a); !c.ok() {
		return c.Check()
	}
	return nil
}

// Graph returns the benchmark's whole network; see [Cell.Graph].
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	return raw(a).Graph()
}

// raw is the cell that the genes spell out, with 7 vertices.
func raw(a space.Arch) Cell {
	c := Cell{N: MaxVertices}
	at := 0
	for x := range MaxVertices {
		for y := x + 1; y < MaxVertices; y++ {
			if a.Genes[at] == 1 {
				c.Bits |= edge(x, y)
			}
			at++
		}
	}
	for v := range c.Ops {
		c.Ops[v] = Op(a.Genes[edgeGenes+v])
	}
	return c
}

// Cell returns the cell of the genes, with 7 vertices and not pruned.
func (s *Space) Cell(a space.Arch) (Cell, error) {
	if err := s.Check(a); err != nil {
		return Cell{}, err
	}
	return raw(a), nil
}

// Arch returns the genes that spell the cell out. A cell of fewer than 7
// vertices gets its inner vertices first and its output last.
func (s *Space) Arch(c Cell) (space.Arch, error) {
	if err := c.Check(); err != nil {
		return space.Arch{}, err
	}
	return genes(c), nil
}

func genes(c Cell) space.Arch {
	c = c.padded()
	g := make([]int, 0, edgeGenes+maxInner)
	for x := range MaxVertices {
		for y := x + 1; y < MaxVertices; y++ {
			bit := 0
			if c.Edge(x, y) {
				bit = 1
			}
			g = append(g, bit)
		}
	}
	for _, op := range c.Ops {
		g = append(g, int(op))
	}
	return space.Arch{Space: Name, Genes: g}
}

// SampleUnique draws uniformly among the 423,624 different cells, in canonical
// form. [space.Sample] draws uniformly among the legal genes instead, as the
// field does, so that cells with many spellings come more often.
func (s *Space) SampleUnique(rng *rand.Rand) space.Arch {
	return genes(Cells()[rng.IntN(Unique)])
}

func (s *Space) canonical(a space.Arch) (space.Arch, error) {
	c, err := raw(a).Canonical()
	if err != nil {
		return space.Arch{}, err
	}
	return genes(c), nil
}

func (s *Space) enumerate(visit func(space.Arch) bool) error {
	Enumerate(func(c Cell) bool { return visit(genes(c)) })
	return nil
}

func (s *Space) text(a space.Arch) (string, error) { return raw(a).String(), nil }

func (s *Space) parse(text string) (space.Arch, error) {
	c, err := ParseCell(text)
	if err != nil {
		return space.Arch{}, err
	}
	return s.Arch(c)
}
