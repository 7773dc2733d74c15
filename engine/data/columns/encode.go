package columns

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
)

// encoded is a column ready to be written.
type encoded struct {
	enc   string // see column.go
	scale int
	style style
	data  []byte
	state []byte // 0 a value, 1 not measured, 2+i gap i; nil when all are values
	ends  []byte // of the dictionary's texts
	dict  []byte
}

// encode finds the narrowest encoding that gives every cell's text back.
func encode(x Field, cells *Texts) (encoded, error) {
	if len(x.Gaps) > 200 {
		return encoded{}, fmt.Errorf("columns: column %q has more than 200 kinds of gaps", x.Name)
	}
	state := states(cells, x.Gaps)
	if x.Kind != Text {
		if e, ok := encodeWhole(cells, state); ok {
			e.state = state
			return e, nil
		}
		if e, ok := encodeReal(cells, state); ok {
			e.state = state
			return e, nil
		}
	}
	e := encodeText(cells)
	e.state = state
	return e, nil
}

// states marks the cells without a value; nil when there is none.
func states(cells *Texts, gaps []Gap) []byte {
	var state []byte
	for i := range cells.Len() {
		if g := gapOf(string(cells.view(i)), gaps); g > 0 {
			if state == nil {
				state = make([]byte, cells.Len())
			}
			state[i] = g
		}
	}
	return state
}

func missing(state []byte, i int) bool { return state != nil && state[i] > 0 }

func encodeWhole(cells *Texts, state []byte) (encoded, bool) {
	n := cells.Len()
	values := make([]int64, n)
	low, high := int64(0), int64(0)
	for i := range n {
		if missing(state, i) {
			continue
		}
		v, ok := wholeNumber(string(cells.view(i)))
		if !ok {
			return encoded{}, false
		}
		values[i], low, high = v, min(low, v), max(high, v)
	}
	width := 8
	for _, w := range []int{1, 2, 4} {
		if half := int64(1) << (8*w - 1); low >= -half && high < half {
			width = w
			break
		}
	}
	return encoded{enc: "i" + strconv.Itoa(width), style: "i", data: integers(values, width)}, true
}

// integers lays numbers out little-endian in the given width.
func integers(values []int64, width int) []byte {
	data := make([]byte, 0, len(values)*width)
	for _, v := range values {
		switch width {
		case 1:
			data = append(data, byte(v))
		case 2:
			data = binary.LittleEndian.AppendUint16(data, uint16(v))
		case 4:
			data = binary.LittleEndian.AppendUint32(data, uint32(v))
		default:
			data = binary.LittleEndian.AppendUint64(data, uint64(v))
		}
	}
	return data
}

func encodeReal(cells *Texts, state []byte) (encoded, bool) {
	n := cells.Len()
	values := make([]float64, n)
	for i := range n {
		if missing(state, i) {
			continue
		}
		v, ok := parseNumber(string(cells.view(i)))
		if !ok {
			return encoded{}, false
		}
		values[i] = v
	}
	how, ok := styleOf(cells, state, values)
	if !ok {
		return encoded{}, false
	}
	if data, ok := asFloat32(values, state); ok {
		return encoded{enc: "f4", style: how, data: data}, true
	}
	if data, scale, ok := asDecimal(values, state); ok {
		return encoded{enc: "d4", scale: scale, style: how, data: data}, true
	}
	data := make([]byte, 0, 8*n)
	for i, v := range values {
		if missing(state, i) {
			v = math.NaN()
		}
		data = binary.LittleEndian.AppendUint64(data, math.Float64bits(v))
	}
	return encoded{enc: "f8", style: how, data: data}, true
}

// styleOf finds the first style that writes all the cells as they are.
func styleOf(cells *Texts, state []byte, values []float64) (style, bool) {
	var b []byte
next:
	for _, s := range styles {
		for i, v := range values {
			if missing(state, i) {
				continue
			}
			if b = s.append(b[:0], v); string(b) != string(cells.view(i)) {
				continue next
			}
		}
		return s, true
	}
	return "", false
}

func asFloat32(values []float64, state []byte) ([]byte, bool) {
	data := make([]byte, 0, 4*len(values))
	for i, v := range values {
		f := float32(v)
		if float64(f) != v || math.Signbit(float64(f)) != math.Signbit(v) {
			return nil, false
		}
		if missing(state, i) {
			f = float32(math.NaN())
		}
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(f))
	}
	return data, true
}

// maxScale keeps powers of ten, and so the quotient, exact.
const maxScale = 9

// asDecimal holds values as whole numbers over one power of ten. A whole number
// over a power of ten, divided once, is the decimal number's nearest float.
func asDecimal(values []float64, state []byte) ([]byte, int, bool) {
next:
	for scale := 0; scale <= maxScale; scale++ {
		pow := math.Pow10(scale)
		data := make([]byte, 0, 4*len(values))
		for i, v := range values {
			m := math.Round(v * pow)
			if missing(state, i) {
				m = 0
			} else if math.Abs(m) > math.MaxInt32 {
				return nil, 0, false // and so at every larger scale
			} else if m/pow != v || v == 0 && math.Signbit(v) {
				continue next
			}
			data = binary.LittleEndian.AppendUint32(data, uint32(int32(m)))
		}
		return data, scale, true
	}
	return nil, 0, false
}

// encodeText numbers the texts that differ, in order of first appearance.
func encodeText(cells *Texts) encoded {
	seen := map[string]uint32{}
	var dict Texts
	codes := make([]int64, cells.Len())
	for i := range codes {
		code, ok := seen[string(cells.view(i))]
		if !ok {
			code = uint32(dict.Len())
			s := cells.At(i)
			seen[s] = code
			dict.Add(s)
		}
		codes[i] = int64(code)
	}
	width := 4
	if dict.Len() <= 1<<8 {
		width = 1
	} else if dict.Len() <= 1<<16 {
		width = 2
	}
	ends := make([]byte, 0, 4*dict.Len())
	for _, e := range dict.ends {
		ends = binary.LittleEndian.AppendUint32(ends, e)
	}
	return encoded{enc: "t" + strconv.Itoa(width), data: integers(codes, width), ends: ends, dict: dict.bytes}
}
