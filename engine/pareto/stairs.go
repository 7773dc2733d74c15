package pareto

// stairs is the union of rectangles [0, x] by [0, y], kept as its outer
// corners: x rises, y falls.
type stairs struct {
	corners [][2]float64
	area    float64
}

// empty returns stairs without corners that reuse s's memory.
func (s stairs) empty() stairs { return stairs{corners: s.corners[:0]} }

// add joins the rectangle with the corner (x, y), both positive, and returns
// the area that it adds.
func (s *stairs) add(x, y float64) float64 {
	lo, hi := 0, len(s.corners)
	for lo < hi { // the first corner at least as wide
		if mid := (lo + hi) / 2; s.corners[mid][0] >= x {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	right := lo
	floor := 0.0 // height of the stairs just right of x
	if right < len(s.corners) {
		floor = s.corners[right][1]
	}
	if floor >= y {
		return 0
	}
	if right < len(s.corners) && s.corners[right][0] == x {
		right++ // of the same width and lower: it goes
	}
	gain, edge := 0.0, x
	left := lo
	for left > 0 && s.corners[left-1][1] <= y { // lower ones to the left go too
		left--
		c := s.corners[left]
		gain += (edge - c[0]) * (y - floor)
		edge, floor = c[0], c[1]
	}
	start := 0.0
	if left > 0 {
		start = s.corners[left-1][0]
	}
	gain += (edge - start) * (y - floor)
	s.corners = replace(s.corners, left, right, [2]float64{x, y})
	s.area += gain
	return gain
}
