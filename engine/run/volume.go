package run

import (
	"fmt"
	"math"
	"slices"

	"naslab/engine/bench"
	"naslab/engine/pareto"
)

// Bounds are the costs that normalisation maps to 0 and 1, one pair per
// objective.
type Bounds struct{ Lo, Hi []float64 }

// String gives the pairs.
func (b Bounds) String() string { return fmt.Sprintf("bounds %v to %v", b.Lo, b.Hi) }

// normalise maps costs; an objective with equal bounds is only moved.
func (b Bounds) normalise(costs []float64) []float64 {
	out := make([]float64, len(costs))
	for k, c := range costs {
		out[k] = c - b.Lo[k]
		if b.Hi[k] != b.Lo[k] {
			out[k] /= b.Hi[k] - b.Lo[k]
		}
	}
	return out
}

// DefaultRef returns the reference point (2, ..., 2) in normalised costs, that
// of HW-GPT-Bench.
func DefaultRef(objectives int) []float64 { return slices.Repeat([]float64{2}, objectives) }

// Bounds returns the benchmark's own normalisation constants. It returns an
// error when an objective has none; [CommonBounds] then gives bounds from the
// results.
func (s *Study) Bounds() (Bounds, error) {
	var b Bounds
	for _, m := range s.meta.Objectives {
		lo, hi, ok := constants(m)
		if !ok {
			return Bounds{}, fmt.Errorf("run: %s has no normalisation constants for %s; take the bounds of CommonBounds and HypervolumeIn", s.meta.Benchmark, m.Name)
		}
		b.Lo, b.Hi = append(b.Lo, lo), append(b.Hi, hi)
	}
	return b, nil
}

// constants returns a metric's normalisation constants as costs.
func constants(m bench.Metric) (lo, hi float64, ok bool) {
	lo, hi = m.Cost(m.Lo), m.Cost(m.Hi)
	return min(lo, hi), max(lo, hi), lo != hi
}

// CommonBounds returns one normalisation for several studies of the same
// objectives, so that their hypervolumes can be compared: the benchmark's
// constants where all have the same, otherwise the lowest and the highest cost
// that any of the studies saw.
func CommonBounds(studies []*Study) (Bounds, error) {
	if len(studies) == 0 {
		return Bounds{}, fmt.Errorf("run: common bounds: no studies given")
	}
	first := studies[0].meta.Objectives
	var points [][]float64
	for _, s := range studies {
		if !slices.EqualFunc(first, s.meta.Objectives, sameMetric) {
			return Bounds{}, fmt.Errorf("run: common bounds: %s and %s have different objectives; compare studies of the same", studies[0].dir, s.dir)
		}
		points = append(points, s.Points()...)
	}
	if len(points) == 0 {
		return Bounds{}, fmt.Errorf("run: common bounds: no evaluation succeeded")
	}
	lo, hi, err := pareto.Bounds(points)
	if err != nil {
		return Bounds{}, fmt.Errorf("run: %w", err)
	}
	for k, m := range first {
		shared := func(s *Study) bool { return s.meta.Objectives[k].Lo == m.Lo && s.meta.Objectives[k].Hi == m.Hi }
		if a, b, ok := constants(m); ok && !slices.ContainsFunc(studies, func(s *Study) bool { return !shared(s) }) {
			lo[k], hi[k] = a, b
		}
	}
	return Bounds{lo, hi}, nil
}

// Hypervolume returns the normalised hypervolume of all evaluations up to the
// reference point, given in normalised costs; nil means (2, ..., 2). Higher is
// better. Costs are normalised by the benchmark's constants; it returns an
// error when there are none, or when ref does not fit.
func (s *Study) Hypervolume(ref []float64) (float64, error) {
	b, err := s.Bounds()
	if err != nil {
		return 0, err
	}
	return s.HypervolumeIn(b, ref)
}

// HypervolumeIn is [Study.Hypervolume] with the bounds given.
func (s *Study) HypervolumeIn(b Bounds, ref []float64) (float64, error) {
	ref, err := s.fit(b, ref)
	if err != nil {
		return 0, err
	}
	var points [][]float64
	for _, i := range s.front() {
		points = append(points, b.normalise(s.records[i].trial.Costs))
	}
	v, err := pareto.Hypervolume(points, ref)
	if err != nil {
		return 0, fmt.Errorf("run: %w", err)
	}
	return v, nil
}

// fit returns the reference point, or an error when the bounds do not fit.
func (s *Study) fit(b Bounds, ref []float64) ([]float64, error) {
	m := len(s.meta.Objectives)
	if len(b.Lo) != m || len(b.Hi) != m {
		return nil, fmt.Errorf("run: hypervolume: %d and %d bounds for %d objectives", len(b.Lo), len(b.Hi), m)
	}
	if ref == nil {
		return DefaultRef(m), nil
	}
	return ref, nil
}

// HypervolumeCurve returns the hypervolume after each evaluation, with the
// meaning of [Study.Hypervolume]. A failed one leaves it as it was.
func (s *Study) HypervolumeCurve(ref []float64) ([]float64, error) {
	b, err := s.Bounds()
	if err != nil {
		return nil, err
	}
	return s.HypervolumeCurveIn(b, ref)
}

// HypervolumeCurveIn is [Study.HypervolumeCurve] with the bounds given.
func (s *Study) HypervolumeCurveIn(b Bounds, ref []float64) ([]float64, error) {
	ref, err := s.fit(b, ref)
	if err != nil {
		return nil, err
	}
	points := make([][]float64, len(s.records))
	for i, r := range s.records {
		if !s.counts(r.trial) {
			points[i] = slices.Repeat([]float64{math.NaN()}, len(ref)) // adds nothing
			continue
		}
		points[i] = b.normalise(r.trial.Costs)
	}
	curve, err := pareto.HypervolumeCurve(points, ref)
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	return curve, nil
}
