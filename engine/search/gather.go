package search

import (
	"context"

	"naslab/engine/space"
)

// most is how many proposals one Ask gives at most.
const most = 1024

// gather takes at most n proposals from next, until it has none or ctx ends.
func gather(ctx context.Context, n int, next func(context.Context) (Proposal, bool, error)) ([]Proposal, error) {
	var list []Proposal
	for len(list) < min(n, most) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, ok, err := next(ctx)
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
func gatherArchs(ctx context.Context, n int, next func(context.Context) (space.Arch, bool, error), proposed func(space.Arch)) ([]Proposal, error) {
	return gather(ctx, n, func(ctx context.Context) (Proposal, bool, error) {
		a, ok, err := next(ctx)
		if ok && err == nil && proposed != nil {
			proposed(a)
		}
		return Proposal{Arch: a}, ok, err
	})
}
