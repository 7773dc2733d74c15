package figure

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/table"
)

// Diagram is a picture of boxes and arrows: a cell, a network, a loop. The zero
// value of every field but Parts is fine.
type Diagram struct {
	Title string
	Parts []Part // one below the other
	Note  string // a sentence or two, printed small below
	// Width is what the picture should not exceed, in inches; 0 means 7. A part
	// that is wider from left to right is drawn from top to bottom, and a chain is
	// broken into rows.
	Width float64
}

// Part is one graph. Its arrows lead from left to right, but for those that lead
// back, which run below it.
type Part struct {
	Title  string
	Boxes  []Box
	Arrows []Arrow
}

// Box is a node. Kind is "input", "output", "op", "sum" or "concat"; empty means
// "op". Operations of one label have one colour in the whole diagram. Lines stand
// small below the label.
type Box struct {
	Label, Kind string
	Lines       []string
}

// Arrow leads from box From to a later box To, or back to an earlier one. A Label
// stands in a box of its own on the arrow, for cells that have their operations on
// the edges. A Share above 0, of an operation in a mixture, makes the arrow as thick
// as it is large and is printed behind the label; 0 means none.
type Arrow struct {
	From, To int
	Label    string
	Share    float64
}

// most is the number of boxes of a part that can be read.
const most = 150

var boxKinds = []string{"", "input", "output", "op", "sum", "concat"}

func (d Diagram) check() error {
	if len(d.Parts) == 0 {
		return fmt.Errorf("figure: diagram: no part given; fill Parts")
	}
	if d.Width != 0 && !(d.Width >= 1 && d.Width <= 40) {
		return fmt.Errorf("figure: diagram: a width of %g inches; give 1 to 40, or 0 for 7", d.Width)
	}
	for i, p := range d.Parts {
		if err := p.check(); err != nil {
			return fmt.Errorf("figure: diagram: part %d: %w", i+1, err)
		}
	}
	return nil
}

func (p Part) check() error {
	boxes := len(p.Boxes)
	for _, a := range p.Arrows {
		if min(a.From, a.To) < 0 || a.From == a.To || max(a.From, a.To) >= len(p.Boxes) {
			return fmt.Errorf("the arrow %d -> %d does not join two of its %d boxes", a.From, a.To, len(p.Boxes))
		}
		if !(a.Share >= 0 && a.Share <= 1) {
			return fmt.Errorf("the arrow %d -> %d has a share of %g; give one from 0 to 1", a.From, a.To, a.Share)
		}
		if a.Label != "" {
			boxes++
		}
	}
	switch {
	case len(p.Boxes) == 0:
		return fmt.Errorf("it has no boxes")
	case boxes > most:
		return fmt.Errorf("%d boxes are too many to read; draw at most %d, such as one cell", boxes, most)
	}
	for i, b := range p.Boxes {
		if !slices.Contains(boxKinds, b.Kind) {
			return fmt.Errorf("box %d is of kind %q; the kinds are input, output, op, sum and concat", i, b.Kind)
		}
	}
	return nil
}

// String tells in one line what the diagram shows.
func (d Diagram) String() string {
	var parts []string
	for _, p := range d.Parts {
		text := fmt.Sprintf("%d boxes, %d arrows", len(p.Boxes), len(p.Arrows))
		if p.Title != "" {
			text = p.Title + ": " + text
		}
		parts = append(parts, text)
	}
	title := d.Title
	if title == "" {
		title = "untitled"
	}
	return fmt.Sprintf("diagram %q (%s)", title, strings.Join(parts, "; "))
}

// Table lists the arrows: what [Diagram.Save] writes as CSV. A box without any
// has a row without a target.
func (d Diagram) Table() *table.Table {
	shares := slices.ContainsFunc(d.Parts, func(p Part) bool {
		return slices.ContainsFunc(p.Arrows, func(a Arrow) bool { return a.Share > 0 })
	})
	heads := []string{"part", "from", "from_label", "to", "to_label", "label"}
	if shares {
		heads = append(heads, "share")
	}
	t := table.New("", heads...)
	for i, p := range d.Parts {
		title := p.Title
		if title == "" {
			title = fmt.Sprint(i + 1)
		}
		alone := make([]bool, len(p.Boxes))
		for b := range alone {
			alone[b] = true
		}
		for _, a := range p.Arrows {
			alone[a.From], alone[a.To] = false, false
			row := []any{title, a.From, p.Boxes[a.From].Label, a.To, p.Boxes[a.To].Label, a.Label}
			if shares && a.Share > 0 {
				row = append(row, a.Share)
			}
			t.Add(row...)
		}
		for b, is := range alone {
			if is {
				t.Add(title, b, p.Boxes[b].Label, nil, nil, nil)
			}
		}
	}
	return t
}
