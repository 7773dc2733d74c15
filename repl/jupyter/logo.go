package jupyter

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// The logo is a network of three layers on a dark tile with one path through it
// lit: an architecture picked from a search space. Coordinates run from 0 to 1.

type point struct{ x, y float64 }

var layers = [][]point{
	{{0.2, 0.32}, {0.2, 0.68}},
	{{0.5, 0.2}, {0.5, 0.5}, {0.5, 0.8}},
	{{0.8, 0.32}, {0.8, 0.68}},
}

// lit is the picked node of each layer.
var lit = []int{1, 0, 1}

var (
	tile  = color.NRGBA{0x1f, 0x2a, 0x3c, 0xff}
	edge  = color.NRGBA{0x52, 0x63, 0x7d, 0xff}
	node  = color.NRGBA{0x9f, 0xb3, 0xcc, 0xff}
	light = color.NRGBA{0xff, 0xb0, 0x3b, 0xff}
)

// logo draws the picture as a PNG.
func logo(size int) ([]byte, error) {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	pixel := 1 / float64(size)
	for y := range size {
		for x := range size {
			p := point{(float64(x) + 0.5) * pixel, (float64(y) + 0.5) * pixel}
			img.SetNRGBA(x, y, paint(p, pixel))
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, img)
	return b.Bytes(), err
}

// paint gives the colour at p: the tile, the edges, the lit path, the nodes,
// each blended in by how much of the pixel it covers.
func paint(p point, pixel float64) color.NRGBA {
	c := tile
	c.A = uint8(255 * cover(rounded(p), pixel))
	for pass := range 2 {
		for l := range len(layers) - 1 {
			for i, a := range layers[l] {
				for j, b := range layers[l+1] {
					if on := i == lit[l] && j == lit[l+1]; on == (pass == 1) {
						c = blend(c, pick(on, edge), cover(segment(p, a, b)-pickWidth(on), pixel))
					}
				}
			}
		}
	}
	for l, nodes := range layers {
		for i, n := range nodes {
			c = blend(c, pick(i == lit[l], node), cover(math.Hypot(p.x-n.x, p.y-n.y)-0.085, pixel))
		}
	}
	return c
}

func pick(on bool, off color.NRGBA) color.NRGBA {
	if on {
		return light
	}
	return off
}

func pickWidth(on bool) float64 {
	if on {
		return 0.028
	}
	return 0.014
}

// cover turns a distance to a shape's border, negative inside, into the covered
// part of a pixel.
func cover(distance, pixel float64) float64 { return min(1, max(0, 0.5-distance/pixel)) }

// rounded is the distance to a tile with round corners.
func rounded(p point) float64 {
	const half, radius = 0.5, 0.18
	dx := max(0, math.Abs(p.x-0.5)-half+radius)
	dy := max(0, math.Abs(p.y-0.5)-half+radius)
	return math.Hypot(dx, dy) - radius
}

// segment is the distance to the line from a to b.
func segment(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := ((p.x-a.x)*dx + (p.y-a.y)*dy) / (dx*dx + dy*dy)
	t = min(1, max(0, t))
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

// blend lays a colour over another.
func blend(under, over color.NRGBA, part float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-part) + float64(b)*part)) }
	return color.NRGBA{mix(under.R, over.R), mix(under.G, over.G), mix(under.B, over.B), under.A}
}
