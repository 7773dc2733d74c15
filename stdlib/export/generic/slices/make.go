package slices

import (
	"math/bits"

	"naslab/stdlib/export/native"
)

// Clone returns a shallow copy; that of nil is nil.
func Clone[S ~[]E, E any](s S) S { return append(s[:0:0], s...) }

// Clip cuts the capacity off.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Grow makes room for n more elements.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

// Concat returns all slices one after the other in a new one.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
		if size < 0 {
			panic("len out of range")
		}
	}
	out := Grow[S](nil, size)
	for _, s := range slices {
		out = append(out, s...)
	}
	return out
}

// Repeat returns x count times in a new slice.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	const maxInt = ^uint(0) >> 1
	hi, lo := bits.Mul(uint(len(x)), uint(count))
	if hi > 0 || lo > maxInt {
		panic("the result of (len(x) * count) overflows")
	}
	out := make(S, int(lo))
	n := copy(out, x)
	for n > 0 && n < len(out) {
		n += copy(out[n:], out[:n])
	}
	return out
}

// Reverse reverses the order of the elements.
func Reverse[S ~[]E, E any](s S) { native.Reverse(s) }
