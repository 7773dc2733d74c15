package native

import "iter"

// Pull runs seq step by step: next goes on to the next call of yield and reports
// whether there was one, stop ends seq.
func Pull(seq func(yield func() bool)) (next func() bool, stop func()) {
	step, stop := iter.Pull(func(yield func(struct{}) bool) {
		seq(func() bool { return yield(struct{}{}) })
	})
	return func() bool {
		_, ok := step()
		return ok
	}, stop
}
