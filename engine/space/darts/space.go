package darts

import (
	"fmt"

	"naslab/engine/name"
	"naslab/engine/space"
)

// Space is the whole space or one of the small ones. Make one with [New]. It is
// immutable and safe for concurrent use.
type Space struct {
	name     string
	cells    [2]Primitives // normal, reduce
	withNone bool
	dims     []space.Dim
	traits   space.Traits
}

// Genes of one cell: which two inputs nodes 3, 4 and 5 read, then the operation
// of each of the 14 edges. Node 2 always reads both inputs.
const (
	inputGenes = inner - 1
	cellGenes  = inputGenes + edges
)

var cellNames = [2]string{"normal", "reduce"}

// Names lists the spaces: "darts" and "darts/s1" to "darts/s4".
func Names() []string {
	var list []string
	for _, v := range variants {
		list = append(list, v.name)
	}
	return list
}

// New makes a space by name. An unknown name is an error that gives the nearest.
func New(called string) (*Space, error) {
	for _, v := range variants {
		if v.name == called {
			s := &Space{name: v.name, cells: [2]Primitives{v.normal, v.reduce}, withNone: v.withNone}
			s.build()
			return s, nil
		}
	}
	return nil, fmt.Errorf("darts: %w", name.Miss("space", called, Names(), "darts.Names()"))
}

// Register makes the spaces known to [space.New].
func Register() {
	for _, v := range variants {
		space.Register(v.name, func() (space.Space, error) { return New(v.name) })
	}
}

func (s *Space) build() {
	for cell, called := range cellNames {
		for node := inputs + 1; node < nodes; node++ {
			s.dims = append(s.dims, space.Labels(fmt.Sprintf("%s.inputs[%d]", called, node), pairLabels(node)...))
		}
		for node := inputs; node < nodes; node++ {
			for input := range node {
				s.dims = append(s.dims, s.edgeDim(cell, input, node))
			}
		}
	}
	s.traits = space.Traits{
		Unique:     s.unique(),
		Canonical:  s.canonical,
		Mutate:     s.mutate,
		Neighbours: s.neighbours,
		Cross:      s.cross,
		Text:       s.text,
		Parse:      s.parse,
		Encodings:  s.encodings(),
		Draw:       s.draw,
	}
}

// edgeDim is the decision on an edge's operation, which counts when the node
// reads that input.
func (s *Space) edgeDim(cell, input, node int) space.Dim {
	d := space.Dim{Name: fmt.Sprintf("%s.op[%d,%d]", cellNames[cell], input, node)}
	for _, op := range s.cells[cell][edgeAt(input, node)] {
		d.Choices = append(d.Choices, op.String())
	}
	if node == inputs {
		return d
	}
	d.When = fmt.Sprintf("%s.inputs[%d]", cellNames[cell], node)
	for i := range pairCount(node) {
		if a, b := pair(i); a == input || b == input {
			d.In = append(d.In, i)
		}
	}
	return d
}

// pair is the i-th pair a < b of inputs: 0,1; 0,2; 1,2; 0,3 and so on.
func pair(i int) (a, b int) {
	for b = 1; b*(b+1)/2 <= i; b++ {
	}
	return i - b*(b-1)/2, b
}

func pairIndex(a, b int) int { return min(a, b) + max(a, b)*(max(a, b)-1)/2 }

func pairCount(node int) int { return node * (node - 1) / 2 }

func pairLabels(node int) []string {
	var list []string
	for i := range pairCount(node) {
		a, b := pair(i)
		list = append(list, fmt.Sprintf("%d,%d", a, b))
	}
	return list
}

// unique counts the different networks. The whole space is counted by formula,
// the small ones were listed.
func (s *Space) unique() float64 {
	switch s.name {
	case "darts":
		n := uniqueCells(len(all[0]))
		return n * n
	case "darts/s1":
		return s1Unique
	}
	n := uniqueCells(2)
	return n * n
}

// Name returns the space's name, such as "darts/s1".
func (s *Space) Name() string { return s.name }

