package search

import (
	"cmp"
	"slices"

	"naslab/engine/pareto"
)

// distinct orders the members by key, so that the order in which they came does
// not matter, and keeps one of each architecture.
func distinct(all []member) []member {
	slices.SortStableFunc(all, func(a, b member) int { return cmp.Compare(a.key, b.key) })
	return slices.CompactFunc(all, func(a, b member) bool { return a.key == b.key })
}

// ranked returns the members of one front with their rank and crowding, the
// loneliest first.
func ranked(all []member, front []int, rank int) ([]member, error) {
	members := make([]member, len(front))
	for i, at := range front {
		members[i] = all[at]
	}
	room, err := pareto.Crowding(costsOf(members), pareto.CrowdingUnique)
	if err != nil {
		return nil, err
	}
	for i := range members {
		members[i].rank, members[i].room = rank, room[i]
	}
	slices.SortStableFunc(members, func(a, b member) int { return cmp.Compare(b.room, a.room) })
	return members, nil
}
