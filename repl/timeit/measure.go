package timeit

import "time"

// Runs is how often a measurement is made when nothing else is asked for.
const Runs = 7

// enough is how long one measurement should last at least.
const enough = 200 * time.Millisecond

// most is the largest number of loops that is chosen.
const most = 1_000_000_000

// Measure runs run several times with a number of loops and returns what was
// measured. loops 0 chooses the number: the first of 1, 2, 5, 10, 20, ... that
// takes long enough. run returns how long n loops took, false to give up.
func Measure(loops, runs int, run func(n int) (time.Duration, bool)) (Result, bool) {
	r := Result{Loops: loops}
	if loops == 0 {
		n, first, ok := choose(run)
		if !ok {
			return Result{}, false
		}
		r.Loops = n
		r.add(first)
	}
	for len(r.Times) < runs {
		d, ok := run(r.Loops)
		if !ok {
			return Result{}, false
		}
		r.add(d)
	}
	return r, true
}

// choose finds a number of loops that takes long enough, and how long it took.
// The last trial counts as a measurement.
func choose(run func(n int) (time.Duration, bool)) (n int, took time.Duration, ok bool) {
	for n = 1; ; {
		for _, step := range []int{1, 2, 5} {
			took, ok = run(n * step)
			if !ok || took >= enough || n*step >= most {
				return n * step, took, ok
			}
		}
		n *= 10
		if took < enough/1000 { // far away: one step of ten at once
			n *= 10
		}
	}
}
