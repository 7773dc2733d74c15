package tabular

import (
	"math"

	"naslab/engine/data/columns"
)

// Cell reads a metric's value in a row: NaN when it is missing, and the standard
// deviation of one observation, 0 when not known.
type Cell func(row int) (x, std float64)

// Column reads a column. at gives the column's row for a row of the benchmark
// (see [Align]); nil means the same row.
func Column(c *columns.Column, at []int32) Cell {
	if at == nil {
		return func(row int) (float64, float64) {
			x, _ := c.Float(row)
			return x, 0
		}
	}
	return func(row int) (float64, float64) {
		x, _ := c.Float(int(at[row])) // -1 is no row and has no value
		return x, 0
	}
}

// Scaled is factor times a cell, plus offset.
func Scaled(c Cell, factor, offset float64) Cell {
	return func(row int) (float64, float64) {
		x, std := c(row)
		return factor*x + offset, math.Abs(factor) * std
	}
}

// Mapped is f of a cell; the spread is lost.
func Mapped(c Cell, f func(float64) float64) Cell {
	return func(row int) (float64, float64) {
		x, _ := c(row)
		return f(x), 0
	}
}

// Repeats is the mean and the standard deviation (of one observation, with n-1)
// of cells that repeat one measurement. Missing ones do not count.
func Repeats(cells []Cell) Cell {
	return func(row int) (float64, float64) {
		var s spread
		for _, c := range cells {
			x, _ := c(row)
			s.add(x)
		}
		return s.result()
	}
}

// Grouped is the mean and the standard deviation, as in [Repeats], of a cell over
// the rows of a table that repeat one measurement: those of groups[row].
func Grouped(c Cell, groups [][]int) Cell {
	return func(row int) (float64, float64) {
		if len(groups[row]) == 1 {
			return c(groups[row][0])
		}
		var s spread
		for _, r := range groups[row] {
			x, _ := c(r)
			s.add(x)
		}
		return s.result()
	}
}

// spread sums up observations.
type spread struct{ n, sum, square float64 }

// add counts an observation unless it is NaN.
func (s *spread) add(x float64) {
	if x != x {
		return
	}
	s.n++
	d := x - s.sum/max(s.n-1, 1) // Welford's update
	s.sum += x
	s.square += d * (x - s.sum/s.n)
}

func (s *spread) result() (mean, std float64) {
	switch s.n {
	case 0:
		return math.NaN(), 0
	case 1:
		return s.sum, 0
	}
	return s.sum / s.n, math.Sqrt(s.square / (s.n - 1))
}
