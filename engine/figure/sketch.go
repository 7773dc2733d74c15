package figure

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// sketch is a diagram of which everything has its place.
type sketch struct {
	width, height vg.Length
	title, note   []string
	charts        []*chart
	tops          []vg.Length // of the charts, from the top
}

func (d Diagram) sketch() (*sketch, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	limit := vg.Length(d.Width) * vg.Inch
	if limit == 0 {
		limit = 7 * vg.Inch
	}
	s := &sketch{}
	colour := d.palette()
	for _, p := range d.Parts {
		c := chartOf(p, limit-2*margin, colour)
		s.charts = append(s.charts, c)
		s.width = max(s.width, c.width, min(panelText.width(c.title), limit-2*margin))
	}
	s.width = max(s.width, min(titleText.width(d.Title), limit-2*margin), 1.5*vg.Inch)
	s.title, s.note = titleText.wrap(d.Title, s.width), smallText.wrap(d.Note, s.width)
	at := margin + vg.Length(len(s.title))*titleText.height()
	for i, c := range s.charts {
		if i > 0 {
			at += partGap
		}
		if c.title != "" {
			at += panelText.height() + 3
		}
		s.tops = append(s.tops, at+2)
		at += c.height + 4
	}
	s.height = at + vg.Length(len(s.note))*smallText.height() + margin
	s.width += 2 * margin
	return s, nil
}

// Save writes the diagram as path.png and path.svg and its arrows as path.csv,
// and returns the three paths, as [Figure.Save] does.
func (d Diagram) Save(path string) ([]string, error) {
	if _, err := basePath(path); err != nil {
		return nil, err
	}
	s, err := d.sketch()
	if err != nil {
		return nil, err
	}
	var numbers, pixels, vectors bytes.Buffer
	if err := d.Table().CSV(&numbers); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	if err := png.Encode(&pixels, s.image(dpi)); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	c := vgsvg.NewWith(vgsvg.UseWH(s.width, s.height))
	s.draw(c)
	if _, err := c.WriteTo(&vectors); err != nil {
		return nil, fmt.Errorf("figure: save %s: %w", path, err)
	}
	return write(path, []ending{
		{".png", withResolution(pixels.Bytes(), dpi)}, {".svg", finishSVG(vectors.Bytes(), strings.Join(s.title, " "))}, {".csv", numbers.Bytes()},
	})
}

// Image draws the diagram at the given dots per inch; 0 means 300.
func (d Diagram) Image(dotsPerInch int) (image.Image, error) {
	if dotsPerInch == 0 {
		dotsPerInch = dpi
	}
	if dotsPerInch < 20 || dotsPerInch > 1200 {
		return nil, fmt.Errorf("figure: image: %d dots per inch; give 20 to 1200", dotsPerInch)
	}
	s, err := d.sketch()
	if err != nil {
		return nil, err
	}
	return s.image(dotsPerInch), nil
}

func (s *sketch) image(dotsPerInch int) image.Image {
	c := vgimg.NewWith(vgimg.UseWH(s.width, s.height), vgimg.UseDPI(dotsPerInch))
	s.draw(c)
	return c.Image()
}

func (s *sketch) draw(c vg.Canvas) {
	fillRectangle(c, paper, vg.Rectangle{Max: vg.Point{X: s.width, Y: s.height}})
	writeLines(c, titleText, s.title, margin, s.height-margin-titleText.size)
	for i, chart := range s.charts {
		top := s.height - s.tops[i]
		if chart.title != "" {
			panelText.draw(c, chart.title, margin, top+6, 0)
		}
		chart.draw(c, vg.Point{X: margin + (s.width-2*margin-chart.width)/2, Y: top})
	}
	lines := vg.Length(len(s.note))
	writeLines(c, smallText, s.note, margin, margin+(lines-1)*smallText.height()+2)
}

// draw draws the chart with its upper left corner at origin.
func (c *chart) draw(canvas vg.Canvas, origin vg.Point) {
	on := func(p vg.Point) vg.Point { return vg.Point{X: origin.X + p.X, Y: origin.Y - p.Y} }
	for _, w := range c.wires {
		w.draw(canvas, on)
	}
	for _, b := range c.boxes {
		b.draw(canvas, on)
	}
}

