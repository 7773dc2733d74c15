package backprop

// sparse are rows of which only the numbers that are not 0 are kept.
type sparse struct {
	starts []int // of each row, and the end of the last
	at     []int
	values []float32
}

// fill takes dense rows of the given width.
func (s *sparse) fill(x []float64, rows, width int) {
	s.starts, s.at, s.values = append(s.starts[:0], 0), s.at[:0], s.values[:0]
	for r := range rows {
		for i, v := range x[r*width : (r+1)*width] {
			if v != 0 {
				s.at, s.values = append(s.at, i), append(s.values, float32(v))
			}
		}
		s.starts = append(s.starts, len(s.at))
	}
}

// take copies some rows of others.
func (s *sparse) take(from *sparse, rows []int) {
	s.starts, s.at, s.values = append(s.starts[:0], 0), s.at[:0], s.values[:0]
	for _, r := range rows {
		at, values := from.row(r)
		s.at, s.values = append(s.at, at...), append(s.values, values...)
		s.starts = append(s.starts, len(s.at))
	}
}

func (s *sparse) rows() int { return len(s.starts) - 1 }

func (s *sparse) row(r int) (at []int, values []float32) {
	from, to := s.starts[r], s.starts[r+1]
	return s.at[from:to], s.values[from:to]
}
