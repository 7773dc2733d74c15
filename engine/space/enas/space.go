package enas

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/space"
)

// Ops are the operations in the order of their codes.
var ops = []string{"conv3x3", "sepconv3x3", "conv5x5", "sepconv5x5", "avgpool3x3", "maxpool3x3"}

// Ops lists the operations in the order of their codes 0 to 5.
func Ops() []string { return slices.Clone(ops) }

// Bounds of the number of layers.
const (
	MinLayers = 2
	MaxLayers = 24
)

// Space is the space of one depth. Make one with [New]. It is immutable and safe
// for concurrent use.
type Space struct {
	name   string
	layers int
	dims   []space.Dim
	traits space.Traits
}

// New makes the space of the given number of layers, "enas/6" for six.
func New(layers int) (*Space, error) {
	if layers < MinLayers || layers > MaxLayers {
		return nil, fmt.Errorf("enas: a network has %d to %d layers, not %d", MinLayers, MaxLayers, layers)
	}
	s := &Space{name: fmt.Sprintf("enas/%d", layers), layers: layers}
	for i := range layers {
		s.dims = append(s.dims, space.Labels(fmt.Sprintf("op[%d]", i), ops...))
		for j := range i {
			s.dims = append(s.dims, space.Labels(fmt.Sprintf("skip[%d,%d]", j, i), "no", "yes"))
		}
	}
	s.traits = space.Traits{
		Text:      s.text,
		Parse:     s.parse,
		Cells:     s.cells(),
		Encodings: []space.Encoding{{Name: "onehot", Len: layers*len(ops) + layers*(layers-1)/2, Encode: s.oneHot, Decode: s.fromOneHot}},
	}
	return s, nil
}

// Register makes the spaces of six and of twelve layers known to [space.New].
func Register() {
	for _, layers := range []int{6, 12} {
		space.Register(fmt.Sprintf("enas/%d", layers), func() (space.Space, error) { return New(layers) })
	}
}

// Name returns the space's name, such as "enas/6".
func (s *Space) Name() string { return s.name }

// Layers returns the number of layers.
func (s *Space) Layers() int { return s.layers }

// Dims lists the decisions, layer by layer: the operation, then whether vertex 0
// (the input), 1, .. is read in addition.
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
	return fmt.Sprintf("space %s: %d layers, %.4g architectures", s.name, s.layers, size)
}

// opGene is the place of layer i's operation; its skip genes follow.
func opGene(i int) int { return i * (i + 1) / 2 }

// reads lists the vertices that layer i reads: those of its skip genes that are
// set, then the vertex before it.
func reads(genes []int, i int) []int {
	var from []int
	for j := range i {
		if genes[opGene(i)+1+j] == 1 {
			from = append(from, j)
		}
	}
	return append(from, i)
}

// longestPaths is the depth up to which all paths are numbered: 6^6 are.
const longestPaths = 6

func (s *Space) cells() *space.Cells {
	c := &space.Cells{
		Labels:  append(append([]string{"input"}, ops...), "output"),
		Nodes:   s.layers + 2,
		MinPath: 1, Truncate: min(s.layers, 3),
		Graph: func(a space.Arch) (space.Cell, error) {
			cell := space.Cell{Ops: []int{0}}
			for i := range s.layers {
				cell.Ops = append(cell.Ops, a.Genes[opGene(i)]+1)
				for _, from := range reads(a.Genes, i) {
					cell.Edges = append(cell.Edges, space.Edge{From: from, To: i + 1})
				}
			}
			cell.Ops = append(cell.Ops, len(ops)+1)
			cell.Edges = append(cell.Edges, space.Edge{From: s.layers, To: s.layers + 1})
			return cell, nil
		},
		Arch: s.fromCell,
	}
	if s.layers <= longestPaths {
		c.MaxPath = s.layers
	}
	return c
}

func (s *Space) fromCell(cell space.Cell) (space.Arch, error) {
	if len(cell.Ops) != s.layers+2 {
		return space.Arch{}, fmt.Errorf("%d layers, not %d", len(cell.Ops)-2, s.layers)
	}
	a := space.Arch{Space: s.name, Genes: make([]int, len(s.dims))}
	chain := 0
	for _, e := range cell.Edges {
		switch {
		case e.To == e.From+1:
			chain++
		case e.To > s.layers:
			return space.Arch{}, fmt.Errorf("vertex %d leads to the output; only the last layer does", e.From)
		default:
			a.Genes[opGene(e.To-1)+1+e.From] = 1
		}
	}
	if chain != s.layers+1 {
		return space.Arch{}, fmt.Errorf("the chain from layer to layer is broken: %d of %d edges", chain, s.layers+1)
	}
	for i := range s.layers {
		a.Genes[opGene(i)] = cell.Ops[i+1] - 1
	}
	return a, nil
}

// oneHot has six numbers per layer for its operation, then one bit per skip: 51
// numbers for six layers.
func (s *Space) oneHot(a space.Arch) ([]float64, error) {
	x := make([]float64, s.layers*len(ops), s.layers*len(ops)+len(s.dims)-s.layers)
	for i := range s.layers {
		at := opGene(i)
		x[i*len(ops)+a.Genes[at]] = 1
		for _, bit := range a.Genes[at+1 : opGene(i+1)] {
			x = append(x, float64(bit))
		}
	}
	return x, nil
}

func (s *Space) fromOneHot(x []float64) (space.Arch, error) {
	a := space.Arch{Space: s.name}
	bits := x[s.layers*len(ops):]
	for i := range s.layers {
		hot := x[i*len(ops) : (i+1)*len(ops)]
		op := slices.Index(hot, 1)
		for j, v := range hot {
			if op < 0 || j != op && v != 0 {
				return space.Arch{}, fmt.Errorf("layer %d: %g is not one-hot", i, hot)
			}
		}
		a.Genes = append(a.Genes, op)
		for _, bit := range bits[:i] {
			if bit != 0 && bit != 1 || math.IsNaN(bit) {
				return space.Arch{}, fmt.Errorf("layer %d: %g is no bit", i, bit)
			}
			a.Genes = append(a.Genes, int(bit))
		}
		bits = bits[i:]
	}
	return a, nil
}
