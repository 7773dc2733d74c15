package figure

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/stat"
)

// Runs is one method's curves, one per seed.
type Runs struct {
	Name string
	X    []float64   // common to all runs; nil means 1, 2, ...
	Y    [][]float64 // one list per run; runs may be of unequal length, NaN is a gap
	Step bool        // each value holds until the next X, see [OverTime]
}

// Curves draws, for each method, the median over its runs as a line and the
// quartiles as a band, at each X from the runs that have a value there. A
// method with one run is drawn as a plain line. It returns an error for no
// method, for a method without runs and for runs longer than X.
func Curves(title string, x, y Axis, methods []Runs) (Figure, error) {
	if len(methods) == 0 {
		return Figure{}, fmt.Errorf("figure: curves: no method given")
	}
	p := Panel{X: x, Y: y}
	var counts []int
	for _, m := range methods {
		s, err := m.series()
		if err != nil {
			return Figure{}, err
		}
		if len(m.Y) > 1 && !slices.Contains(counts, len(m.Y)) {
			counts = append(counts, len(m.Y))
		}
		p.Series = append(p.Series, s)
	}
	return Figure{Title: title, Panels: []Panel{p}, Note: curvesNote(counts)}, nil
}

func curvesNote(counts []int) string {
	if len(counts) == 0 {
		return ""
	}
	lo, hi := slices.Min(counts), slices.Max(counts)
	if lo == hi {
		return fmt.Sprintf("Lines are medians and bands quartiles of %d runs.", lo)
	}
	return fmt.Sprintf("Lines are medians and bands quartiles of %d to %d runs.", lo, hi)
}

func (m Runs) series() (Series, error) {
	if len(m.Y) == 0 {
		return Series{}, fmt.Errorf("figure: curves: %q has no run", m.Name)
	}
	longest := 0
	for _, run := range m.Y {
		longest = max(longest, len(run))
	}
	if m.X != nil && longest > len(m.X) {
		return Series{}, fmt.Errorf("figure: curves: %q has a run of %d values for %d x; give an x for each", m.Name, longest, len(m.X))
	}
	s := Series{Name: m.Name, Kind: Line}
	if m.Step {
		s.Kind = Step
	}
	for i := range longest {
		column := m.column(i)
		if len(column) == 0 {
			continue
		}
		at := float64(i + 1)
		if m.X != nil {
			at = m.X[i]
		}
		s.X = append(s.X, at)
		q, err := quartiles(column)
		if err != nil {
			return Series{}, fmt.Errorf("figure: curves: %q: %w", m.Name, err)
		}
		s.Y = append(s.Y, q[1])
		if len(m.Y) > 1 {
			if !m.Step {
				s.Kind = Band
			}
			s.Lo = append(s.Lo, q[0])
			s.Hi = append(s.Hi, q[2])
		}
	}
	return s, nil
}

func quartiles(xs []float64) (q [3]float64, err error) {
	for i := range q {
		if q[i], err = stat.Quantile(xs, float64(i+1)/4); err != nil {
			return q, err
		}
	}
	return q, nil
}

// column returns the finite values of all runs at position i.
func (m Runs) column(i int) []float64 {
	var values []float64
	for _, run := range m.Y {
		if i < len(run) && !math.IsNaN(run[i]) && !math.IsInf(run[i], 0) {
			values = append(values, run[i])
		}
	}
	return values
}
