package picture

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// tint is a colour of a picture and how many dots have it.
type tint struct {
	c rgb
	n int
}

// quantise returns the picture in at most n colours: its own when it has no
// more, else those of a median cut (Heckbert 1982).
func quantise(img *image.RGBA, n int) *image.Paletted {
	exact := map[uint32]int{}
	size := img.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			exact[key(img, x, y)]++
		}
	}
	tints := make([]tint, 0, len(exact))
	for c, k := range exact {
		tints = append(tints, tint{rgb{int(c >> 16), int(c >> 8 & 255), int(c & 255)}, k})
	}
	slices.SortFunc(tints, func(a, b tint) int { // maps have no order
		return cmp.Or(cmp.Compare(a.c.r, b.c.r), cmp.Compare(a.c.g, b.c.g), cmp.Compare(a.c.b, b.c.b))
	})
	boxes := [][]tint{tints}
	for len(boxes) < n {
		i, axis := widest(boxes)
		if i < 0 {
			break
		}
		low, high := halve(boxes[i], axis)
		boxes[i] = low
		boxes = append(boxes, high)
	}
	out := image.NewPaletted(img.Bounds(), nil)
	index := map[uint32]uint8{}
	for i, box := range boxes {
		m := middle(box)
		out.Palette = append(out.Palette, color.RGBA{uint8(m.r), uint8(m.g), uint8(m.b), 255})
		for _, t := range box {
			index[uint32(t.c.r<<16|t.c.g<<8|t.c.b)] = uint8(i)
		}
	}
	for y := range size.Y {
		for x := range size.X {
			out.SetColorIndex(x, y, index[key(img, x, y)])
		}
	}
	return out
}

// key is the colour of a dot as one number.
func key(img *image.RGBA, x, y int) uint32 {
	c := img.RGBAAt(x, y)
	return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B)
}

var axes = []func(rgb) int{
	func(c rgb) int { return c.r }, func(c rgb) int { return c.g }, func(c rgb) int { return c.b },
}

// widest finds the box whose colours lie farthest apart, weighed by its dots, and
// the axis; -1 when no box has two.
func widest(boxes [][]tint) (index, axis int) {
	index, best := -1, 0
	for i, box := range boxes {
		if len(box) < 2 {
			continue
		}
		dots := 0
		for _, t := range box {
			dots += t.n
		}
		for k, of := range axes {
			lo, hi := of(box[0].c), of(box[0].c)
			for _, t := range box {
				lo, hi = min(lo, of(t.c)), max(hi, of(t.c))
			}
			if w := (hi - lo) * (hi - lo) * (1 + bits(dots)); w > best {
				index, axis, best = i, k, w
			}
		}
	}
	return index, axis
}

// bits is about the logarithm of n.
func bits(n int) (k int) {
	for ; n > 1; n /= 2 {
		k++
	}
	return k
}

// halve cuts a box along an axis where half of its dots are on each side.
func halve(box []tint, axis int) (low, high []tint) {
	of := axes[axis]
	slices.SortStableFunc(box, func(a, b tint) int { return cmp.Compare(of(a.c), of(b.c)) })
	total := 0
	for _, t := range box {
		total += t.n
	}
	seen, at := 0, 1
	for i, t := range box[:len(box)-1] {
		seen += t.n
		at = i + 1
		if 2*seen >= total {
			break
		}
	}
	return box[:at:at], box[at:]
}

// middle is the mean colour of a box.
func middle(box []tint) rgb {
	var sum rgb
	n := 0
	for _, t := range box {
		sum.r, sum.g, sum.b, n = sum.r+t.n*t.c.r, sum.g+t.n*t.c.g, sum.b+t.n*t.c.b, n+t.n
	}
	if n == 0 {
		return rgb{}
	}
	return rgb{sum.r / n, sum.g / n, sum.b / n}
}
