package figure

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"
)

// Sizes in points of what boxes and arrows of overviews have besides.
const (
	linePadding vg.Length = 6   // above the label of a box with lines, and below them
	shareWidth  vg.Length = 2.4 // of the arrow that has all of a mixture, beyond the usual
	backGap     vg.Length = 16  // between the boxes and an arrow that leads back
)

var boxText = letters{10, true, ink}

// back lists the arrows that lead to an earlier box.
func (p Part) back() []Arrow {
	var list []Arrow
	for _, a := range p.Arrows {
		if a.To < a.From {
			list = append(list, a)
		}
	}
	return list
}

// with is the box with lines below its label.
func (b placed) with(lines []string) placed {
	if len(lines) == 0 {
		return b
	}
	b.lines = lines
	wide := boxText.width(b.label)
	for _, l := range lines {
		wide = max(wide, legendTxt.width(l))
	}
	b.size.X = wide + 2*boxPadding
	b.size.Y = 2.5*linePadding + boxText.capHeight() + vg.Length(len(lines))*legendTxt.height()
	return b
}

// of is the label of an arrow with its share behind it.
func (b placed) of(share float64) placed {
	if share > 0 {
		b.label = fmt.Sprintf("%s %.2f", b.label, share)
		b.size.X = legendTxt.width(b.label) + 2*boxPadding
	}
	return b
}

// lead adds an arrow that leads back, below everything: down from its source, to the
// left, and up to its target, its label in the middle. The part's own boxes are the
// first of the chart's.
func (c *chart) lead(a Arrow, colour func(string) color.NRGBA) {
	begin, end := c.boxes[a.From], c.boxes[a.To]
	low := c.height + backGap
	out := vg.Point{X: begin.mid.X, Y: begin.mid.Y + begin.size.Y/2}
	in := vg.Point{X: end.mid.X, Y: end.mid.Y + end.size.Y/2}
	pieces := []piece{{end: vg.Point{X: out.X, Y: low}}}
	c.height = low + wireWidth
	if a.Label != "" {
		label := styled(a.Label, "op", colour).of(a.Share)
		label.mid = vg.Point{X: (out.X + in.X) / 2, Y: low}
		c.boxes = append(c.boxes, label)
		c.height = low + label.size.Y/2
		half := label.size.X / 2
		pieces = append(pieces, piece{end: vg.Point{X: label.mid.X + half, Y: low}}, piece{end: vg.Point{X: label.mid.X - half, Y: low}, jump: true})
	}
	pieces = append(pieces, piece{end: vg.Point{X: in.X, Y: low}}, piece{end: in})
	c.wires = append(c.wires, curve{begin: out, head: true, up: true, share: a.Share, pieces: pieces})
}