// Dims lists the decisions: for the normal and then the reduction cell the inputs
// of nodes 3 to 5 and the operations of the 14 edges, of which those count that
// a node reads.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Check returns nil for genes in range.
func (s *Space) Check(a space.Arch) error { return space.CheckGenes(s.name, s.dims, a) }

// String gives the name and the size.
func (s *Space) String() string {
	size, err := space.Size(s)
	if err != nil {
		return "space " + s.name
	}
	return fmt.Sprintf("space %s: %d decisions, %.4g architectures", s.name, len(s.dims), size)
}

// Primitives returns the operations that a supernet mixes on each of the 14 edges
// of a cell, reduction or normal, by name. Those of "darts" and "darts/s3" begin
// with "none", which is never picked in the end.
func (s *Space) Primitives(reduction bool) [][]string {
	cell := 0
	if reduction {
		cell = 1
	}
	var list [][]string
	for _, ops := range s.cells[cell] {
		var names []string
		if s.withNone {
			names = append(names, none)
		}
		for _, op := range ops {
			names = append(names, op.String())
		}
		list = append(list, names)
	}
	return list
}

// Genotype returns the architecture's two cells, edges sorted.
func (s *Space) Genotype(a space.Arch) (Genotype, error) {
	if err := s.Check(a); err != nil {
		return Genotype{}, err
	}
	return s.genotype(a), nil
}

func (s *Space) genotype(a space.Arch) Genotype {
	return Genotype{s.cell(0, a.Genes[:cellGenes]), s.cell(1, a.Genes[cellGenes:])}
}

func (s *Space) cell(which int, genes []int) (c Cell) {
	for node := inputs; node < nodes; node++ {
		in0, in1 := 0, 1
		if node > inputs {
			in0, in1 = pair(genes[node-inputs-1])
		}
		for k, input := range []int{in0, in1} {
			at := edgeAt(input, node)
			c[2*(node-inputs)+k] = Edge{input, s.cells[which][at][genes[inputGenes+at]]}
		}
	}
	return c
}

// Arch returns the genes of a genotype, 0 where an edge is not there. It is an
// error when an edge has an operation that it cannot have in this space.
func (s *Space) Arch(g Genotype) (space.Arch, error) {
	if err := g.Check(); err != nil {
		return space.Arch{}, err
	}
	for which, c := range []Cell{g.Normal, g.Reduce} {
		if err := s.cells[which].check(c); err != nil {
			return space.Arch{}, fmt.Errorf("darts: %s: the %s cell: %w", s.name, cellNames[which], err)
		}
	}
	return s.arch(g), nil
}

func (s *Space) arch(g Genotype) space.Arch {
	genes := make([]int, 2*cellGenes)
	for which, c := range []Cell{g.Normal.sorted(), g.Reduce.sorted()} {
		of := genes[which*cellGenes:]
		for node := inputs; node < nodes; node++ {
			e := c[2*(node-inputs) : 2*(node-inputs)+2]
			if node > inputs {
				of[node-inputs-1] = pairIndex(e[0].Input, e[1].Input)
			}
			for _, e := range e {
				at := edgeAt(e.Input, node)
				of[inputGenes+at] = indexOf(s.cells[which][at], e.Op)
			}
		}
	}
	return space.Arch{Space: s.name, Genes: genes}
}

func indexOf(list []Op, op Op) int {
	for i, o := range list {
		if o == op {
			return i
		}
	}
	return 0
}

func (s *Space) canonical(a space.Arch) (space.Arch, error) {
	g := s.genotype(a)
	return s.arch(Genotype{g.Normal.first(s.cells[0].allow), g.Reduce.first(s.cells[1].allow)}), nil
}

// text is the compact tuple.
func (s *Space) text(a space.Arch) (string, error) { return s.genotype(a).Compact(), nil }

func (s *Space) parse(text string) (space.Arch, error) {
	g, err := ParseGenotype(text)
	if err != nil {
		return space.Arch{}, err
	}
	return s.Arch(g)
}
