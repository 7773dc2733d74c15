package additive

import "math"

// Model is one fitted function of a network.
type Model struct {
	Layered bool // layers have coefficients of their own
	// Cells holds the coefficients: 6 cells at width*2+bias in a uniform model,
	// 18 cells at (width*3+depth)*2+bias in a layered one, all being choice
	// indices.
	Cells []Cell
}

// Cell is one set of coefficients.
type Cell struct {
	Log bool // the link is exp
	// Floor, when positive, is where the link leaves the identity: a sum z below
	// it gives Floor*exp(z/Floor-1), which meets the identity smoothly and stays
	// positive.
	Floor float64
	Base  float64
	// Heads and Ratios hold Choices numbers in a uniform model, and Choices
	// numbers per layer, layer by layer, in a layered one.
	Heads, Ratios []float64
}

// NewUniform returns a uniform model with coefficients 0.
func NewUniform(log bool) *Model {
	m := &Model{Cells: make([]Cell, 2*Choices)}
	for i := range m.Cells {
		m.Cells[i] = Cell{Log: log, Heads: make([]float64, Choices), Ratios: make([]float64, Choices)}
	}
	return m
}

// NewLayered returns a layered model with coefficients 0 for the given depths.
func NewLayered(log bool, depths [Choices]int) *Model {
	m := &Model{Layered: true, Cells: make([]Cell, 2*Choices*Choices)}
	for i := range m.Cells {
		layers := depths[i/2%Choices]
		m.Cells[i] = Cell{Log: log, Heads: make([]float64, Choices*layers), Ratios: make([]float64, Choices*layers)}
	}
	return m
}

// Cell returns the coefficients for a width, depth and bias, by choice index.
// The depth does not matter in a uniform model.
func (m *Model) Cell(width, depth, bias int) *Cell {
	if m.Layered {
		return &m.Cells[(width*Choices+depth)*2+bias]
	}
	return &m.Cells[width*2+bias]
}

// At returns the model's value for a network. It allocates nothing.
func (m *Model) At(n *Net) float64 {
	c := m.Cell(n.Width, n.Depth, n.Bias)
	y := c.Base
	if m.Layered {
		for i, h := range n.Heads {
			y += c.Heads[Choices*i+h] + c.Ratios[Choices*i+n.Ratios[i]]
		}
	} else {
		for k := range Choices {
			y += n.NHeads[k]*c.Heads[k] + n.NRatios[k]*c.Ratios[k]
		}
	}
	return c.link(y)
}

// link turns the sum into the value. It is strictly increasing.
func (c *Cell) link(y float64) float64 {
	switch {
	case c.Log:
		return math.Exp(y)
	case c.Floor > 0 && y < c.Floor:
		return c.Floor * math.Exp(y/c.Floor-1)
	}
	return y
}
