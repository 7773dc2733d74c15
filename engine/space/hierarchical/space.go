package hierarchical

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// Config is the shape of a space.
type Config struct {
	Primitives []string // some of those of [Primitives]; nil means all
	Motifs     int      // motifs, 1 to 9; 0 means 6
	MotifNodes int      // nodes of a motif, input and output among them, 2 to 5; 0 means 4
	CellNodes  int      // nodes of the cell, 2 to 6; 0 means 5
}

var primitives = []string{"conv1x1", "dwconv3x3", "sepconv3x3", "maxpool3x3", "avgpool3x3", "identity"}

// Primitives lists the operations that edges of motifs may carry.
func Primitives() []string { return slices.Clone(primitives) }

func (c Config) filled() Config {
	if c.Primitives == nil {
		c.Primitives = primitives
	}
	c.Primitives = slices.Clone(c.Primitives)
	for _, d := range []struct {
		x     *int
		value int
	}{{&c.Motifs, 6}, {&c.MotifNodes, 4}, {&c.CellNodes, 5}} {
		if *d.x == 0 {
			*d.x = d.value
		}
	}
	return c
}

func (c Config) check() error {
	switch {
	case c.Motifs < 1 || c.Motifs > 9:
		return fmt.Errorf("hierarchical: a space has 1 to 9 motifs, not %d", c.Motifs)
	case c.MotifNodes < 2 || c.MotifNodes > 5:
		return fmt.Errorf("hierarchical: a motif has 2 to 5 nodes, not %d", c.MotifNodes)
	case c.CellNodes < 2 || c.CellNodes > 6:
		return fmt.Errorf("hierarchical: a cell has 2 to 6 nodes, not %d", c.CellNodes)
	case len(c.Primitives) == 0:
		return fmt.Errorf("hierarchical: a space has at least one primitive")
	}
	for i, p := range c.Primitives {
		if !slices.Contains(primitives, p) || slices.Contains(c.Primitives[:i], p) {
			return fmt.Errorf("hierarchical: primitive %q is none of %v, or stands twice", p, primitives)
		}
	}
	return nil
}

// Name is the registered name of the space of the zero [Config].
const Name = "hierarchical"

// Space is the search space. Make one with [New]. It is immutable and safe for
// concurrent use.
type Space struct {
	name   string
	config Config
	dims   []space.Dim
	traits space.Traits
}

// New makes a space of the given name and shape.
func New(name string, c Config) (*Space, error) {
	c = c.filled()
	if err := c.check(); err != nil {
		return nil, err
	}
	if name == "" {
		return nil, fmt.Errorf("hierarchical: the space needs a name, such as %q", Name)
	}
	s := &Space{name: name, config: c}
	motifs := []string{"none"}
	for m := range c.Motifs {
		motifs = append(motifs, fmt.Sprintf("motif%d", m))
		s.addDims(fmt.Sprintf("motif%d", m), c.MotifNodes, append([]string{"none"}, c.Primitives...))
	}
	s.addDims("cell", c.CellNodes, motifs)
	s.traits = space.Traits{
		Canonical:  s.canonical,
		Mutate:     s.mutate,
		Neighbours: s.neighbours,
		Enumerate:  s.enumerate,
		Text:       s.text,
		Parse:      s.parse,
		Cells:      s.cells(),
		Draw:       s.draw,
	}
	return s, nil
}

// addDims appends one decision per edge of a graph.
func (s *Space) addDims(name string, nodes int, choices []string) {
	for to := 1; to < nodes; to++ {
		for from := range to {
			s.dims = append(s.dims, space.Labels(fmt.Sprintf("%s[%d,%d]", name, from, to), choices...))
		}
	}
}

// Register makes the space known to [space.New].
func Register() {
	space.Register(Name, func() (space.Space, error) { return New(Name, Config{}) })
}

// Name returns the space's name.
func (s *Space) Name() string { return s.name }

// Config returns a copy of the shape, defaults put in.
func (s *Space) Config() Config { return s.config.filled() }

// Dims lists the decisions: for each motif what its edges carry, column by column
// (0,1; 0,2; 1,2; 0,3; ..), then the same of the cell.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Check returns nil for genes in range whose cell has a path from input to output
// through motifs that have one.
func (s *Space) Check(a space.Arch) error {
	if err := space.CheckGenes(s.name, s.dims, a); err != nil {
		return err
	}
	motifs, cell := s.split(a.Genes)
	if !cell.live(motifs).any() {
		return fmt.Errorf("hierarchical: no path leads from the input of the cell to its output through motifs that are not empty")
	}
	return nil
}

// String gives the name and the shape.
func (s *Space) String() string {
	return fmt.Sprintf("space %s: %d motifs of %d nodes over %d primitives, a cell of %d nodes",
		s.name, s.config.Motifs, s.config.MotifNodes, len(s.config.Primitives), s.config.CellNodes)
}

// split cuts the genes into the motifs and the cell.
func (s *Space) split(genes []int) (motifs []motif, cell motif) {
	n := edgeCount(s.config.MotifNodes)
	for range s.config.Motifs {
		motifs = append(motifs, motif{s.config.MotifNodes, genes[:n]})
		genes = genes[n:]
	}
	return motifs, motif{s.config.CellNodes, genes}
}

// mutate changes one edge so that another network comes out.
func (s *Space) mutate(a space.Arch, rng *rand.Rand) (space.Arch, error) {
	before, err := s.canonical(a)
	if err != nil {
		return space.Arch{}, err
	}
	for range 10000 {
		i := rng.IntN(len(s.dims))
		n := len(s.dims[i].Choices)
		b := a.With(i, (a.Genes[i]+1+rng.IntN(n-1))%n)
		if s.differs(before, b) {
			return b, nil
		}
	}
	return space.Arch{}, fmt.Errorf("hierarchical: mutate: no change of one edge of %v was found that gives another network", a)
}

// differs reports whether b is legal and another network.
func (s *Space) differs(canonical, b space.Arch) bool {
	if s.Check(b) != nil {
		return false
	}
	after, err := s.canonical(b)
	return err == nil && !after.Equal(canonical)
}

// neighbours lists the architectures that differ in one edge and are other
// networks.
func (s *Space) neighbours(a space.Arch) ([]space.Arch, error) {
	before, err := s.canonical(a)
	if err != nil {
		return nil, err
	}
	var list []space.Arch
	for i, d := range s.dims {
		for g := range d.Choices {
			if b := a.With(i, g); g != a.Genes[i] && s.differs(before, b) {
				list = append(list, b)
			}
		}
	}
	return list, nil
}
