package nbnlp

import (
	"fmt"

	"naslab/engine/space"
)

// Name is the space's registered name.
const Name = "nbnlp"

// Genes: the states, the nodes, four per node, then the new states.
const (
	statesGene = 0
	nodesGene  = 1
	firstNode  = 2
	perNode    = 1 + maxInputs
	firstNew   = firstNode + MaxNodes*perNode
	geneCount  = firstNew + MaxStates
)

// Space is the search space. Make one with [New]. It is immutable and safe for
// concurrent use.
type Space struct {
	dims   []space.Dim
	traits space.Traits
}

// New makes the space.
func New() *Space {
	s := &Space{}
	s.dims = append(s.dims, space.Numbers("states", upTo(MaxStates)...), space.Numbers("nodes", upTo(MaxNodes)...))
	for j := range MaxNodes {
		when := ""
		var in []int
		if j > 0 {
			when = "nodes"
			for n := j; n < MaxNodes; n++ {
				in = append(in, n)
			}
		}
		s.dims = append(s.dims, space.Dim{Name: fmt.Sprintf("op[%d]", j), Choices: opLabels, When: when, In: in})
		for i := range maxInputs {
			s.dims = append(s.dims, space.Dim{Name: fmt.Sprintf("input[%d,%d]", j, i), Choices: valueLabels(j), When: when, In: in})
		}
	}
	for k := range MaxStates {
		d := space.Labels(fmt.Sprintf("new[%d]", k), valueLabels(MaxNodes)[sources:]...)
		if k > 0 {
			d.When = "states"
			for n := k; n < MaxStates; n++ {
				d.In = append(d.In, n)
			}
		}
		s.dims = append(s.dims, d)
	}
	s.traits = space.Traits{
		Size:       sizeOf(MaxNodes),
		Canonical:  s.canonical,
		Sample:     s.sample,
		Mutate:     s.mutate,
		Neighbours: s.neighbours,
		Cross:      s.cross,
		Enumerate:  s.enumerate,
		Text:       func(a space.Arch) (string, error) { return cellOf(a).Recipe(), nil },
		Parse:      s.parse,
		Encodings:  s.encodings(),
		Draw:       s.draw,
	}
	return s
}

func upTo(n int) []float64 {
	var list []float64
	for i := range n {
		list = append(list, float64(i+1))
	}
	return list
}

// valueLabels names what node j may read.
func valueLabels(j int) []string {
	list := []string{"x", "h_prev_0", "h_prev_1", "h_prev_2"}
	for i := range j {
		list = append(list, fmt.Sprintf("node%d", i))
	}
	return list
}

// Register makes the space known to [space.New].
func Register() { space.Register(Name, func() (space.Space, error) { return New(), nil }) }

// Name returns "nbnlp".
func (s *Space) Name() string { return Name }

// Dims lists the decisions; see the package comment.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// String gives the name and the size.
func (s *Space) String() string {
	return fmt.Sprintf("space %s: cells of up to %d nodes, %.4g architectures", Name, MaxNodes, s.traits.Size)
}

// Check returns nil for genes that spell out a cell as [Cell.Check] wants it; the
// inputs that an operation does not take are 0.
func (s *Space) Check(a space.Arch) error {
	if err := space.CheckGenes(Name, s.dims, a); err != nil {
		return err
	}
	c := cellOf(a)
	for j, n := range c.Nodes {
		for i := len(n.Inputs); i < maxInputs; i++ {
			if a.Genes[firstNode+j*perNode+1+i] != 0 {
				return fmt.Errorf("nbnlp: node %d: %v takes %d inputs, so that choice %d must be 0", j, n.Op, len(n.Inputs), i)
			}
		}
	}
	return c.Check()
}

// cellOf reads genes in range.
func cellOf(a space.Arch) Cell {
	c := Cell{States: a.Genes[statesGene] + 1}
	for j := range a.Genes[nodesGene] + 1 {
		genes := a.Genes[firstNode+j*perNode:]
		op := Op(genes[0])
		n := Node{Op: op}
		for i := range arities[op] {
			n.Inputs = append(n.Inputs, genes[1+i])
		}
		c.Nodes = append(c.Nodes, n)
	}
	c.New = append(c.New, a.Genes[firstNew:firstNew+c.States]...)
	return c
}

// Cell returns the cell that the genes spell out.
func (s *Space) Cell(a space.Arch) (Cell, error) {
	if err := s.Check(a); err != nil {
		return Cell{}, err
	}
	return cellOf(a), nil
}

// Arch returns the genes of a cell, its nodes in the order in which they stand.
func (s *Space) Arch(c Cell) (space.Arch, error) {
	if err := c.Check(); err != nil {
		return space.Arch{}, err
	}
	return genes(c), nil
}

func genes(c Cell) space.Arch {
	g := make([]int, geneCount)
	g[statesGene], g[nodesGene] = c.States-1, len(c.Nodes)-1
	for j, n := range c.Nodes {
		at := firstNode + j*perNode
		g[at] = int(n.Op)
		copy(g[at+1:], n.Inputs)
	}
	copy(g[firstNew:], c.New)
	return space.Arch{Space: Name, Genes: g}
}

func (s *Space) canonical(a space.Arch) (space.Arch, error) { return genes(cellOf(a).canonical()), nil }

// parse reads a recipe or a compact tuple.
func (s *Space) parse(text string) (space.Arch, error) {
	read := ParseRecipe
	if len(text) > 0 && (text[0] == '(' || text[0] == '[') {
		read = ParseCompact
	}
	c, err := read(text)
	if err != nil {
		return space.Arch{}, err
	}
	return genes(c), nil
}
