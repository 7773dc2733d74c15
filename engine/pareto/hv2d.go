package pareto

// volume2 sweeps the points by their first cost; each that lowers the lowest
// second cost so far adds the rectangle to its right and below the old one.
func volume2(points [][]float64, ref []float64) float64 {
	items := make([]keyed, len(points))
	for i, p := range points {
		items[i] = keyed{sortable(p[0]), int32(i)}
	}
	sum, low := 0.0, ref[1]
	for _, it := range radix(items) {
		if p := points[it.at]; p[1] < low {
			sum += (ref[0] - p[0]) * (low - p[1])
			low = p[1]
		}
	}
	return sum
}
