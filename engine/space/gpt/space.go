package gpt

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/space"
)

// Space is one scale of the search space. Make one with [New] or [NewSpace]. It
// is immutable and safe for concurrent use.
type Space struct {
	name      string
	choices   Choices
	dims      []space.Dim
	counts    []int // counts[i] is the number of choices of decision i
	maxLayers int
	traits    space.Traits
}

// NewSpace makes a scale of your own. The name should begin with "gpt/", as
// those of the published scales do; [space.Register] makes it known to others.
// It returns an error that names the list of choices that is not legal.
func NewSpace(name string, c Choices) (*Space, error) {
	c = c.filled()
	if strings.TrimPrefix(name, "gpt/") == "" {
		return nil, fmt.Errorf("gpt: the space needs a name, such as %q", "gpt/tiny")
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("gpt: %s: %w", name, err)
	}
	s := &Space{name: name, choices: c, maxLayers: c.Layers[len(c.Layers)-1]}
	s.dims = makeDims(c, s.maxLayers)
	for _, d := range s.dims {
		s.counts = append(s.counts, len(d.Choices))
	}
	s.traits = space.Traits{Text: s.Text, Parse: s.Parse, Draw: s.draw, Encodings: s.encodings()}
	return s, nil
}

func makeDims(c Choices, maxLayers int) []space.Dim {
	dims := []space.Dim{numbers("embed_dim", c.EmbedDims), numbers("n_layer", c.Layers)}
	for _, block := range []struct {
		name    string
		choices []int
	}{{"mlp_ratio", c.Ratios}, {"n_head", c.Heads}} {
		for layer := range maxLayers {
			d := numbers(fmt.Sprintf("%s[%d]", block.name, layer), block.choices)
			if layer >= c.Layers[0] {
				d.When = "n_layer"
				d.In = choicesOver(c.Layers, layer)
			}
			dims = append(dims, d)
		}
	}
	return append(dims, space.Dim{Name: "bias", Choices: []string{"False", "True"}, Values: []float64{0, 1}})
}

// choicesOver lists the indices of the depths at which the layer is there.
func choicesOver(depths []int, layer int) []int {
	var in []int
	for i, depth := range depths {
		if depth > layer {
			in = append(in, i)
		}
	}
	return in
}

func numbers(name string, choices []int) space.Dim {
	values := make([]float64, len(choices))
	for i, c := range choices {
		values[i] = float64(c)
	}
	return space.Numbers(name, values...)
}

// Name returns the space's name, such as "gpt/s".
func (s *Space) Name() string { return s.name }

// Traits gives the benchmark's own text form, encodings and the picture.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Scale returns the name without "gpt/".
func (s *Space) Scale() string { return strings.TrimPrefix(s.name, "gpt/") }

// Dims lists the decisions; see the package comment for their order.
func (s *Space) Dims() []space.Dim { return s.dims }

// Choices returns a copy of the scale's choices, defaults put in.
func (s *Space) Choices() Choices { return s.choices.filled() }

// MaxLayers returns the largest depth, Lmax.
func (s *Space) MaxLayers() int { return s.maxLayers }

// Check returns nil for an architecture of this space. It allocates nothing
// then.
func (s *Space) Check(a space.Arch) error {
	if a.Space != s.name || len(a.Genes) != len(s.counts) {
		return space.CheckGenes(s.name, s.dims, a)
	}
	for i, g := range a.Genes {
		if uint(g) >= uint(s.counts[i]) {
			return space.CheckGenes(s.name, s.dims, a)
		}
	}
	return nil
}

// String gives the name, the number of decisions and the size.
func (s *Space) String() string {
	size, err := space.Size(s)
	if err != nil {
		return "space " + s.name
	}
	return fmt.Sprintf("space %s: %d decisions, %.5g architectures", s.name, len(s.dims), size)
}

// Positions of the genes; see the package comment.
const (
	embedGene  = 0
	layersGene = 1
	ratioGene  = 2 // of layer 0
)

func (s *Space) headGene() int { return ratioGene + s.maxLayers } // of layer 0
func (s *Space) biasGene() int { return ratioGene + 2*s.maxLayers }

// gene returns the index of value among choices, or an error that lists them.
func (s *Space) gene(what string, value int, choices []int) (int, error) {
	i := slices.Index(choices, value)
	if i < 0 {
		return 0, fmt.Errorf("gpt: %s: %s %d is no choice; it has %v", s.name, what, value, choices)
	}
	return i, nil
}
