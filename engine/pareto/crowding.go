package pareto

import (
	"fmt"
	"math"
)

// CrowdingRule says which of the published variants [Crowding] follows. They
// order the points of a front without equal points in the same way.
type CrowdingRule int

const (
	// CrowdingSum adds up the normalised gaps over the objectives; an objective
	// in which all points are equal adds nothing. Deb, Pratap, Agarwal,
	// Meyarivan, "A fast and elitist multiobjective genetic algorithm:
	// NSGA-II", IEEE TEVC 6 (2002).
	CrowdingSum CrowdingRule = iota
	// CrowdingMean divides the sum by the number of objectives, and gives ends
	// even to an objective in which all points are equal, as pymoo and DEAP do.
	CrowdingMean
	// CrowdingUnique is CrowdingSum over the different points; later copies of
	// a point get 0.
	CrowdingUnique
)

// Crowding returns how much room each point of a front has to itself: the sum
// over the objectives of the gap between its two neighbours divided by the
// range, +Inf for the ends. Of two points or fewer all have +Inf. Equal values
// stand in the order of their positions. It takes O(m n log n) time and returns
// an error for NaN and when the points' lengths differ.
func Crowding(front [][]float64, rule CrowdingRule) ([]float64, error) {
	m, err := shape("crowding", front)
	if err != nil || m == 0 {
		return nil, err
	}
	for i, p := range front {
		if hasNaN(p) {
			return nil, fmt.Errorf("pareto: crowding: point %d has NaN; leave it out", i)
		}
	}
	if rule == CrowdingUnique {
		return crowdUnique(front, m), nil
	}
	return crowd(front, m, rule), nil
}

func crowdUnique(front [][]float64, m int) []float64 {
	var unique [][]float64
	var where []int32
	order := lexical(front)
	for k, at := range order {
		if k == 0 || !equal(front[at], front[order[k-1]]) {
			unique = append(unique, front[at])
			where = append(where, at)
		}
	}
	out := make([]float64, len(front))
	for k, d := range crowd(unique, m, CrowdingSum) {
		out[where[k]] = d
	}
	return out
}

func equal(a, b []float64) bool { return Weakly(a, b) && Weakly(b, a) }

func crowd(front [][]float64, m int, rule CrowdingRule) []float64 {
	room := make([]float64, len(front))
	if len(front) <= 2 {
		for i := range room {
			room[i] = math.Inf(1)
		}
		return room
	}
	column := make([][]float64, len(front))
	for k := range m {
		for i, p := range front {
			column[i] = p[k : k+1]
		}
		crowdOne(column, room, rule == CrowdingMean)
	}
	if rule == CrowdingMean {
		for i := range room {
			room[i] /= float64(m)
		}
	}
	return room
}

// crowdOne adds one objective's gaps to room.
func crowdOne(column [][]float64, room []float64, ends bool) {
	order := lexical(column)
	first, last := order[0], order[len(order)-1]
	lo, hi := column[first][0], column[last][0]
	if lo < hi || ends {
		room[first], room[last] = math.Inf(1), math.Inf(1)
	}
	if lo == hi {
		return
	}
	for k := 1; k < len(order)-1; k++ {
		room[order[k]] += share(column[order[k-1]][0], column[order[k+1]][0], hi-lo)
	}
}

// share returns (b - a) / span for a <= b, also where they are infinite.
func share(a, b, span float64) float64 {
	switch {
	case a == b:
		return 0
	case math.IsInf(b-a, 1):
		return math.Inf(1)
	}
	return (b - a) / span
}
