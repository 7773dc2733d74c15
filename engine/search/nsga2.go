package search

import "naslab/engine/pareto"

// NSGA2 is the elitist genetic algorithm with non-dominated sorting and
// crowding, for decisions with and without an order and any number of
// objectives; with one it is a plain genetic algorithm.
//
// The first generation is random. Each later proposal is the child of two
// parents, each the better of two random members of the population (by front,
// then by crowding): decisions are taken from either parent at random, then
// some are changed. No architecture is proposed twice; where children bring
// nothing new, a random new one is proposed, and the search ends when the space
// is exhausted. Whenever as many results have come as the population has members,
// both together are sorted and the best survive.
//
// Proposals may be asked for before earlier ones are told: they are then
// children of the last full generation. Within a generation the order of the
// results does not matter. Failed trials are passed over.
//
// Options and their defaults:
//
//	population 20   members, at least 2; as in HW-GPT-Bench
//	crossover  0.9  probability that a child mixes two parents
//	points     0    crossover points; 0 takes each decision from either parent
//	mutation   1    expected number of changed decisions among those that count
//	near       0.5  probability that a change of an ordered decision is to a
//	                neighbouring choice and not to any other: steps help where
//	                a decision has many choices and do no harm where it has few
//
// Deb, Pratap, Agarwal, Meyarivan, "A fast and elitist multiobjective genetic
// algorithm: NSGA-II", IEEE TEVC 6 (2002).
type NSGA2 struct{ *generation }

// NewNSGA2 makes the method. It returns an error for unknown options and for
// values out of range.
func NewNSGA2(s Setup) (Optimizer, error) {
	if err := s.Check("nsga2"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("nsga2", append([]string{"population"}, breedOptions...)...); err != nil {
		return nil, err
	}
	size, err := s.Count("nsga2", "population", 20, 2)
	if err != nil {
		return nil, err
	}
	g, err := newGeneration("nsga2", s)
	if err != nil {
		return nil, err
	}
	o := &NSGA2{g}
	g.size, g.pick, g.choose = size, o.tournament, crowded
	return o, nil
}

// tournament returns the better of two random members.
func (o *NSGA2) tournament() *member {
	a, b := o.anyone(), o.anyone()
	if b.rank < a.rank || b.rank == a.rank && b.room > a.room {
		return b
	}
	return a
}

// crowded returns the n best by front and, within the last one, by crowding.
func crowded(all []member, n int) ([]member, error) {
	fronts, err := pareto.Fronts(costsOf(all))
	if err != nil {
		return nil, err
	}
	next := make([]member, 0, n)
	for rank, front := range fronts {
		members, err := ranked(all, front, rank)
		if err != nil {
			return nil, err
		}
		next = append(next, members[:min(len(members), n-len(next))]...)
		if len(next) == n {
			break
		}
	}
	return next, nil
}
