package tensor

import "fmt"

// DType is the type of a tensor's values. The numbers are libtorch's.
type DType int

const (
	Uint8    DType = 0
	Int8     DType = 1
	Int16    DType = 2
	Int32    DType = 3
	Int64    DType = 4 // indices and class numbers
	Float16  DType = 5
	Float32  DType = 6 // what Scope's methods make unless they say otherwise
	Float64  DType = 7
	Bool     DType = 11 // masks
	BFloat16 DType = 15
	Invalid  DType = -1
)

var dtypes = map[DType]struct {
	name string
	size int
}{
	Uint8: {"uint8", 1}, Int8: {"int8", 1}, Int16: {"int16", 2}, Int32: {"int32", 4}, Int64: {"int64", 8},
	Float16: {"float16", 2}, Float32: {"float32", 4}, Float64: {"float64", 8}, Bool: {"bool", 1}, BFloat16: {"bfloat16", 2},
}

// String returns the name, such as "float32".
func (d DType) String() string {
	if i, ok := dtypes[d]; ok {
		return i.name
	}
	return "invalid"
}

// Size returns the number of bytes of one value, 0 for a type not listed here.
func (d DType) Size() int { return dtypes[d].size }

// check refuses types not listed here: libtorch ends the process for some of them.
func (d DType) check() error {
	if _, ok := dtypes[d]; !ok {
		return fmt.Errorf("tensor: %d is no type of values; use one such as tensor.Float32", int(d))
	}
	return nil
}
