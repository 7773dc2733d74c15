package pareto

import "slices"

// sweep4 computes the volume of the union of four-dimensional boxes that share
// a corner. It takes the boxes by falling fourth size and keeps the front of
// their first three sizes and its volume; each box adds to that volume what it
// alone holds, found in one pass over the front, and the volume counts down to
// the next fourth size. That is O(n f) time for n boxes and fronts of f, and no
// allocation once the buffers have grown.
//
// Guerreiro and Fonseca, "Computing and updating hypervolume contributions in
// up to four dimensions", IEEE TEVC 22 (2018), sweep in this order; the pass
// here keeps a staircase in place of their linked lists.
type sweep4 struct {
	front []size // by falling third size; none lies within another
	steps stairs
	keys  []rank
}

// volume takes boxes of four sizes, one after the other, by falling fourth
// size.
func (s *sweep4) volume(flat []float64) float64 {
	base, at := s.start(flat)
	sum, height := 0.0, flat[3]
	for ; at < len(flat); at += 4 {
		sum += base * (height - flat[at+3])
		height = flat[at+3]
		base += s.join(size(flat[at : at+3]))
	}
	return sum + base*height
}

// start makes the front of the boxes that share the largest fourth size, and
// returns its volume and where the others begin.
func (s *sweep4) start(flat []float64) (volume float64, at int) {
	s.keys = s.keys[:0]
	for ; at < len(flat) && flat[at+3] == flat[3]; at += 4 {
		s.keys = append(s.keys, rank{flat[at+2], flat[at] + flat[at+1], int32(at)})
	}
	sortRanks(s.keys)
	s.front, s.steps = s.front[:0], s.steps.empty()
	height := s.keys[0].last
	for _, k := range s.keys {
		volume += s.steps.area * (height - k.last)
		height = k.last
		if b := size(flat[k.at : k.at+3]); s.steps.add(b[0], b[1]) > 0 {
			s.front = append(s.front, b)
		}
	}
	return volume + s.steps.area*height, at
}

// join puts b into the front and returns the volume that it adds to it.
func (s *sweep4) join(b size) float64 {
	x, y := 0.0, 0.0 // how far higher boxes fill b's base along its far sides
	at := 0
	for ; at < len(s.front) && s.front[at][2] >= b[2]; at++ {
		f := &s.front[at]
		if f[0] >= b[0] {
			if f[1] >= b[1] {
				return 0
			}
			y = max(y, f[1])
		} else if f[1] >= b[1] {
			x = max(x, f[0])
		}
	}
	s.steps = s.steps.empty()
	if y > 0 {
		s.steps.add(b[0], y)
	}
	if x > 0 {
		s.steps.add(x, b[1])
	}
	for i := range at {
		if f := &s.front[i]; f[0] > x && f[1] > y && f[0] < b[0] && f[1] < b[1] {
			s.steps.add(f[0], f[1])
		}
	}
	return s.descend(b, at)
}

// descend goes on below b's own third size, where at is the first box, and
// takes those out of the front that lie within b.
func (s *sweep4) descend(b size, at int) float64 {
	whole := b[0] * b[1]
	sum, height, keep := 0.0, b[2], at
	i := at
	for ; i < len(s.front); i++ {
		f := s.front[i]
		sum += (whole - s.steps.area) * (height - f[2])
		height = f[2]
		wide, deep := f[0] >= b[0], f[1] >= b[1]
		if wide && deep {
			height = 0 // nothing of b is free below
			break
		}
		s.steps.add(min(f[0], b[0]), min(f[1], b[1]))
		if f[0] > b[0] || f[1] > b[1] {
			s.front[keep] = f
			keep++
		}
	}
	sum += (whole - s.steps.area) * height
	s.front = slices.Replace(s.front, keep, i)
	s.front = slices.Insert(s.front, at, b)
	return sum
}
