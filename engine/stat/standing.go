package stat

import (
	"fmt"
	"slices"
)

// Standing is how one of several methods stands over several problems.
type Standing struct {
	Rank  float64 // mean rank, 1 being the best
	First float64 // groups of problems that it leads: shares of its first places in each, summed
}

// Standings ranks methods by their scores, lower being better: scores has a row
// per problem and in it one score per method. groups has the name of each
// problem's group; ranks and first places are averaged within a group, and then
// ranks are averaged and first places summed over the groups, so that a group
// with many problems weighs no more than one with few. Equal scores share the
// average of their ranks, and a first place in equal parts.
//
// It returns an error for no problem, for rows of different lengths, for another
// number of groups and for NaN; an infinite score is the last.
func Standings(scores [][]float64, groups []string) ([]Standing, error) {
	if len(scores) == 0 || len(groups) != len(scores) {
		return nil, fmt.Errorf("stat: standings: %d problems and %d groups; give the group of each problem", len(scores), len(groups))
	}
	size := map[string]float64{}
	for _, g := range groups {
		size[g]++
	}
	list := make([]Standing, len(scores[0]))
	for i, row := range scores {
		if len(row) != len(list) {
			return nil, fmt.Errorf("stat: standings: problem %d has %d scores and the first %d; give one for each method", i, len(row), len(list))
		}
		ranks, err := Ranks(row)
		if err != nil {
			return nil, err
		}
		leaders := 0.0
		for _, r := range ranks {
			if r == slices.Min(ranks) {
				leaders++
			}
		}
		for k, r := range ranks {
			list[k].Rank += r / size[groups[i]] / float64(len(size))
			if r == slices.Min(ranks) {
				list[k].First += 1 / leaders / size[groups[i]]
			}
		}
	}
	return list, nil
}
