package additive

// Choices is the number of choices of every decision but the bias, in the
// scales that have been measured.
const Choices = 3

// Net is an architecture as the models read it. It points into the genes and
// is valid as long as these are not changed.
type Net struct {
	Width, Depth, Bias int              // choice indices
	Ratios, Heads      []int            // choice index per layer that is there
	NRatios, NHeads    [Choices]float64 // how many layers have each choice
}

// Layout is the place of the genes of one scale. See package gpt.
type Layout struct {
	MaxLayers int
	Depths    [Choices]int // number of layers by choice index
}

// Read turns checked genes into a Net. It allocates nothing.
func (l *Layout) Read(genes []int) Net {
	layers := l.Depths[genes[1]]
	n := Net{Width: genes[0], Depth: genes[1], Bias: genes[2+2*l.MaxLayers]}
	n.Ratios = genes[2 : 2+layers]
	n.Heads = genes[2+l.MaxLayers : 2+l.MaxLayers+layers]
	var ratios, heads [Choices]int
	for i, r := range n.Ratios {
		ratios[r]++
		heads[n.Heads[i]]++
	}
	for k := range ratios {
		n.NRatios[k], n.NHeads[k] = float64(ratios[k]), float64(heads[k])
	}
	return n
}
