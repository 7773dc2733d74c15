package figure

import (
	"image/color"
	"math"
	"strings"
	"sync"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
)

// letters is how a piece of text looks.
type letters struct {
	size  vg.Length
	bold  bool
	color color.Color
}

var fonts = sync.OnceValue(func() *font.Cache { return font.NewCache(liberation.Collection()) })

func (l letters) face(size vg.Length) font.Face {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}
	if l.bold {
		f.Weight = xfont.WeightBold
	}
	return fonts().Lookup(f, size)
}

// height is the height of a line: from one baseline to the next.
func (l letters) height() vg.Length { return 1.25 * l.size }

// capHeight is the height of a capital or a digit above its baseline.
func (l letters) capHeight() vg.Length { return 0.72 * l.size }

// run is a piece of a line of text, raised when it is a superscript and lowered
// when it is a subscript.
type run struct {
	text     string
	up, down bool
}

// raisedSize is the size of a superscript or subscript, raisedBy and loweredBy its
// height above and depth below the line, all as a share of the size of the text.
const (
	raisedSize = 0.78
	raisedBy   = 0.36
	loweredBy  = 0.16
)

// runs splits text at its superscripts and subscripts: "10^{6}" and "c_{k}" have
// two runs.
func runs(text string) []run {
	var list []run
	for {
		at := strings.Index(text, "^{")
		if low := strings.Index(text, "_{"); at < 0 || low >= 0 && low < at {
			at = low
		}
		if at < 0 {
			return appendRun(list, run{text: text})
		}
		inner, after, closed := strings.Cut(text[at+2:], "}")
		if !closed {
			return appendRun(list, run{text: text})
		}
		list = appendRun(list, run{text: text[:at]})
		list = appendRun(list, run{text: inner, up: text[at] == '^', down: text[at] == '_'})
		text = after
	}
}

func appendRun(list []run, r run) []run {
	if r.text == "" {
		return list
	}
	return append(list, r)
}

func (l letters) runFace(r run) font.Face {
	if r.up || r.down {
		return l.face(raisedSize * l.size)
	}
	return l.face(l.size)
}

// width returns the width of one line of text.
func (l letters) width(text string) vg.Length {
	var w vg.Length
	for _, r := range runs(text) {
		f := l.runFace(r)
		w += f.Width(r.text)
	}
	return w
}

// draw writes one line with its baseline at y. At x it begins (align 0), has
// its middle (0.5) or ends (1).
func (l letters) draw(c vg.Canvas, text string, x, y vg.Length, align float64) {
	x -= vg.Length(align) * l.width(text)
	c.SetColor(l.color)
	for _, r := range runs(text) {
		f := l.runFace(r)
		up := vg.Length(0)
		if r.up {
			up = raisedBy * l.size
		}
		if r.down {
			up = -loweredBy * l.size
		}
		c.FillString(f, vg.Point{X: x, Y: y + up}, r.text)
		x += f.Width(r.text)
	}
}

// drawTurned writes one line turned by angle (radians, against the clock)
// around (x, y), which is on its baseline as for draw.
func (l letters) drawTurned(c vg.Canvas, text string, x, y vg.Length, align, angle float64) {
	c.Push()
	c.Translate(vg.Point{X: x, Y: y})
	c.Rotate(angle)
	l.draw(c, text, 0, 0, align)
	c.Pop()
}

// wrap breaks text into lines no wider than limit, at spaces; a single word may
// be wider.
func (l letters) wrap(text string, limit vg.Length) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && l.width(longer) > limit {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

const quarterTurn = math.Pi / 2
