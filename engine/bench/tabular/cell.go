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
		n, sum, square := 0.0, 0.0, 0.0
		for _, c := range cells {
			if x, _ := c(row); x == x {
				n++
				d := x - sum/max(n-1, 1) // Welford's update
				sum += x
				square += d * (x - sum/n)
			}
		}
		if n == 0 {
			return math.NaN(), 0
		}
		if n == 1 {
			return sum, 0
		}
		return sum / n, math.Sqrt(square / (n - 1))
	}
}
