package pareto

import (
	"fmt"
	"math"
)

// Hypervolume returns the volume that the points dominate up to the reference
// point ref: the measure of the union of the boxes [p, ref]. Higher is better.
// Only points below ref in every cost count; others, points with NaN among
// them, add nothing, and neither do dominated or equal points. It is 0 for no
// points and +Inf when a counted point has a cost of -Inf.
//
// Two and three costs take O(n log n) time (hv2d.go, hv3d.go; three add the
// moves of sorted insertion), four O(n f) with f the largest front of three of
// the costs (hv4d.go). More take the WFG algorithm down to four (wfg.go), which
// grows exponentially with their number. It returns an error when lengths
// differ or ref is not finite.
//
// Zitzler and Thiele, "Multiobjective evolutionary algorithms: a comparative
// case study and the strength Pareto approach", IEEE TEVC 3 (1999).
func Hypervolume(points [][]float64, ref []float64) (float64, error) {
	if err := checkRef("hypervolume", points, ref); err != nil {
		return 0, err
	}
	inside := make([][]float64, 0, len(points))
	for _, p := range points {
		if !below(p, ref) {
			continue
		}
		if !finite(p) {
			return math.Inf(1), nil
		}
		inside = append(inside, p)
	}
	return volume(inside, ref), nil
}

// volume is Hypervolume for finite points below ref.
func volume(points [][]float64, ref []float64) float64 {
	if len(points) == 0 {
		return 0
	}
	switch len(ref) {
	case 1:
		low := points[0][0]
		for _, p := range points {
			low = min(low, p[0])
		}
		return ref[0] - low
	case 2:
		return volume2(points, ref)
	case 3:
		return volume3(sizes3(points, ref))
	}
	return volumeN(points, ref)
}

// below reports whether p is less than ref in every cost.
func below(p, ref []float64) bool {
	for k, x := range p {
		if !(x < ref[k]) {
			return false
		}
	}
	return true
}

func checkRef(what string, points [][]float64, ref []float64) error {
	m, err := shape(what, points)
	if err != nil {
		return err
	}
	if len(ref) == 0 || m != 0 && len(ref) != m {
		return fmt.Errorf("pareto: %s: the reference point has %d costs, the points %d; give one per objective", what, len(ref), m)
	}
	if !finite(ref) {
		return fmt.Errorf("pareto: %s: the reference point %v must be finite", what, ref)
	}
	return nil
}
