package search

import (
	"cmp"
	"math"
	"slices"

	"naslab/engine/pareto"
)

// NSGA3 is NSGA-II with reference directions in place of crowding, for three
// objectives and more: of the last front that survives in part it takes members
// near those directions that have the fewest so far.
//
// Costs are moved to the best of each objective and scaled by where the plane
// through the extreme members meets the axes, or, where there is no such plane,
// by the worst of the front. Parents are drawn at random. Otherwise it is as
// [NSGA2], and its options crossover, points, mutation and near are the same.
//
// Option: population 0, members, at least 4; 0 takes as many as there are
// directions, the most even set of at most 100.
//
// Deb and Jain, "An evolutionary many-objective optimization algorithm using
// reference-point-based nondominated sorting approach, part I", IEEE TEVC 18
// (2014).
type NSGA3 struct {
	*generation
	directions [][]float64
	ideal      []float64 // the best of each objective so far
}

// NewNSGA3 makes the method. It returns an error for unknown options and for
// values out of range.
func NewNSGA3(s Setup) (Optimizer, error) {
	if err := s.Check("nsga3"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("nsga3", append([]string{"population"}, breedOptions...)...); err != nil {
		return nil, err
	}
	size, directions, err := spreadPopulation("nsga3", s, 100)
	if err != nil {
		return nil, err
	}
	g, err := newGeneration("nsga3", s)
	if err != nil {
		return nil, err
	}
	o := &NSGA3{generation: g, directions: directions}
	g.size, g.pick, g.choose = size, g.anyone, o.niched
	return o, nil
}

// spreadPopulation reads the option population, of which 0 stands for as many
// as there are even directions, at most most.
func spreadPopulation(method string, s Setup, most int) (size int, directions [][]float64, err error) {
	if size, err = s.Count(method, "population", 0, 0); err != nil {
		return 0, nil, err
	}
	if size != 0 {
		if size, err = s.Count(method, "population", 0, 4); err != nil {
			return 0, nil, err
		}
		most = size
	}
	if directions, err = pareto.DirectionsFor(len(s.Objectives), most); err != nil {
		return 0, nil, err
	}
	if size == 0 {
		size = max(4, len(directions))
	}
	return size, directions, nil
}

// niched returns n members: whole fronts, and of the last those that fill the
// emptiest niches.
func (o *NSGA3) niched(all []member, n int) ([]member, error) {
	fronts, err := pareto.Fronts(costsOf(all))
	if err != nil {
		return nil, err
	}
	var next, last []member
	for _, front := range fronts {
		last = last[:0]
		for _, at := range front {
			last = append(last, all[at])
		}
		if len(next)+len(last) >= n {
			break
		}
		next = append(next, last...)
	}
	if len(next)+len(last) == n {
		return append(next, last...), nil
	}
	o.ideal = lowest(o.ideal, costsOf(all))
	first := make([][]float64, len(fronts[0]))
	for i, at := range fronts[0] {
		first[i] = all[at].costs
	}
	scale := newScale(o.ideal, first)
	filled := make([]int, len(o.directions))
	for _, m := range next {
		at, _ := nearestDirection(scale.of(m.costs), o.directions)
		filled[at]++
	}
	return append(next, o.fill(filled, last, scale, n-len(next))...), nil
}

// fill picks n members: each time one of the emptiest niche that has any left,
// the nearest to its direction when the niche is empty, else any.
func (o *NSGA3) fill(filled []int, last []member, scale scale, n int) []member {
	type candidate struct {
		at  int
		far float64
	}
	niches := make([][]candidate, len(o.directions))
	for i, m := range last {
		d, far := nearestDirection(scale.of(m.costs), o.directions)
		niches[d] = append(niches[d], candidate{i, far})
	}
	for _, c := range niches {
		slices.SortStableFunc(c, func(a, b candidate) int { return cmp.Compare(a.far, b.far) })
	}
	var picked []member
	for len(picked) < n {
		var emptiest []int
		for d, c := range niches {
			switch {
			case len(c) == 0:
			case len(emptiest) == 0 || filled[d] == filled[emptiest[0]]:
				emptiest = append(emptiest, d)
			case filled[d] < filled[emptiest[0]]:
				emptiest = append(emptiest[:0], d)
			}
		}
		d := emptiest[o.rng.IntN(len(emptiest))]
		i := 0
		if filled[d] > 0 {
			i = o.rng.IntN(len(niches[d]))
		}
		picked = append(picked, last[niches[d][i].at])
		niches[d] = slices.Delete(niches[d], i, i+1)
		filled[d]++
	}
	return picked
}

// nearestDirection returns the direction whose line through the origin passes
// nearest to p, and the distance.
func nearestDirection(p []float64, directions [][]float64) (at int, far float64) {
	far = math.Inf(1)
	for i, w := range directions {
		if d := fromLine(p, w); d < far {
			at, far = i, d
		}
	}
	return at, far
}

// fromLine is the distance of p from the line through the origin along w.
func fromLine(p, w []float64) float64 {
	dot, length := 0.0, 0.0
	for k := range p {
		dot += p[k] * w[k]
		length += w[k] * w[k]
	}
	sum := 0.0
	for k := range p {
		d := p[k] - dot/length*w[k]
		sum += d * d
	}
	return math.Sqrt(sum)
}
