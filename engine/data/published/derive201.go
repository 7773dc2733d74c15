package published

import (
	"slices"
	"strings"
)

// What follows from a cell of NAS-Bench-201 alone: its class, and the size of
// the network made of it.

// class writes a cell as the expression that it computes. An operation on
// nothing is nothing, a skip connection is its source, and the parts of a sum
// have no order; two cells of one text compute the same. This is the equality
// under which the benchmark counts 6,466 cells (Dong and Yang 2020).
func class(c [6]byte) string {
	nodes := []string{"0"}
	for i, first := range []int{0, 1, 3} {
		var sum []string
		for e := first; e < first+i+1; e++ {
			from := nodes[sourceOf[e]]
			switch {
			case c[e] == 0 || from == "#":
				sum = append(sum, "#")
			case c[e] == 1:
				sum = append(sum, from)
			default:
				sum = append(sum, "("+from+")@"+ops201[c[e]])
			}
		}
		slices.Sort(sum)
		nodes = append(nodes, strings.Join(sum, "+"))
	}
	return nodes[3]
}

// The network: a stem, three stages of five cells at 16, 32 and 64 channels and
// 32, 16 and 8 pixels a side, a residual block between two stages, and a head
// for ten classes.
const (
	stageCells  = 5
	firstWidth  = 16
	firstPixels = 32 * 32
	classes     = 10
)

// size counts the trainable parameters, and the multiply-accumulates of
// convolutions and of the linear layer on one picture of 32x32.
func size(c [6]byte) (params, macs int) {
	conv := func(kernel, in, out, pixels int, norm bool) {
		params += kernel * in * out
		macs += kernel * in * out * pixels
		if norm {
			params += 2 * out
		}
	}
	width, pixels := firstWidth, firstPixels
	conv(9, 3, width, pixels, true)
	for stage := range 3 {
		for _, op := range c {
			if kernel := map[byte]int{2: 1, 3: 9}[op]; kernel > 0 {
				for range stageCells {
					conv(kernel, width, width, pixels, true)
				}
			}
		}
		if stage < 2 {
			pixels /= 4
			conv(9, width, 2*width, pixels, true)
			conv(9, 2*width, 2*width, pixels, true)
			conv(1, width, 2*width, pixels, false)
			width *= 2
		}
	}
	params += 2*width + classes*(width+1)
	macs += classes * width
	return params, macs
}
