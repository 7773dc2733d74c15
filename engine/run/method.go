package run

import (
	"context"
	"fmt"

	"naslab/engine/search"
)

// ask gets the next proposals; a panic in the method becomes an error.
func (l *loop) ask(ctx context.Context) (list []search.Proposal, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	n := l.config.Batch
	if b := l.config.Budget.Evals; b > 0 {
		n = min(n, b-l.done)
	}
	defer l.guard(&err)
	if list, err = l.opt.Ask(ctx, n); err != nil {
		return nil, fmt.Errorf("run: %s: %w", l.opt.Name(), err)
	}
	if len(list) > n {
		return nil, fmt.Errorf("run: %s was asked for %d architectures and proposed %d", l.opt.Name(), n, len(list))
	}
	return list, nil
}

// tell reports trials; a panic in the method becomes an error.
func (l *loop) tell(trials []search.Trial) (err error) {
	defer l.guard(&err)
	if err := l.opt.Tell(trials); err != nil {
		return fmt.Errorf("run: %s: %w", l.opt.Name(), err)
	}
	return nil
}

func (l *loop) guard(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("run: %s: panic: %v", l.opt.Name(), cause)
	}
}
