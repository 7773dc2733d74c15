package nb201

import (
	"fmt"

	"naslab/engine/space"
)

// Operations in the order of the genes.
const (
	Skip    = iota // skip_connect
	None           // none
	Conv3x3        // nor_conv_3x3: ReLU, convolution, batch normalisation
	Conv1x1        // nor_conv_1x1
	AvgPool        // avg_pool_3x3
)

// ops are the official names of the operations.
var ops = []string{"skip_connect", "none", "nor_conv_3x3", "nor_conv_1x1", "avg_pool_3x3"}

// Ops lists the operations' official names in the order of the genes.
func Ops() []string { return append([]string(nil), ops...) }

// edges are the source and the target of each gene's edge.
var edges = []space.Edge{{From: 0, To: 1}, {From: 0, To: 2}, {From: 0, To: 3}, {From: 1, To: 2}, {From: 1, To: 3}, {From: 2, To: 3}}

// Size is the number of cells and Unique that of different networks.
const (
	Size   = 15625
	Unique = 6466
)

// Space is the space of cells. Make it with [New]; it is immutable and safe for
// concurrent use.
type Space struct {
	dims   []space.Dim
	traits space.Traits
}

// New makes the space, whose name is "nb201".
func New() *Space {
	s := &Space{}
	for _, e := range edges {
		s.dims = append(s.dims, space.Labels(fmt.Sprintf("op[%d<-%d]", e.To, e.From), ops...))
	}
	s.traits = space.Traits{
		Unique: Unique, Canonical: canonical,
		Text: s.Text, Parse: s.Parse,
		Cells: cells(), Draw: s.draw,
	}
	return s
}

// Register makes the space known to [space.New].
func Register() {
	space.Register("nb201", func() (space.Space, error) { return New(), nil })
}

// Name returns "nb201".
func (s *Space) Name() string { return "nb201" }

// Dims lists the six edges.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits gives texts, isomorphism, encodings and pictures.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Check returns nil for a cell of this space. It allocates nothing then.
func (s *Space) Check(a space.Arch) error {
	if a.Space != "nb201" || len(a.Genes) != len(edges) {
		return space.CheckGenes("nb201", s.dims, a)
	}
	for _, g := range a.Genes {
		if uint(g) >= uint(len(ops)) {
			return space.CheckGenes("nb201", s.dims, a)
		}
	}
	return nil
}

// Graph returns the network of a for CIFAR-10; see [Space.Network].
func (s *Space) Graph(a space.Arch) (*space.Graph, error) { return s.Network(a, Net{}) }

// String gives the name and the size.
func (s *Space) String() string {
	return fmt.Sprintf("space nb201: %d decisions, %d architectures, %d different networks", len(edges), Size, Unique)
}

// Number returns the genes read as one number in base 5, 0 to Size-1: the place
// of a cell in the order of [space.Enumerate]. The cell must be legal.
func Number(a space.Arch) int {
	n := 0
	for _, g := range a.Genes {
		n = n*len(ops) + g
	}
	return n
}

// FromNumber is the inverse of [Number], for 0 <= n < Size.
func FromNumber(n int) (space.Arch, error) {
	if n < 0 || n >= Size {
		return space.Arch{}, fmt.Errorf("nb201: the number %d of a cell is not between 0 and %d", n, Size-1)
	}
	return numbered(n), nil
}

func numbered(n int) space.Arch {
	genes := make([]int, len(edges))
	for i := len(genes) - 1; i >= 0; i-- {
		genes[i] = n % len(ops)
		n /= len(ops)
	}
	return space.Arch{Space: "nb201", Genes: genes}
}
