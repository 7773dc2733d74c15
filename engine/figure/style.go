package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// Sizes in points at the size of print.
const (
	margin      vg.Length = 5   // around the whole figure
	between     vg.Length = 14  // between two panels
	tickLength  vg.Length = 2.5 // of a labelled mark
	tickGap     vg.Length = 2.5 // between a mark and its label
	labelGap    vg.Length = 4   // between tick labels and the axis label
	lineWidth   vg.Length = 1.3
	spineWidth  vg.Length = 0.6
	gridWidth   vg.Length = 0.4
	markRadius  vg.Length = 2.3 // of a circle; other shapes have the same area
	faintRadius vg.Length = 1.1
)

var (
	ink   = color.NRGBA{0x22, 0x22, 0x22, 0xff}
	grey  = color.NRGBA{0x55, 0x55, 0x55, 0xff}
	pale  = color.NRGBA{0xe4, 0xe4, 0xe4, 0xff}
	paper = color.NRGBA{0xff, 0xff, 0xff, 0xff}

	titleText = letters{11, true, ink}
	panelText = letters{10, true, ink}
	labelText = letters{10, false, ink}
	tickText  = letters{9, false, grey}
	smallText = letters{9, false, grey}
	legendTxt = letters{9, false, ink}
)

// colours are those of Okabe and Ito, "Color Universal Design" (2008), in their
// order. Their yellow is left out: a thin yellow line is lost on white paper.
var colours = []color.NRGBA{
	{0x00, 0x00, 0x00, 0xff}, // black
	{0xe6, 0x9f, 0x00, 0xff}, // orange
	{0x56, 0xb4, 0xe9, 0xff}, // sky blue
	{0x00, 0x9e, 0x73, 0xff}, // bluish green
	{0x00, 0x72, 0xb2, 0xff}, // blue
	{0xd5, 0x5e, 0x00, 0xff}, // vermillion
	{0xcc, 0x79, 0xa7, 0xff}, // reddish purple
}

// dashes are lengths of ink and gap in points.
var dashes = [][]vg.Length{
	nil,
	{5, 2},
	{1.5, 1.5},
	{6, 1.5, 1.5, 1.5},
	{3, 1.2},
	{8, 1.5, 1.5, 1.5, 1.5, 1.5},
}

// look is what tells a series from the others: no two of the first 56 share
// both colour and shape, so that they differ in grey too.
type look struct {
	color color.NRGBA
	shape int
	open  bool // an outline in place of a filled marker
	dash  []vg.Length
}

func lookOf(style int) look {
	return look{
		color: colours[style%len(colours)],
		shape: style % shapes,
		open:  style/len(colours)%2 == 1,
		dash:  dashes[style%len(dashes)],
	}
}

// tint mixes c with white to a common lightness, so that clouds of points weigh
// the same whatever their colour.
func tint(c color.NRGBA) color.NRGBA {
	const light = 0.85 // luminance in [0, 1]
	share := min(0.5, (1-light)/(1-luminance(c)))
	mix := func(v uint8) uint8 { return uint8(float64(v)*share + 255*(1-share) + 0.5) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}

// luminance is how light a colour looks in print without colours, from 0 to 1:
// luma of ITU-R BT.601.
func luminance(c color.NRGBA) float64 {
	return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 255
}

// sheer is c with the given opacity.
func sheer(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(255*opacity + 0.5)
	return c
}

// ramp holds the colours of values from the lowest to the highest. They grow
// lighter evenly and run from blue to yellow, the two hues that all eyes tell
// apart, without white.
var ramp = []color.NRGBA{
	{0x2b, 0x1d, 0x66, 0xff},
	{0x2a, 0x56, 0x93, 0xff},
	{0x2a, 0x8c, 0x93, 0xff},
	{0x78, 0xb3, 0x6a, 0xff},
	{0xe9, 0xc8, 0x46, 0xff},
}

// valueColor returns the colour of a value at share t in [0, 1] of the ramp.
func valueColor(t float64) color.NRGBA {
	at := max(0, min(1, t)) * float64(len(ramp)-1)
	i := min(int(at), len(ramp)-2)
	a, b, share := ramp[i], ramp[i+1], at-float64(i)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}
