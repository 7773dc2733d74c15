package pickle

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Array is an array of numpy.
type Array struct {
	Shape   []int
	Kind    byte   // 'f' float, 'i' int, 'u' unsigned, 'b' bool, 'S' bytes, 'U' text, 'O' objects
	Size    int    // bytes of an element
	Data    []byte // of elements in row-major order, unless Fortran
	Objects []any  // of kind 'O' instead of Data
	Fortran bool   // column-major
	big     bool   // big-endian
}

// dtype is numpy's element type.
type dtype struct {
	kind byte
	size int
	big  bool
}

// DType parses a type as numpy writes it, such as "<f8" or "|b1", into an array
// without elements.
func DType(s string) (*Array, error) {
	d, err := parseDType(s)
	if err != nil {
		return nil, err
	}
	return &Array{Kind: d.kind, Size: d.size, big: d.big}, nil
}

func parseDType(s string) (*dtype, error) {
	d := &dtype{}
	kind := strings.TrimLeft(s, "<>=|")
	d.big = strings.HasPrefix(s, ">")
	if len(kind) < 1 || len(s)-len(kind) > 1 {
		return nil, fmt.Errorf("%.40q is no element type of numpy", s)
	}
	d.kind = kind[0]
	n, err := strconv.ParseUint(kind[1:], 10, 16)
	switch {
	case kind == "O":
		n, err = 8, nil
	case kind == "?":
		d.kind, n, err = 'b', 1, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%.40q is no element type of numpy", s)
	}
	d.size = int(n)
	if d.kind == 'U' {
		d.size *= 4
	}
	if !d.known() {
		return nil, fmt.Errorf("element type %.40q of numpy is not read; floats, whole numbers, truth values, texts and objects are", s)
	}
	return d, nil
}

func (d *dtype) known() bool {
	switch d.kind {
	case 'f':
		return d.size == 2 || d.size == 4 || d.size == 8
	case 'i', 'u':
		return d.size == 1 || d.size == 2 || d.size == 4 || d.size == 8
	case 'b':
		return d.size == 1
	case 'O':
		return d.size == 8 || d.size == 4
	case 'S', 'U':
		return true
	}
	return false
}

func makeDType(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) == 0 {
		return nil, fmt.Errorf("a type was expected")
	}
	s, ok := args[0].(string)
	if !ok {
		return nil, fmt.Errorf("a type was expected, not %s", kindOf(args[0]))
	}
	return parseDType(s)
}

// build takes the byte order, and the length of texts.
func (d *dtype) build(state any) error {
	t, ok := state.(Tuple)
	if !ok || len(t) < 2 {
		return fmt.Errorf("the state of an element type was expected, not %s", kindOf(state))
	}
	d.big = t[1] == ">"
	if len(t) > 5 && (d.kind == 'S' || d.kind == 'U') {
		if n, ok := t[5].(int64); ok && n >= 0 && n < 1<<20 {
			d.size = int(n)
		}
	}
	return nil
}

// makeScalar is a number of numpy: a type and its bytes.
func makeScalar(m *machine, _ global, args Tuple) (any, error) {
	if len(args) != 2 {
		return nil, fmt.Errorf("a type and its bytes were expected")
	}
	d, ok := args[0].(*dtype)
	if !ok {
		return nil, fmt.Errorf("a type was expected, not %s", kindOf(args[0]))
	}
	if d.kind == 'O' {
		return args[1], nil
	}
	b, ok := asBytes(args[1])
	if !ok || len(b) != d.size {
		return nil, fmt.Errorf("%d bytes were expected, not %s of %d", d.size, kindOf(args[1]), len(b))
	}
	if err := m.spend(len(b)); err != nil {
		return nil, err
	}
	a := &Array{Kind: d.kind, Size: d.size, big: d.big, Data: b, Shape: []int{}}
	return a.At(0), nil
}

// asBytes also takes the strings of Python 2, which hold bytes.
func asBytes(v any) ([]byte, bool) {
	switch v := v.(type) {
	case []byte:
		return v, true
	case string:
		return []byte(v), true
	}
	return nil, false
}

func makeEmptyArray(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) == 0 || args[0] != global("numpy.ndarray") {
		return nil, fmt.Errorf("numpy.ndarray was expected")
	}
	return &Array{Kind: 'b', Size: 1, Shape: []int{0}}, nil
}

// makeBufferArray is an array of protocol 5: bytes, type, shape, order.
func makeBufferArray(_ *machine, _ global, args Tuple) (any, error) {
	if len(args) != 4 {
		return nil, fmt.Errorf("bytes, a type, a shape and an order were expected")
	}
	a := &Array{}
	return a, a.fill(args[2], args[1], args[3] == "F", args[0])
}

