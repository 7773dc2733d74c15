package tensor

import (
	"fmt"
	"math"
	"unsafe"
)

// Item returns t's only value. On an error the value is NaN.
func (t *Tensor) Item() (float64, error) {
	vs, err := t.Float64s()
	if err != nil {
		return math.NaN(), err
	}
	if len(vs) != 1 {
		return math.NaN(), fmt.Errorf("tensor: item: a tensor of %d values has no single one", len(vs))
	}
	return vs[0], nil
}

// Float32s returns t's values in row-major order, converted if need be.
func (t *Tensor) Float32s() ([]float32, error) {
	var vs []float32
	err := t.read(Float32, func(n int) ptr { vs = make([]float32, n); return ptr(unsafe.SliceData(vs)) })
	return vs, err
}

// Float64s is Float32s for float64.
func (t *Tensor) Float64s() ([]float64, error) {
	var vs []float64
	err := t.read(Float64, func(n int) ptr { vs = make([]float64, n); return ptr(unsafe.SliceData(vs)) })
	return vs, err
}

// Int64s is Float32s for int64. Fractions are cut off.
func (t *Tensor) Int64s() ([]int64, error) {
	var vs []int64
	err := t.read(Int64, func(n int) ptr { vs = make([]int64, n); return ptr(unsafe.SliceData(vs)) })
	return vs, err
}

// Bools returns t's values, false for 0 and true for all others.
func (t *Tensor) Bools() ([]bool, error) {
	var vs []bool
	err := t.read(Bool, func(n int) ptr { vs = make([]bool, n); return ptr(unsafe.SliceData(vs)) })
	return vs, err
}

// read copies t's values, as dtype, to what room makes for them.
func (t *Tensor) read(dtype DType, room func(n int) ptr) error {
	m, err := t.look()
	if err != nil {
		return err
	}
	if m.dtype != dtype {
		r, err := run("copy", func(o *ctensor, in []ctensor) { raw.toDType(o, in[0], int32(dtype), 0, 0) }, 1, 1, []*Tensor{t})
		if err != nil {
			return err
		}
		tmp := &Tensor{c: r[0]}
		defer raw.free([]ctensor{r[0]})
		return tmp.copyTo(room(volume(m.shape)), volume(m.shape), dtype)
	}
	return t.copyTo(room(volume(m.shape)), volume(m.shape), dtype)
}

func (t *Tensor) copyTo(to ptr, n int, dtype DType) error {
	if n == 0 {
		return t.Err()
	}
	return do("copy", func(in []ctensor) { raw.copyOut(in[0], to, uint(n), uint(dtype.Size())) }, t)
}

// Set copies src's values into t, which keeps its type and shape; src's shape must
// be one that can be broadcast to it. Use it under NoGrad for parameters.
func (t *Tensor) Set(src *Tensor) error {
	return do("set", func(in []ctensor) { raw.copyInto(in[0], in[1]) }, t, src)
}
