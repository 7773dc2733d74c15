package show

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"naslab/engine/run"
	"naslab/engine/table"
)

// Size of a scatter in characters, each of two by four dots.
const scatterColumns, scatterRows = 56, 10

// fewest is the number of points below which a table says more than a picture.
const fewest = 5

// front draws the points of a front below its table, where there is a terminal:
// the first objective upwards, the second to the right.
func (w Printer) front(x Tabler, t *table.Table) string {
	objectives := 0
	switch x := x.(type) {
	case run.Front:
		if len(x.Trials) > 0 {
			objectives = len(x.Trials[0].Costs)
		}
	case *run.Study:
		objectives = len(x.Objectives())
	}
	if w.Width < scatterColumns+20 || objectives < 2 || t.Len() < fewest || len(t.Columns) < 3 {
		return ""
	}
	up, right := t.Columns[1], t.Columns[2] // behind the trial's number
	ys, _ := t.Floats(up.Name)
	xs, _ := t.Floats(right.Name)
	return scatter(xs, ys, right.Head(), up.Head())
}

// scatter draws points as dots of braille characters; empty when they do not
// spread both ways.
func scatter(xs, ys []float64, right, up string) string {
	x0, x1, okX := span(xs)
	y0, y1, okY := span(ys)
	if !okX || !okY {
		return ""
	}
	cells := make([][]rune, scatterRows)
	for i := range cells {
		cells[i] = []rune(strings.Repeat(" ", scatterColumns))
	}
	for i := range xs {
		if !finite(xs[i]) || !finite(ys[i]) {
			continue
		}
		px := int(math.Round((xs[i] - x0) / (x1 - x0) * (2*scatterColumns - 1)))
		py := int(math.Round((y1 - ys[i]) / (y1 - y0) * (4*scatterRows - 1)))
		dot(&cells[py/4][px/2], px%2, py%4)
	}
	top, bottom := table.Number(y1), table.Number(y0)
	margin := max(utf8.RuneCountInString(top), utf8.RuneCountInString(bottom))
	lines := []string{strings.Repeat(" ", margin+1) + up}
	for i, row := range cells {
		label := ""
		switch i {
		case 0:
			label = top
		case scatterRows - 1:
			label = bottom
		}
		lines = append(lines, fmt.Sprintf("%*s │%s", margin, label, strings.TrimRight(string(row), " ")))
	}
	lines = append(lines, strings.Repeat(" ", margin+1)+"└"+strings.Repeat("─", scatterColumns))
	from, to := table.Number(x0), table.Number(x1)
	lines = append(lines, strings.Repeat(" ", margin+2)+between(from, right, to, scatterColumns))
	return strings.Join(lines, "\n")
}

// between sets a label in the middle between the ends of an axis, or below them
// when it is too long.
func between(from, label, to string, width int) string {
	gap := width - len(from) - len(to)
	n := utf8.RuneCountInString(label)
	if n+4 > gap {
		return from + strings.Repeat(" ", max(gap, 1)) + to + "\n" + label
	}
	left := (gap - n) / 2
	return from + strings.Repeat(" ", left) + label + strings.Repeat(" ", gap-n-left) + to
}

// braille gives the bit of each of the two by four dots of a character.
var braille = [2][4]rune{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

func dot(c *rune, x, y int) {
	if *c == ' ' {
		*c = 0x2800
	}
	*c |= braille[x][y]
}

// span is the range of the finite numbers, false when they do not spread.
func span(xs []float64) (lo, hi float64, ok bool) {
	kept := slices.DeleteFunc(slices.Clone(xs), func(x float64) bool { return !finite(x) })
	if len(kept) == 0 {
		return 0, 0, false
	}
	lo, hi = slices.Min(kept), slices.Max(kept)
	return lo, hi, hi > lo && !math.IsInf(hi-lo, 0)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
