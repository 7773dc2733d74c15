package ofa

import (
	"fmt"

	"naslab/engine/name"
	"naslab/engine/space"
)

// The choices.
var (
	depths     = []int{2, 3, 4}
	kernels    = []int{3, 5, 7}
	expansions = []int{3, 4, 6}
)

const (
	stageCount = 5
	maxDepth   = 4
	blockCount = stageCount * maxDepth
	// places of the genes
	kernelGene    = stageCount
	expansionGene = kernelGene + blockCount
	heightGene    = expansionGene + blockCount
)

// heights are the picture's choices.
func heights() []int {
	var list []int
	for r := 128; r <= 224; r += 4 {
		list = append(list, r)
	}
	return list
}

// Space is the space of one width. Make it with [New].
type Space struct {
	*space.Funcs
	width width
}

// Widths lists the two: "w1.0" and "w1.2".
func Widths() []string { return []string{"w1.0", "w1.2"} }

// New makes the space "ofa/w1.0" or "ofa/w1.2". Another width is an error.
func New(called string) (*Space, error) {
	w, ok := widths[called]
	if !ok {
		return nil, fmt.Errorf("ofa: %w", name.Miss("width", called, Widths(), "ofa.Widths()"))
	}
	s := &Space{width: w}
	f, err := space.NewFuncs("ofa/"+called, makeDims(), nil, s.graph)
	if err != nil {
		return nil, err
	}
	s.Funcs = f.With(space.Traits{
		Text: s.text, Parse: s.parse, Draw: s.draw,
		Encodings: []space.Encoding{{Name: "accuracy", Len: accuracyInput, Encode: s.accuracy}},
	})
	return s, nil
}

// Register makes both widths known to [space.New].
func Register() {
	for _, w := range Widths() {
		space.Register("ofa/"+w, func() (space.Space, error) { return New(w) })
	}
}

func makeDims() []space.Dim {
	var dims []space.Dim
	for stage := range stageCount {
		dims = append(dims, numbers(fmt.Sprintf("depth[%d]", stage), depths))
	}
	for _, kind := range []struct {
		name    string
		choices []int
	}{{"kernel", kernels}, {"expansion", expansions}} {
		for block := range blockCount {
			stage, at := block/maxDepth, block%maxDepth
			d := numbers(fmt.Sprintf("%s[%d][%d]", kind.name, stage, at), kind.choices)
			if at >= depths[0] {
				d.When = dims[stage].Name
				for i, depth := range depths {
					if depth > at {
						d.In = append(d.In, i)
					}
				}
			}
			dims = append(dims, d)
		}
	}
	return append(dims, numbers("height", heights()))
}

func numbers(called string, choices []int) space.Dim {
	values := make([]float64, len(choices))
	for i, c := range choices {
		values[i] = float64(c)
	}
	return space.Numbers(called, values...)
}

// Block is one block of a network.
type Block struct{ Kernel, Expansion int }

// Config is a network with numbers in place of choice indices.
type Config struct {
	Height int        // of the picture
	Stages [5][]Block // two to four blocks each
}

// Config returns the network that a stands for.
func (s *Space) Config(a space.Arch) (Config, error) {
	if err := s.Check(a); err != nil {
		return Config{}, err
	}
	c := Config{Height: heights()[a.Genes[heightGene]]}
	for stage := range c.Stages {
		for at := range depths[a.Genes[stage]] {
			i := stage*maxDepth + at
			c.Stages[stage] = append(c.Stages[stage], Block{kernels[a.Genes[kernelGene+i]], expansions[a.Genes[expansionGene+i]]})
		}
	}
	return c, nil
}
