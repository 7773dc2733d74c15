package tensor

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"unsafe"
)

// Zeros returns float32 zeros of the given shape. Like all that Scope's methods
// make it belongs to s and is on s's device. No sizes at all make one number.
func (s *Scope) Zeros(shape ...int) *Tensor {
	return s.make("zeros", shape, func(o *ctensor, d []int64, dev int32) { raw.zeros(o, d, len(shape), int32(Float32), dev) })
}

// Ones returns float32 ones.
func (s *Scope) Ones(shape ...int) *Tensor {
	return s.make("ones", shape, func(o *ctensor, d []int64, dev int32) { raw.ones(o, d, len(shape), int32(Float32), dev) })
}

// Full returns a float32 tensor whose every value is v.
func (s *Scope) Full(v float64, shape ...int) *Tensor {
	return s.FullOf(Float32, v, shape...)
}

// FullOf is Full for any type of values.
func (s *Scope) FullOf(dtype DType, v float64, shape ...int) *Tensor {
	if err := dtype.check(); err != nil {
		return s.poison(err)
	}
	return s.make("full", shape, func(o *ctensor, d []int64, dev int32) {
		withScalar(v, func(c cscalar) { raw.full(o, d, len(shape), c, int32(dtype), dev) })
	})
}

// Rand returns float32 values drawn uniformly from [0, 1) by libtorch's generator,
// which [Seed] sets.
func (s *Scope) Rand(shape ...int) *Tensor {
	return s.make("rand", shape, func(o *ctensor, d []int64, dev int32) { raw.rand(o, d, len(shape), int32(Float32), dev) })
}

// Randn returns float32 values drawn from the standard normal distribution by
// libtorch's generator, which [Seed] sets.
func (s *Scope) Randn(shape ...int) *Tensor {
	return s.make("randn", shape, func(o *ctensor, d []int64, dev int32) { raw.randn(o, d, len(shape), int32(Float32), dev) })
}

// Randint returns int64 values drawn uniformly from low to high-1 by libtorch's
// generator, which [Seed] sets.
func (s *Scope) Randint(low, high int, shape ...int) *Tensor {
	return s.make("randint", shape, func(o *ctensor, d []int64, dev int32) {
		raw.randint(o, int64(low), int64(high), d, len(shape), int32(Int64), dev)
	})
}

// Randperm returns the int64 numbers 0 to n-1 in an order drawn by libtorch's
// generator, which [Seed] sets.
func (s *Scope) Randperm(n int) *Tensor {
	return s.make("randperm", nil, func(o *ctensor, _ []int64, dev int32) { raw.randperm(o, int64(n), int32(Int64), dev) })
}

// Arange returns the int64 numbers start, start+1, ... below end.
func (s *Scope) Arange(start, end int) *Tensor {
	return s.make("arange", nil, func(o *ctensor, _ []int64, dev int32) {
		withScalar(float64(start), func(a cscalar) {
			withScalar(float64(end), func(b cscalar) { raw.arange(o, a, b, int32(Int64), dev) })
		})
	})
}

// Normal returns float32 values drawn by rng from the normal distribution with
// the given mean and standard deviation. Unlike Randn it depends on nothing but rng.
func (s *Scope) Normal(rng *rand.Rand, mean, std float64, shape ...int) *Tensor {
	return s.draw(shape, func() float64 { return mean + std*rng.NormFloat64() })
}

// Uniform returns float32 values drawn by rng uniformly from [low, high).
func (s *Scope) Uniform(rng *rand.Rand, low, high float64, shape ...int) *Tensor {
	return s.draw(shape, func() float64 { return low + (high-low)*rng.Float64() })
}

func (s *Scope) draw(shape []int, next func() float64) *Tensor {
	if err := checkShape(shape); err != nil {
		return s.poison(err)
	}
	vs := make([]float32, volume(shape))
	for i := range vs {
		vs[i] = float32(next())
	}
	return s.Float32s(vs, orScalar(shape)...)
}

// orScalar keeps Float32s from reading a missing shape as "one dim".
func orScalar(shape []int) []int {
	if shape == nil {
		return []int{}
	}
	return shape
}