func (b placed) draw(c vg.Canvas, on func(vg.Point) vg.Point) {
	half := vg.Point{X: b.size.X / 2, Y: b.size.Y / 2}
	lo, hi := on(vg.Point{X: b.mid.X - half.X, Y: b.mid.Y + half.Y}), on(vg.Point{X: b.mid.X + half.X, Y: b.mid.Y - half.Y})
	round := vg.Length(3)
	if b.kind == "sum" || b.kind == "input" || b.kind == "output" {
		round = min(half.X, half.Y, boxHeight/2)
	}
	outline := rounded(lo, hi, round)
	c.SetColor(b.fill)
	c.Fill(outline)
	c.SetColor(b.rim)
	c.SetLineWidth(wireWidth)
	c.SetLineDash(nil, 0)
	c.Stroke(outline)
	mid := on(b.mid)
	if len(b.lines) == 0 {
		legendTxt.draw(c, b.label, mid.X, mid.Y-legendTxt.capHeight()/2, 0.5)
		return
	}
	at := hi.Y - linePadding - boxText.capHeight()
	boxText.draw(c, b.label, mid.X, at, 0.5)
	at -= linePadding / 2
	for _, l := range b.lines {
		at -= legendTxt.height()
		legendTxt.draw(c, l, lo.X+boxPadding, at, 0)
	}
}

// rounded is a rectangle with round corners.
func rounded(lo, hi vg.Point, r vg.Length) vg.Path {
	var p vg.Path
	p.Move(vg.Point{X: lo.X + r, Y: lo.Y})
	p.Line(vg.Point{X: hi.X - r, Y: lo.Y})
	p.Arc(vg.Point{X: hi.X - r, Y: lo.Y + r}, r, -math.Pi/2, math.Pi/2)
	p.Line(vg.Point{X: hi.X, Y: hi.Y - r})
	p.Arc(vg.Point{X: hi.X - r, Y: hi.Y - r}, r, 0, math.Pi/2)
	p.Line(vg.Point{X: lo.X + r, Y: hi.Y})
	p.Arc(vg.Point{X: lo.X + r, Y: hi.Y - r}, r, math.Pi/2, math.Pi/2)
	p.Line(vg.Point{X: lo.X, Y: lo.Y + r})
	p.Arc(vg.Point{X: lo.X + r, Y: lo.Y + r}, r, math.Pi, math.Pi/2)
	p.Close()
	return p
}

// controls are the two inner points of a bend from a to b.
func (w curve) controls(a, b vg.Point) (vg.Point, vg.Point) {
	if w.across {
		middle := (a.Y + b.Y) / 2
		return vg.Point{X: a.X, Y: middle}, vg.Point{X: b.X, Y: middle}
	}
	middle := (a.X + b.X) / 2
	return vg.Point{X: middle, Y: a.Y}, vg.Point{X: middle, Y: b.Y}
}

func (w curve) draw(c vg.Canvas, on func(vg.Point) vg.Point) {
	var path vg.Path
	path.Move(on(w.begin))
	from, tip := w.begin, w.begin
	for i, p := range w.pieces {
		end := p.end
		if i == len(w.pieces)-1 && w.head {
			tip = end
			end = w.short(end)
		}
		switch {
		case p.jump:
			path.Move(on(end))
		case p.bent:
			a, b := w.controls(from, end)
			path.CubeTo(on(a), on(b), on(end))
		default:
			path.Line(on(end))
		}
		from = end
	}
	c.SetLineWidth(wireWidth + vg.Length(w.share)*shareWidth)
	c.SetLineDash(nil, 0)
	c.SetColor(grey)
	c.Stroke(path)
	if w.head {
		w.drawHead(c, on, tip)
	}
}

// short is the point behind an arrow's head whose tip is at p.
func (w curve) short(p vg.Point) vg.Point {
	switch {
	case w.up:
		return vg.Point{X: p.X, Y: p.Y + headLength - 0.5}
	case w.across:
		return vg.Point{X: p.X, Y: p.Y - headLength + 0.5}
	}
	return vg.Point{X: p.X - headLength + 0.5, Y: p.Y}
}

func (w curve) drawHead(c vg.Canvas, on func(vg.Point) vg.Point, tip vg.Point) {
	wide := headWidth + vg.Length(w.share)*shareWidth
	a, b := vg.Point{X: tip.X - headLength, Y: tip.Y - wide/2}, vg.Point{X: tip.X - headLength, Y: tip.Y + wide/2}
	if w.across || w.up {
		behind := tip.Y - headLength
		if w.up {
			behind = tip.Y + headLength
		}
		a, b = vg.Point{X: tip.X - wide/2, Y: behind}, vg.Point{X: tip.X + wide/2, Y: behind}
	}
	c.SetColor(grey)
	c.Fill(closed([]vg.Point{on(tip), on(a), on(b)}))
}
