package figure

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

// across places the panels from left to right. Panels below each other share
// the left and right ends of their areas.
func (l *layout) across(columns int) error {
	column := (l.width - 2*margin - between*vg.Length(columns-1)) / vg.Length(columns)
	for c := range columns {
		var left, right vg.Length
		for i := c; i < len(l.panels); i += columns {
			left, right = max(left, l.panels[i].left), max(right, l.panels[i].right)
		}
		for range 2 { // the second time with room for labels that reach beyond the area
			if column-left-right < 36 {
				return fmt.Errorf("figure: %.3g inches are too narrow for %d columns; give a larger Width or fewer Columns", float64(l.width/vg.Inch), columns)
			}
			at := margin + vg.Length(c)*(column+between)
			wantLeft, wantRight := left, right
			for i := c; i < len(l.panels); i += columns {
				p := &l.panels[i]
				p.area.Min.X, p.area.Max.X = at+left, at+column-right
				p.x.a, p.x.b = p.area.Min.X, p.area.Max.X
				p.fitX()
				before, after := p.overhang()
				wantLeft, wantRight = max(wantLeft, before), max(wantRight, after)
			}
			left, right = wantLeft, wantRight
		}
	}
	return nil
}

// overhang returns how far the labels of the x axis reach beyond the area at
// either side.
func (p *panel) overhang() (before, after vg.Length) {
	for _, m := range p.xMarks {
		w, at := tickText.width(m.label), p.x.at(m.at)
		if p.turned {
			before = max(before, p.area.Min.X-at+w*vg.Length(math.Cos(turnedBy)))
			continue
		}
		before, after = max(before, p.area.Min.X-at+w/2), max(after, at+w/2-p.area.Max.X)
	}
	return before, after
}

// fitX chooses as many marks on the x axis as have room for their labels, and
// settles how high everything above and below the area is.
func (p *panel) fitX() {
	wide := p.area.Max.X - p.area.Min.X
	power := 0
	if len(p.X.Names) > 0 {
		p.xMarks = p.X.names()
		p.turned = !p.fits()
	} else {
		for n := max(2, int(wide/22)); ; n-- {
			p.xMarks, power = p.x.ticks(n)
			if n <= 2 || p.fits() {
				break
			}
		}
	}
	p.xLabel = labelText.wrap(p.X.headWithPower(power), wide)
	p.title = panelText.wrap(p.Title, wide)
	p.bottom = tickLength + tickGap + p.namesHeight()
	if len(p.xLabel) > 0 {
		p.bottom += labelGap + vg.Length(len(p.xLabel))*labelText.height()
	}
	p.top = 4 + vg.Length(len(p.title))*panelText.height()
	if p.Text != "" && !p.textBesideTitle() {
		p.top += smallText.height()
	}
}

// fits reports whether neighbouring labels of the x axis keep apart.
func (p *panel) fits() bool {
	end := vg.Length(math.Inf(-1))
	for _, m := range p.xMarks {
		if m.label == "" {
			continue
		}
		half := tickText.width(m.label) / 2
		at := p.x.at(m.at)
		if at-half < end+5 {
			return false
		}
		end = at + half
	}
	return true
}

// turnedBy is the angle of category names that do not fit level.
const turnedBy = math.Pi / 5

func (p *panel) namesHeight() vg.Length {
	if !p.turned {
		return tickText.capHeight()
	}
	sin, cos := math.Sincos(turnedBy)
	return widest(p.xMarks)*vg.Length(sin) + tickText.capHeight()*vg.Length(cos)
}

// textBesideTitle reports whether the remark has room in the line of the title.
func (p *panel) textBesideTitle() bool {
	if len(p.title) == 0 {
		return false
	}
	last := p.title[len(p.title)-1]
	return panelText.width(last)+8+smallText.width(p.Text) <= p.area.Max.X-p.area.Min.X
}
