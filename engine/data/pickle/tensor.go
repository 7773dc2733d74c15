package pickle

import (
	"fmt"
	"math"
)

// Storage is the memory of tensors: a run of elements of one type.
type Storage struct {
	Type string // such as "FloatStorage"
	Len  int    // elements
	Data []byte // little-endian; nil until the file's reader has come to it
}

// sizes gives the bytes of an element.
var sizes = map[string]int{
	"FloatStorage": 4, "DoubleStorage": 8, "HalfStorage": 2, "BFloat16Storage": 2, "LongStorage": 8, "IntStorage": 4,
	"ShortStorage": 2, "CharStorage": 1, "ByteStorage": 1, "BoolStorage": 1,
}

// NewStorage returns a storage without data from a persistent id of torch:
// ("storage", type, key, device, length, ...), with the key.
func NewStorage(id any) (*Storage, string, error) {
	t, ok := id.(Tuple)
	if !ok || len(t) < 5 || t[0] != "storage" {
		return nil, "", fmt.Errorf("the id of a storage was expected, not %s", kindOf(id))
	}
	name, ok1 := t[1].(global)
	key, ok2 := t[2].(string)
	n, ok3 := t[4].(int64)
	if !ok1 || !ok2 || !ok3 || len(name) < 6 || sizes[string(name[6:])] == 0 || n < 0 || n > math.MaxInt32 {
		return nil, "", fmt.Errorf("the id of a storage holds no type, key and length that are known")
	}
	return &Storage{Type: string(name[6:]), Len: int(n)}, key, nil
}

// Bytes is the length of the storage's data in bytes.
func (s *Storage) Bytes() int { return s.Len * sizes[s.Type] }

// float returns element i as a number.
func (s *Storage) float(i int) float64 {
	size := sizes[s.Type]
	a := Array{Kind: 'i', Size: size, Data: s.Data}
	switch s.Type {
	case "FloatStorage", "DoubleStorage", "HalfStorage":
		a.Kind = 'f'
	case "ByteStorage", "BoolStorage":
		a.Kind = 'u'
	case "BFloat16Storage":
		return float64(math.Float32frombits(uint32(a.bits(s.Data[2*i:2*i+2])) << 16))
	}
	switch v := a.At(i).(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	}
	return math.NaN()
}

// Tensor is a view of a storage.
type Tensor struct {
	Storage *Storage
	Offset  int
	Shape   []int
	Strides []int
}

func makeTensor(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) < 4 {
		return nil, fmt.Errorf("a storage, an offset, a shape and strides were expected")
	}
	s, ok := args[0].(*Storage)
	if !ok {
		return nil, fmt.Errorf("a storage was expected, not %s", kindOf(args[0]))
	}
	offset, ok := args[1].(int64)
	shape, ok1 := lengths(args[2])
	strides, ok2 := lengths(args[3])
	if !ok || !ok1 || !ok2 || len(shape) != len(strides) || offset < 0 || offset > int64(s.Len) {
		return nil, fmt.Errorf("an offset, a shape and strides of a storage of %d elements were expected", s.Len)
	}
	t := &Tensor{Storage: s, Offset: int(offset), Shape: shape, Strides: strides}
	return t, t.fits()
}

func makeParameter(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) > 0 {
		if t, ok := args[0].(*Tensor); ok {
			return t, nil
		}
	}
	return nil, fmt.Errorf("a tensor was expected")
}

func lengths(v any) ([]int, bool) {
	t, ok := v.(Tuple)
	if !ok {
		return nil, false
	}
	out := make([]int, len(t))
	for i, x := range t {
		n, ok := x.(int64)
		if !ok || n < 0 || n > math.MaxInt32 {
			return nil, false
		}
		out[i] = int(n)
	}
	return out, true
}

// fits tests that the view lies in its storage and is not larger than it: a
// stride of 0 could make a short storage any size.
func (t *Tensor) fits() error {
	n, last := 1, int64(t.Offset)
	for i, d := range t.Shape {
		if d == 0 {
			return nil
		}
		if n > math.MaxInt32/d {
			return fmt.Errorf("a tensor of shape %v is larger than its storage of %d elements", t.Shape, t.Storage.Len)
		}
		n *= d
		last += int64(d-1) * int64(t.Strides[i])
	}
	if n > t.Storage.Len || last >= int64(t.Storage.Len) {
		return fmt.Errorf("a tensor of shape %v does not fit in its storage of %d elements", t.Shape, t.Storage.Len)
	}
	return nil
}

// Len is the number of elements.
func (t *Tensor) Len() int {
	n := 1
	for _, d := range t.Shape {
		n *= d
	}
	return n
}

// Floats returns the elements in row-major order.
func (t *Tensor) Floats() ([]float64, error) {
	if len(t.Storage.Data) != t.Storage.Bytes() {
		return nil, fmt.Errorf("pickle: a tensor's storage of %d bytes has %d", t.Storage.Bytes(), len(t.Storage.Data))
	}
	out := make([]float64, 0, t.Len())
	index := make([]int, len(t.Shape))
	for range t.Len() {
		at := t.Offset
		for i, x := range index {
			at += x * t.Strides[i]
		}
		out = append(out, t.Storage.float(at))
		for i := len(index) - 1; i >= 0; i-- {
			if index[i]++; index[i] < t.Shape[i] {
				break
			}
			index[i] = 0
		}
	}
	return out, nil
}
