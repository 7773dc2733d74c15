package tensor

import (
	"math"
	"sync"
)

// A scalar operand is a C++ object. Those used once are kept for the next time, as
// programs use few: constants of a network, rates of a schedule.
const maxScalars = 1024

var (
	scalarMu sync.RWMutex
	scalars  = map[float64]cscalar{}
)

// withScalar calls f with libtorch's scalar of v. A whole number becomes an integer
// scalar, so that adding 1 leaves an integer tensor integer.
func withScalar(v float64, f func(cscalar)) {
	scalarMu.RLock()
	c, ok := scalars[v]
	scalarMu.RUnlock()
	if ok && !(v == 0 && math.Signbit(v)) {
		f(c)
		return
	}
	if v == math.Trunc(v) && math.Abs(v) < 1<<53 && !(v == 0 && math.Signbit(v)) {
		c = raw.int(int64(v))
	} else {
		c = raw.float(v)
	}
	f(c)
	if !keepScalar(v, c) {
		raw.freeScalar(c)
	}
}

// keepScalar keeps c for v unless there are too many or another one is kept.
func keepScalar(v float64, c cscalar) bool {
	if v != v || v == 0 && math.Signbit(v) {
		return false
	}
	scalarMu.Lock()
	defer scalarMu.Unlock()
	if _, ok := scalars[v]; ok || len(scalars) >= maxScalars {
		return false
	}
	scalars[v] = c
	return true
}

func b32(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