// build is the state of an array: version, shape, type, column-major, data.
func (a *Array) build(state any) error {
	t, ok := state.(Tuple)
	if !ok || len(t) < 4 {
		return fmt.Errorf("the state of an array was expected, not %s", kindOf(state))
	}
	t = t[len(t)-4:]
	fortran, _ := t[2].(bool)
	return a.fill(t[0], t[1], fortran, t[3])
}

func (a *Array) fill(shape, kind any, fortran bool, data any) error {
	d, ok := kind.(*dtype)
	if !ok {
		return fmt.Errorf("the type of an array was expected, not %s", kindOf(kind))
	}
	dims, ok := shape.(Tuple)
	if n, one := shape.(int64); one {
		dims, ok = Tuple{n}, true
	}
	if !ok {
		return fmt.Errorf("the shape of an array was expected, not %s", kindOf(shape))
	}
	a.Kind, a.Size, a.big, a.Fortran, a.Shape = d.kind, d.size, d.big, fortran, nil
	for _, v := range dims {
		n, ok := v.(int64)
		if !ok || n < 0 || n > math.MaxInt32 {
			return fmt.Errorf("the shape of an array holds %s that is no length", kindOf(v))
		}
		a.Shape = append(a.Shape, int(n))
	}
	if d.kind == 'O' {
		l, ok := data.(*List)
		if !ok {
			return fmt.Errorf("a list of objects was expected for an array, not %s", kindOf(data))
		}
		a.Objects = l.Items
		return a.fits(len(l.Items))
	}
	if a.Data, ok = asBytes(data); !ok {
		return fmt.Errorf("bytes were expected for an array, not %s", kindOf(data))
	}
	if a.Size == 0 || len(a.Data)%a.Size != 0 {
		return fmt.Errorf("an array of elements of %d bytes cannot have %d bytes", a.Size, len(a.Data))
	}
	return a.fits(len(a.Data) / a.Size)
}

// SetData gives an array of [DType] its shape and bytes.
func (a *Array) SetData(shape []int, data []byte, fortran bool) error {
	if a.Size == 0 || len(data)%a.Size != 0 {
		return fmt.Errorf("an array of elements of %d bytes cannot have %d bytes", a.Size, len(data))
	}
	a.Shape, a.Data, a.Fortran = shape, data, fortran
	return a.fits(len(data) / a.Size)
}

// fits tests that the shape has so many elements.
func (a *Array) fits(have int) error {
	n := 1
	for _, d := range a.Shape {
		if d != 0 && n > math.MaxInt32/d {
			return fmt.Errorf("an array of shape %v is larger than its %d elements", a.Shape, have)
		}
		n *= d
	}
	if n != have {
		return fmt.Errorf("an array of shape %v needs %d elements, but has %d", a.Shape, n, have)
	}
	return nil
}

// Len is the number of elements.
func (a *Array) Len() int {
	if a.Kind == 'O' {
		return len(a.Objects)
	}
	return len(a.Data) / a.Size
}

// At returns element i in the order of the data: int64, float64, bool, string,
// []byte or an object. Unsigned numbers beyond int64 come as float64.
func (a *Array) At(i int) any {
	if a.Kind == 'O' {
		return a.Objects[i]
	}
	b := a.Data[i*a.Size : (i+1)*a.Size]
	switch a.Kind {
	case 'S':
		return []byte(strings.TrimRight(string(b), "\x00"))
	case 'U':
		return a.text(b)
	case 'b':
		return b[0] != 0
	}
	bits := a.bits(b)
	switch {
	case a.Kind == 'f':
		return floatOf(bits, a.Size)
	case a.Kind == 'i':
		shift := 64 - 8*a.Size
		return int64(bits) << shift >> shift
	case bits > math.MaxInt64:
		return float64(bits)
	}
	return int64(bits)
}

// bits reads up to eight bytes as one number.
func (a *Array) bits(b []byte) uint64 {
	var all [8]byte
	for j, c := range b {
		if a.big {
			j = len(b) - 1 - j
		}
		all[j] = c
	}
	return binary.LittleEndian.Uint64(all[:])
}

func (a *Array) text(b []byte) string {
	var s strings.Builder
	for ; len(b) >= 4; b = b[4:] {
		if r := rune(a.bits(b[:4])); r != 0 {
			s.WriteRune(r)
		}
	}
	return s.String()
}

func floatOf(bits uint64, size int) float64 {
	switch size {
	case 8:
		return math.Float64frombits(bits)
	case 4:
		return float64(math.Float32frombits(uint32(bits)))
	}
	return half(uint16(bits))
}

// half is an IEEE number of 16 bits.
func half(h uint16) float64 {
	sign := 1.0
	if h>>15 == 1 {
		sign = -1
	}
	exp, frac := int(h>>10&31), float64(h&1023)
	switch exp {
	case 0:
		return sign * math.Ldexp(frac, -24)
	case 31:
		if frac != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+frac, exp-25)
}
