package figure

import (
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// Sizes of diagrams in points.
const (
	boxPadding vg.Length = 5   // between a label and its box, left and right
	boxHeight  vg.Length = 17  // of a box with one line
	portGap    vg.Length = 6.5 // between two arrows at one side of a box
	boxGap     vg.Length = 8   // between two boxes of a layer
	wireGap    vg.Length = 7   // between two arrows that pass a layer
	layerGap   vg.Length = 17  // between two layers at least
	layerMost  vg.Length = 44  // and at most
	partGap    vg.Length = 16  // between two parts
	headLength vg.Length = 5
	lead       vg.Length = 6 // before a box, in which arrows run straight
	headWidth  vg.Length = 4
	wireWidth  vg.Length = 0.8
)

// placed is a box with its place, y growing downward.
type placed struct {
	mid, size vg.Point
	label     string
	lines     []string // small below it
	kind      string
	fill      color.NRGBA
	rim       color.NRGBA
}

// curve is an arrow: where it begins, then pieces that end in a point each. A
// piece is straight or leaves and arrives along the drawing's direction.
type curve struct {
	begin  vg.Point
	pieces []piece
	across bool // the direction is down in place of right
	head   bool
	up     bool    // the head points up
	share  float64 // of a mixture, for its width
}

type piece struct {
	end  vg.Point
	bent bool
	jump bool // not drawn: the arrow's label stands there
}

// chart is a part whose boxes and arrows have their places.
type chart struct {
	title  string
	width  vg.Length
	height vg.Length
	boxes  []placed
	wires  []curve
}

// chartOf finds the places of a part within a width: a layered drawing from left
// to right, rows of a chain that is too long for that, otherwise from top to
// bottom where that is narrower.
func chartOf(p Part, limit vg.Length, colour func(string) color.NRGBA) *chart {
	c := inRows(p, limit, colour)
	if c == nil {
		c = layeredChart(p, false, colour)
		if c.width > limit && len(p.back()) == 0 {
			if down := layeredChart(p, true, colour); down.width < c.width {
				c = down
			}
		}
	}
	c.title = p.Title
	return c
}

// styled gives a box its look.
func styled(label, kind string, colour func(string) color.NRGBA) placed {
	b := placed{label: plainLabel(label), kind: kind, fill: paper, rim: grey}
	switch kind {
	case "op", "":
		own := colour(label)
		b.fill, b.rim = tint(own), own
	case "input", "output", "concat":
		b.fill = pale
	}
	b.size = vg.Point{X: legendTxt.width(b.label) + 2*boxPadding, Y: boxHeight}
	if b.size.X < boxHeight {
		b.size.X = boxHeight
	}
	return b
}

// plainLabel writes names as people read them: sep_conv_3x3 as "sep conv 3x3".
func plainLabel(label string) string {
	label = strings.ReplaceAll(label, "_{", "\x00")
	return strings.ReplaceAll(strings.ReplaceAll(label, "_", " "), "\x00", "_{")
}

// palette gives each operation of a diagram its colour, by what stands before a
// comma in its label, in the order of first appearance.
func (d Diagram) palette() func(string) color.NRGBA {
	var seen []string
	return func(label string) color.NRGBA {
		key, _, _ := strings.Cut(label, ",")
		at := slices.Index(seen, key)
		if at < 0 {
			at = len(seen)
			seen = append(seen, key)
		}
		house := colours[1:] // without black, which would tell nothing
		return house[at%len(house)]
	}
}

// isChain reports whether the boxes follow each other in one line.
func (p Part) isChain() bool {
	if len(p.Arrows) != len(p.Boxes)-1 {
		return false
	}
	next := make([]bool, len(p.Boxes))
	for _, a := range p.Arrows {
		if a.To != a.From+1 || a.Label != "" || a.Share > 0 || next[a.From] {
			return false
		}
		next[a.From] = true
	}
	return !slices.ContainsFunc(p.Boxes, func(b Box) bool { return len(b.Lines) > 0 })
}

// inRows breaks a chain into rows; nil for what is no chain.
func inRows(p Part, limit vg.Length, colour func(string) color.NRGBA) *chart {
	if !p.isChain() {
		return nil
	}
	c := &chart{}
	x, y := vg.Length(0), boxHeight/2
	for i, b := range p.Boxes {
		box := styled(b.Label, b.Kind, colour)
		broken := x > 0 && x+layerGap+box.size.X > limit
		switch {
		case broken:
			x, y = 0, y+boxHeight+1.6*layerGap
		case i > 0:
			x += layerGap
		}
		box.mid = vg.Point{X: x + box.size.X/2, Y: y}
		x += box.size.X
		c.width = max(c.width, x)
		if i > 0 {
			c.wires = append(c.wires, chainWire(c.boxes[i-1], box, broken))
		}
		c.boxes = append(c.boxes, box)
	}
	c.height = y + boxHeight/2
	return c
}

// chainWire joins two boxes of a row, or the end of a row with the next one's
// beginning by way of the gap between them.
func chainWire(a, b placed, broken bool) curve {
	if !broken {
		return curve{
			begin: vg.Point{X: a.mid.X + a.size.X/2, Y: a.mid.Y}, head: true,
			pieces: []piece{{end: vg.Point{X: b.mid.X - b.size.X/2, Y: b.mid.Y}}},
		}
	}
	middle := (a.mid.Y + b.mid.Y) / 2
	return curve{
		begin: vg.Point{X: a.mid.X, Y: a.mid.Y + a.size.Y/2}, head: true, across: true,
		pieces: []piece{
			{end: vg.Point{X: a.mid.X, Y: middle}}, {end: vg.Point{X: b.mid.X, Y: middle}},
			{end: vg.Point{X: b.mid.X, Y: b.mid.Y - b.size.Y/2}},
		},
	}
}
