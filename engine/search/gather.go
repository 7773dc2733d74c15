package search

import "naslab/engine/space"

// most is how many proposals one Ask gives at most.
const most = 1024

// gather takes at most n proposals from next, until it has none.
func gather(n int, next func() (Proposal, bool, error)) ([]Proposal, error) {
	var list []Proposal
	for len(list) < min(n, most) {
		p, ok, err := next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		list = append(list, p)
	}
	return list, nil
}

// gatherArchs is gather for methods that train in full only. It tells proposed,
// unless it is nil, of each architecture.
func gatherArchs(n int, next func() (space.Arch, bool, error), proposed func(space.Arch)) ([]Proposal, error) {
	return gather(n, func() (Proposal, bool, error) {
		a, ok, err := next()
		if ok && err == nil && proposed != nil {
			proposed(a)
		}
		return Proposal{Arch: a}, ok, err
	})
}
