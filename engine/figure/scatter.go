package figure

import (
	"fmt"
	"math"

	"naslab/engine/stat"
)

// Pairs are the points of a scatter plot.
type Pairs struct {
	Name   string
	X, Y   []float64
	Values []float64 // colour each point; nil for one colour
}

// Scatter draws points, coloured by their values along the axis color when they
// have some, and states Kendall's rank correlation tau-b of x and y over all
// points above the panel. It returns an error for no points and for lists of
// unequal length.
func Scatter(title string, x, y, color Axis, groups []Pairs) (Figure, error) {
	p := Panel{X: x, Y: y, Color: color}
	var xs, ys []float64
	for _, g := range groups {
		s := Series{Name: g.Name, Kind: Points, X: g.X, Y: g.Y, Values: g.Values}
		if err := s.check(len(p.Series)); err != nil {
			return Figure{}, fmt.Errorf("figure: scatter: %w", err)
		}
		p.Series = append(p.Series, s)
		kept, _ := s.finite()
		xs, ys = append(xs, kept.X...), append(ys, kept.Y...)
	}
	if len(xs) == 0 {
		return Figure{}, fmt.Errorf("figure: scatter: no finite point given")
	}
	p.Text = fmt.Sprintf("n = %d", len(xs))
	if tau, err := stat.Kendall(xs, ys); err == nil && !math.IsNaN(tau) {
		p.Text = fmt.Sprintf("Kendall τ = %.2f, n = %d", tau, len(xs))
	}
	return Figure{Title: title, Panels: []Panel{p}}, nil
}
