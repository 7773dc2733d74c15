// Package iter holds the types of iterators, and makes functions of them that
// give one value a call.
package iter

import "naslab/stdlib/export/native"

// Seq is an iterator over single values.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull gives the values of seq one by one. Stop ends the iteration early. The
// values travel through a variable, so that they need not be boxed.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var value, zero V
	step, stop := native.Pull(func(yield func() bool) {
		seq(func(v V) bool {
			value = v
			return yield()
		})
	})
	next = func() (V, bool) {
		ok := step()
		v := value
		value = zero
		return v, ok
	}
	return next, stop
}

// Pull2 is [Pull] for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var key, noKey K
	var value, zero V
	step, stop := native.Pull(func(yield func() bool) {
		seq(func(k K, v V) bool {
			key, value = k, v
			return yield()
		})
	})
	next = func() (K, V, bool) {
		ok := step()
		k, v := key, value
		key, value = noKey, zero
		return k, v, ok
	}
	return next, stop
}
