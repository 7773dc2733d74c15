package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
)

// layout is a figure with a place for everything in it. Places are in points
// from the lower left corner.
type layout struct {
	width, height vg.Length
	title, note   []string // lines
	titleAt       vg.Length
	noteAt        vg.Length // baseline of the first line
	panels        []panel
	beside        *legend // of panels that have no room for one

	headroom map[int]vg.Length // free room at the top of panels
	wanted   map[int]vg.Length // free room that would make place for a legend
}

// panel is a panel with a place for everything in it.
type panel struct {
	cleaned
	area         vg.Rectangle // where data are drawn
	x, y         scale
	xMarks       []tick
	yMarks       []tick
	xLabel       []string // lines
	yLabel       []string
	title        []string
	turned       bool // category names are turned to fit
	bar          *valueBar
	legend       *legend
	left, bottom vg.Length // room that ticks and labels take
	right, top   vg.Length
}

const defaultHeight = 2.1 * vg.Inch

// layout checks the figure and finds a place for everything.
func (f Figure) layout() (*layout, error) {
	all, err := f.clean()
	if err != nil {
		return nil, err
	}
	if f.Width < 0 || f.Height < 0 || f.Columns < 0 || f.Width > 100 || f.Height > 100 {
		return nil, fmt.Errorf("figure: %d columns, %g inches wide and %g high cannot be drawn; leave them 0 for the usual size", f.Columns, f.Width, f.Height)
	}
	l, err := f.layoutWith(all, nil)
	if err != nil || len(l.wanted) == 0 {
		return l, err
	}
	return f.layoutWith(all, l.wanted)
}

func (f Figure) layoutWith(all []cleaned, headroom map[int]vg.Length) (*layout, error) {
	columns := f.columns()
	l := &layout{width: vg.Length(f.Width) * vg.Inch, headroom: headroom, wanted: map[int]vg.Length{}}
	if l.width == 0 {
		l.width = 7 * vg.Inch
		if columns == 1 {
			l.width = 3.5 * vg.Inch
		}
	}
	high := vg.Length(f.Height) * vg.Inch
	if high == 0 {
		high = defaultHeight
	}
	for i, c := range all {
		l.panels = append(l.panels, newPanel(c, high, headroom[i]))
	}
	if err := l.across(columns); err != nil {
		return nil, err
	}
	l.down(f, columns, high)
	l.placeLegends()
	return l, nil
}

func (f Figure) columns() int {
	n := len(f.Panels)
	switch {
	case f.Columns > 0:
		return min(f.Columns, n)
	case n == 4:
		return 2
	}
	return min(n, 3)
}

// newPanel settles what does not depend on the panel's width.
func newPanel(c cleaned, high, headroom vg.Length) panel {
	p := panel{cleaned: c}
	var xs, ys [][]float64
	zero := false
	for _, s := range c.Series {
		xs = append(xs, s.X)
		ys = append(ys, s.Y, s.Lo, s.Hi)
		zero = zero || s.Kind == Bars
	}
	p.x = newScale(c.X, false, xs...)
	p.y = newScale(c.Y, zero, ys...).withHeadroom(headroom, high)
	if c.hasKind(Cells) {
		p.x, p.y = cellScale(c.X, xs...), cellScale(c.Y, ys...)
	}
	var power int
	if len(c.Y.Names) > 0 {
		p.yMarks = c.Y.names()
	} else {
		p.yMarks, power = p.y.ticks(max(2, int(high/24)))
	}
	p.yLabel = labelText.wrap(c.Y.headWithPower(power), high)
	p.left = vg.Length(len(p.yLabel))*labelText.height() + widest(p.yMarks) + tickLength + tickGap
	if len(p.yLabel) > 0 {
		p.left += labelGap
	}
	p.bar = newValueBar(c, high)
	p.right = 4
	if p.bar != nil {
		p.right = p.bar.width()
	}
	return p
}

// headWithPower is Head with the power of ten that tick labels are divided by.
func (a Axis) headWithPower(power int) string {
	if power == 0 {
		return a.Head()
	}
	a.Unit = strings.TrimSpace(fmt.Sprintf("10^{%s} %s", tidy(fmt.Sprint(power)), a.Unit))
	return a.Head()
}

func widest(marks []tick) vg.Length {
	var w vg.Length
	for _, m := range marks {
		w = max(w, tickText.width(m.label))
	}
	return w
}

// down places title, rows of panels and note from top to bottom.
func (l *layout) down(f Figure, columns int, high vg.Length) {
	l.title = titleText.wrap(f.Title, l.width-2*margin)
	l.note = smallText.wrap(l.fullNote(f.Note), l.width-2*margin)
	down := margin
	if len(l.title) > 0 {
		l.titleAt = down + titleText.capHeight()
		down += vg.Length(len(l.title))*titleText.height() + 2
	}
	for row := 0; row < len(l.panels); row += columns {
		inRow := l.panels[row:min(row+columns, len(l.panels))]
		var top, bottom vg.Length
		for _, p := range inRow {
			top, bottom = max(top, p.top), max(bottom, p.bottom)
		}
		if row > 0 {
			down += between / 2
		}
		for i := range inRow {
			inRow[i].area.Max.Y = -(down + top) // from the top edge, turned round below
			inRow[i].area.Min.Y = -(down + top + high)
		}
		down += top + high + bottom
	}
	if len(l.note) > 0 {
		down += 6
		l.noteAt = down + smallText.capHeight()
		down += vg.Length(len(l.note)) * smallText.height()
	}
	l.height = down + margin
	l.titleAt, l.noteAt = l.height-l.titleAt, l.height-l.noteAt
	for i := range l.panels {
		p := &l.panels[i]
		p.area.Min.Y += l.height
		p.area.Max.Y += l.height
		p.y.a, p.y.b = p.area.Min.Y, p.area.Max.Y
	}
}

// fullNote is the note with a sentence on what is not drawn.
func (l *layout) fullNote(note string) string {
	unfit, outside := 0, 0
	for _, p := range l.panels {
		unfit += p.unfit
		for _, s := range p.Series {
			for i := range s.X {
				if !p.x.has(s.X[i]) || !p.y.has(s.Y[i]) {
					outside++
				}
			}
		}
	}
	for _, c := range []struct {
		n    int
		what string
	}{{unfit, "not finite and left out"}, {outside, "outside the axes"}} {
		switch {
		case c.n == 1:
			note += " One point is " + c.what + "."
		case c.n > 1:
			note += fmt.Sprintf(" %d points are %s.", c.n, c.what)
		}
	}
	return strings.TrimSpace(note)
}