// Scalar returns one float32 number, of shape [].
func (s *Scope) Scalar(v float64) *Tensor { return s.Full(v) }

// Float32s returns a copy of values with the given shape. Without a shape it has
// one dim. Values are in row-major order.
func (s *Scope) Float32s(values []float32, shape ...int) *Tensor {
	return s.fromSlice(ptr(unsafe.SliceData(values)), len(values), Float32, shape)
}

// Float64s is Float32s for float64 values.
func (s *Scope) Float64s(values []float64, shape ...int) *Tensor {
	return s.fromSlice(ptr(unsafe.SliceData(values)), len(values), Float64, shape)
}

// Int64s is Float32s for int64 values.
func (s *Scope) Int64s(values []int64, shape ...int) *Tensor {
	return s.fromSlice(ptr(unsafe.SliceData(values)), len(values), Int64, shape)
}

// Ints is Float32s for int values; the tensor's type is int64.
func (s *Scope) Ints(values []int, shape ...int) *Tensor {
	return s.fromSlice(ptr(unsafe.SliceData(values)), len(values), Int64, shape)
}

// Bools is Float32s for bool values.
func (s *Scope) Bools(values []bool, shape ...int) *Tensor {
	return s.fromSlice(ptr(unsafe.SliceData(values)), len(values), Bool, shape)
}

// fromSlice copies n values of a type from Go's memory.
func (s *Scope) fromSlice(data ptr, n int, dtype DType, shape []int) *Tensor {
	if shape == nil {
		shape = []int{n}
	}
	if err := checkShape(shape); err != nil {
		return s.poison(err)
	}
	if volume(shape) != n {
		return s.poison(fmt.Errorf("tensor: shape %v holds %d values, not %d", shape, volume(shape), n))
	}
	return s.fromBytes(data, dtype, shape)
}

// fromBytes copies as many values as shape holds from data.
func (s *Scope) fromBytes(data ptr, dtype DType, shape []int) *Tensor {
	if data == nil {
		data = ptr(&noDims)
	}
	t := s.make("copy", shape, func(o *ctensor, d []int64, _ int32) {
		*o = raw.fromData(data, d, uint(len(shape)), uint(dtype.Size()), int(dtype))
	})
	if d := s.where(); d != CPU && t.Err() == nil {
		defer t.Free()
		return t.ToDevice(d)
	}
	return t
}

func (s *Scope) where() Device {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.device
}

// make runs an operation without operands. f gets the shape and the device's number.
func (s *Scope) make(name string, shape []int, f func(out *ctensor, dims []int64, device int32)) *Tensor {
	if err := load(); err != nil {
		return s.poison(err)
	}
	if err := checkShape(shape); err != nil {
		return s.poison(err)
	}
	device := s.where().number()
	r, err := run(name, func(o *ctensor, _ []ctensor) { f(o, dims(shape), device) }, 1, 0, nil)
	if err != nil {
		return s.poison(err)
	}
	return s.adopt(r[0])
}

func checkShape(shape []int) error {
	if len(shape) > maxDims {
		return fmt.Errorf("tensor: %d dims are more than %d", len(shape), maxDims)
	}
	n := 1
	for _, d := range shape {
		if d < 0 {
			return fmt.Errorf("tensor: shape %v has a negative size", shape)
		}
		if d > 0 && n > maxVolume/d {
			return fmt.Errorf("tensor: out of memory: shape %v is too large", shape)
		}
		n *= max(d, 1)
	}
	return nil
}

const (
	maxDims   = 60      // what meta has room for; libtorch itself takes 64
	maxVolume = 1 << 56 // values; no machine has more
)

// noDims is what the binding gets for an empty list: it takes the address of the
// first element.
var noDims = [1]int64{}

// dims shows sizes to C, which counts in int64.
func dims(d []int) []int64 {
	if len(d) == 0 {
		return noDims[:]
	}
	return unsafe.Slice((*int64)(unsafe.Pointer(unsafe.SliceData(d))), len(d))
}

// An int is an int64 on every machine that libtorch runs on.
var _ = [1]struct{}{}[unsafe.Sizeof(int(0))-8]

var errEmpty = errors.New("tensor: no tensors given")
