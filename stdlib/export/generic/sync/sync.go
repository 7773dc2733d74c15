// Package sync is the generic part of Go's.
package sync

import "sync"

// OnceValue returns a function that calls f once and always returns its result,
// or panics as f did.
func OnceValue[T any](f func() T) func() T {
	var (
		once    sync.Once
		done    bool
		problem any
		result  T
	)
	run := func() {
		defer func() {
			if !done {
				problem = recover()
				panic(problem)
			}
		}()
		result = f()
		f = nil
		done = true
	}
	return func() T {
		once.Do(run)
		if !done {
			panic(problem)
		}
		return result
	}
}

// OnceValues is [OnceValue] for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var (
		once    sync.Once
		done    bool
		problem any
		r1      T1
		r2      T2
	)
	run := func() {
		defer func() {
			if !done {
				problem = recover()
				panic(problem)
			}
		}()
		r1, r2 = f()
		f = nil
		done = true
	}
	return func() (T1, T2) {
		once.Do(run)
		if !done {
			panic(problem)
		}
		return r1, r2
	}
}
