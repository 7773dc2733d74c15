package picture

import (
	"bytes"
	"fmt"
	"image"
)

// quadrants are the characters for the four dots of a cell: bit 0 is the upper
// left, bit 1 the upper right, bit 2 the lower left, bit 3 the lower right.
var quadrants = []rune(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

// rgb is a colour.
type rgb struct{ r, g, b int }

// blocks draws two by two dots a character, each character in the two colours
// that come closest to its dots.
func blocks(b *bytes.Buffer, img *image.RGBA, only256 bool) {
	size := img.Bounds().Size()
	for y := 0; y+1 < size.Y; y += 2 {
		var fore, back string
		for x := 0; x+1 < size.X; x += 2 {
			dots := [4]rgb{at(img, x, y), at(img, x+1, y), at(img, x, y+1), at(img, x+1, y+1)}
			mask, f, k := split(dots)
			if s := paint(38, f, only256); s != fore && mask != 0 {
				fore = s
				b.WriteString(s)
			}
			if s := paint(48, k, only256); s != back && mask != 15 {
				back = s
				b.WriteString(s)
			}
			b.WriteRune(quadrants[mask])
		}
		b.WriteString("\x1b[0m\n")
	}
}

func at(img *image.RGBA, x, y int) rgb {
	c := img.RGBAAt(x, y)
	return rgb{int(c.R), int(c.G), int(c.B)}
}

// split parts four dots in two groups so that the squared error is least, and
// returns which are in the foreground and the mean colour of each group.
func split(dots [4]rgb) (mask int, fore, back rgb) {
	best := -1
	for m := range 8 { // the other half are these with the groups exchanged
		f, fe := mean(dots, m, true)
		k, ke := mean(dots, m, false)
		if best < 0 || fe+ke < best {
			best, mask, fore, back = fe+ke, m, f, k
		}
	}
	return mask, fore, back
}

// mean is the mean colour of the dots that are in the mask, or out of it, and
// their squared distance from it.
func mean(dots [4]rgb, mask int, in bool) (rgb, int) {
	var sum rgb
	n := 0
	for i, d := range dots {
		if (mask>>i&1 == 1) == in {
			sum.r, sum.g, sum.b, n = sum.r+d.r, sum.g+d.g, sum.b+d.b, n+1
		}
	}
	if n == 0 {
		return rgb{}, 0
	}
	m, far := rgb{sum.r / n, sum.g / n, sum.b / n}, 0
	for i, d := range dots {
		if (mask>>i&1 == 1) == in {
			far += distance(d, m)
		}
	}
	return m, far
}

func distance(a, b rgb) int {
	r, g, u := a.r-b.r, a.g-b.g, a.b-b.b
	return r*r + g*g + u*u
}

// paint is the escape sequence for a colour of the foreground, 38, or the
// background, 48.
func paint(ground int, c rgb, only256 bool) string {
	if only256 {
		return fmt.Sprintf("\x1b[%d;5;%dm", ground, nearest256(c))
	}
	return fmt.Sprintf("\x1b[%d;2;%d;%d;%dm", ground, c.r, c.g, c.b)
}

// nearest256 is the number of the closest of the 216 colours of the cube and the
// 24 greys.
func nearest256(c rgb) int {
	cube := func(v int) (step, value int) {
		if v < 48 {
			return 0, 0
		}
		if v < 115 {
			return 1, 95
		}
		step = (v - 35) / 40
		return step, 55 + 40*step
	}
	rs, r := cube(c.r)
	gs, g := cube(c.g)
	bs, b := cube(c.b)
	grey := min(max((c.r+c.g+c.b)/3-3, 0)/10, 23)
	level := 8 + 10*grey
	if distance(c, rgb{level, level, level}) < distance(c, rgb{r, g, b}) {
		return 232 + grey
	}
	return 16 + 36*rs + 6*gs + bs
}
