package pareto

import (
	"fmt"
	"math"
)

// Trajectory follows the hypervolume while points come in one by one, as over
// the evaluations of a search. For two costs a point takes O(log n) time and
// the moves of sorted insertion; for more, the hypervolume of the front is
// computed anew whenever a point joins it. Make one with [NewTrajectory].
type Trajectory struct {
	ref    []float64
	volume float64
	stairs stairs      // for two costs
	front  [][]float64 // for one cost and more than two
}

// NewTrajectory starts at volume 0. It returns an error when ref is empty or
// not finite.
func NewTrajectory(ref []float64) (*Trajectory, error) {
	if err := checkRef("trajectory", nil, ref); err != nil {
		return nil, err
	}
	return &Trajectory{ref: append([]float64(nil), ref...)}, nil
}

// Add takes in one point and returns the hypervolume of all so far, with the
// meaning of [Hypervolume]. It returns an error when its length is not that of
// the reference point.
func (t *Trajectory) Add(p []float64) (float64, error) {
	if len(p) != len(t.ref) {
		return t.volume, fmt.Errorf("pareto: trajectory: the point has %d costs, the reference point %d; give one per objective", len(p), len(t.ref))
	}
	if !below(p, t.ref) || math.IsInf(t.volume, 1) {
		return t.volume, nil
	}
	switch {
	case !finite(p):
		t.volume = math.Inf(1)
	case len(p) == 2:
		t.stairs.add(t.ref[0]-p[0], t.ref[1]-p[1])
		t.volume = t.stairs.area
	case t.join(p):
		t.volume = volume(t.front, t.ref)
	}
	return t.volume, nil
}

// Volume returns the hypervolume so far.
func (t *Trajectory) Volume() float64 { return t.volume }

// join puts p into the front and reports whether it belongs there.
func (t *Trajectory) join(p []float64) bool {
	for _, q := range t.front {
		if Weakly(q, p) {
			return false
		}
	}
	kept := t.front[:0]
	for _, q := range t.front {
		if !Weakly(p, q) {
			kept = append(kept, q)
		}
	}
	t.front = append(kept, append([]float64(nil), p...))
	return true
}

// HypervolumeCurve returns the hypervolume after each point: curve[i] is that
// of points[:i+1]. It never falls. It returns an error as [Hypervolume] does.
func HypervolumeCurve(points [][]float64, ref []float64) ([]float64, error) {
	if err := checkRef("hypervolume curve", points, ref); err != nil {
		return nil, err
	}
	t, err := NewTrajectory(ref)
	if err != nil {
		return nil, err
	}
	curve := make([]float64, len(points))
	for i, p := range points {
		if curve[i], err = t.Add(p); err != nil {
			return nil, err
		}
	}
	return curve, nil
}
