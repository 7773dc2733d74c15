package hat

import (
	"fmt"

	"naslab/engine/name"
	"naslab/engine/space"
)

// choices of one space; embed and cross are the same in all.
type choices struct{ ffn, heads []int }

var (
	embed  = []int{640, 512}
	cross  = []int{-1, 1, 2}
	layers = []int{6, 5, 4, 3, 2, 1}
	kinds  = map[string]choices{
		"space0": {[]int{3072, 2048, 1024}, []int{8, 4}},
		"space1": {[]int{3072, 2048, 1024, 512}, []int{8, 4, 2}},
		"iwslt":  {[]int{2048, 1024, 512}, []int{4, 2}},
	}
)

// depth is the largest number of layers of both sides; the encoder always has it.
const depth = 6

// Places of the genes; those of layers are that of layer 0.
const (
	encEmbedGene = iota
	encLayersGene
	decEmbedGene
	decLayersGene
	encFFNGene
	decFFNGene     = encFFNGene + depth
	encHeadsGene   = decFFNGene + depth
	decHeadsGene   = encHeadsGene + depth
	crossHeadsGene = decHeadsGene + depth
	crossGene      = crossHeadsGene + depth
	geneCount      = crossGene + depth
)

// Space is one of the spaces. Make it with [New].
type Space struct {
	*space.Funcs
	choices choices
}

// Kinds lists the spaces: "space0", "space1" and "iwslt".
func Kinds() []string { return []string{"space0", "space1", "iwslt"} }

// New makes the space "hat/" with the name of a kind behind it. Another kind is
// an error that gives the nearest.
func New(kind string) (*Space, error) {
	c, ok := kinds[kind]
	if !ok {
		return nil, fmt.Errorf("hat: %w", name.Miss("space", kind, Kinds(), "hat.Kinds()"))
	}
	s := &Space{choices: c}
	f, err := space.NewFuncs("hat/"+kind, makeDims(c), nil, s.graph)
	if err != nil {
		return nil, err
	}
	s.Funcs = f.With(space.Traits{
		Text: s.text, Parse: s.parse, Draw: s.draw,
		Encodings: []space.Encoding{{Name: "averages", Len: 10, Encode: s.averages}},
	})
	return s, nil
}

// Register makes the spaces known to [space.New].
func Register() {
	for _, kind := range Kinds() {
		space.Register("hat/"+kind, func() (space.Space, error) { return New(kind) })
	}
}

func makeDims(c choices) []space.Dim {
	dims := []space.Dim{
		numbers("encoder_embed", embed), numbers("encoder_layers", []int{depth}),
		numbers("decoder_embed", embed), numbers("decoder_layers", layers),
	}
	for _, row := range []struct {
		name    string
		choices []int
		decoder bool
	}{
		{"encoder_ffn", c.ffn, false}, {"decoder_ffn", c.ffn, true}, {"encoder_heads", c.heads, false},
		{"decoder_heads", c.heads, true}, {"cross_heads", c.heads, true}, {"cross_layers", cross, true},
	} {
		for layer := range depth {
			d := numbers(fmt.Sprintf("%s[%d]", row.name, layer), row.choices)
			if row.decoder && layer > 0 {
				d.When = "decoder_layers"
				for i, n := range layers {
					if n > layer {
						d.In = append(d.In, i)
					}
				}
			}
			dims = append(dims, d)
		}
	}
	return dims
}

func numbers(called string, choices []int) space.Dim {
	values := make([]float64, len(choices))
	for i, c := range choices {
		values[i] = float64(c)
	}
	return space.Numbers(called, values...)
}
