package columns

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"runtime"
	"strconv"
)

// Column is a column of an open table. Reading a cell takes some nanoseconds
// and allocates nothing. A row outside the table has no value.
type Column struct {
	region *region // keeps the map
	field  Field
	style  style
	enc    encoding
	rows   int
	pow    float64
	data   []byte
	state  []byte
	ends   []byte
	dict   string
	values []float64 // of the dictionary's texts, where a column of numbers is held as text
}

type encoding uint8

const (
	whole1 encoding = iota
	whole2
	whole4
	whole8
	decimal4
	float4
	float8
	text1
	text2
	text4
)

var encodings = map[string]encoding{
	"i1": whole1, "i2": whole2, "i4": whole4, "i8": whole8, "d4": decimal4,
	"f4": float4, "f8": float8, "t1": text1, "t2": text2, "t4": text4,
}

func sum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// load tests a column and makes it ready, once.
func (t *Table) load(i int) (*Column, error) {
	s := &t.cols[i]
	s.once.Do(func() { s.col, s.err = t.newColumn(&t.head.Columns[i]) })
	return s.col, s.err
}

func (t *Table) newColumn(l *layout) (*Column, error) {
	what := fmt.Sprintf("column %q", l.Name)
	c := &Column{region: t.region, field: l.Field, style: l.Style, enc: encodings[l.Enc], rows: t.head.Rows, pow: math.Pow10(l.Scale)}
	var err error
	if c.data, err = t.bytes(&l.Data, what); err != nil {
		return nil, err
	}
	if l.State != nil {
		if c.state, err = t.bytes(l.State, what); err != nil {
			return nil, err
		}
	}
	if c.enc < text1 {
		return c, nil
	}
	if c.ends, err = t.bytes(l.Ends, what); err != nil {
		return nil, err
	}
	dict, err := t.bytes(l.Dict, what)
	if err != nil {
		return nil, err
	}
	c.dict = string(dict)
	if !c.sound(l.Texts) {
		return nil, t.damaged(what + " has texts that lie outside of it")
	}
	if l.Kind == Number {
		c.parseDict(l.Texts)
	}
	return c, nil
}

// sound tests the numbers in a column of texts.
func (c *Column) sound(texts int) bool {
	last := uint32(0)
	for i := range texts {
		end := binary.LittleEndian.Uint32(c.ends[4*i:])
		if end < last || int64(end) > int64(len(c.dict)) {
			return false
		}
		last = end
	}
	for row := range c.rows {
		if c.code(row) >= int64(texts) {
			return false
		}
	}
	return true
}

func (c *Column) parseDict(texts int) {
	c.values = make([]float64, texts)
	for i := range c.values {
		v, ok := parseNumber(c.entry(int64(i)))
		if !ok {
			v = math.NaN()
		}
		c.values[i] = v
	}
}

// code is the whole number that a cell holds.
func (c *Column) code(row int) int64 {
	switch c.enc {
	case whole1:
		return int64(int8(c.data[row]))
	case whole2:
		return int64(int16(binary.LittleEndian.Uint16(c.data[2*row:])))
	case whole4, decimal4:
		return int64(int32(binary.LittleEndian.Uint32(c.data[4*row:])))
	case whole8:
		return int64(binary.LittleEndian.Uint64(c.data[8*row:]))
	case text1:
		return int64(c.data[row])
	case text2:
		return int64(binary.LittleEndian.Uint16(c.data[2*row:]))
	}
	return int64(binary.LittleEndian.Uint32(c.data[4*row:]))
}

// entry is a text of the dictionary.
func (c *Column) entry(i int64) string {
	start := uint32(0)
	if i > 0 {
		start = binary.LittleEndian.Uint32(c.ends[4*(i-1):])
	}
	return c.dict[start:binary.LittleEndian.Uint32(c.ends[4*i:])]
}

// Field describes the column.
func (c *Column) Field() Field { return c.field }

// Len is the number of rows.
func (c *Column) Len() int { return c.rows }

// has reports whether the row is there and has a value.
func (c *Column) has(row int) bool {
	return uint(row) < uint(c.rows) && (c.state == nil || c.state[row] == 0)
}

// Float returns the cell as a number; false when it has no value, or one that
// is no number, and then the number is NaN.
func (c *Column) Float(row int) (float64, bool) {
	v := math.NaN()
	if c.has(row) {
		v = c.float(row)
	}
	runtime.KeepAlive(c)
	return v, v == v
}

func (c *Column) float(row int) float64 {
	switch c.enc {
	case float8:
		return math.Float64frombits(binary.LittleEndian.Uint64(c.data[8*row:]))
	case decimal4:
		return float64(int32(binary.LittleEndian.Uint32(c.data[4*row:]))) / c.pow
	case float4:
		return float64(math.Float32frombits(binary.LittleEndian.Uint32(c.data[4*row:])))
	case text1, text2, text4:
		if c.values == nil {
			return math.NaN()
		}
		return c.values[c.code(row)]
	}
	return float64(c.code(row))
}

// Int returns the cell as a whole number; false when it has no value or one
// that is no whole number.
func (c *Column) Int(row int) (int64, bool) {
	if !c.has(row) {
		return 0, false
	}
	if c.enc <= whole8 {
		v := c.code(row)
		runtime.KeepAlive(c)
		return v, true
	}
	v, ok := c.Float(row)
	if !ok || v != math.Trunc(v) || math.Abs(v) >= 1<<63 {
		return 0, false
	}
	return int64(v), true
}

// Text returns the cell of a column of texts; false when it has no value or the
// column holds numbers, which [Column.AppendCell] writes as text.
func (c *Column) Text(row int) (string, bool) {
	if !c.has(row) || c.enc < text1 {
		return "", false
	}
	s := c.entry(c.code(row))
	runtime.KeepAlive(c)
	return s, true
}

// Why says why a cell has no value; it is empty for a cell that has one.
func (c *Column) Why(row int) string {
	if c.has(row) {
		return ""
	}
	if uint(row) >= uint(c.rows) {
		return "no such row"
	}
	g := int(c.state[row]) - 2
	runtime.KeepAlive(c)
	if g < 0 || g >= len(c.field.Gaps) {
		return NotMeasured
	}
	return c.field.Gaps[g].Why
}

// Cells returns the texts of all cells, as in the table as CSV.
func (c *Column) Cells() []string {
	texts := make([]string, c.rows)
	var b []byte
	for row := range texts {
		b = c.AppendCell(b[:0], row)
		texts[row] = string(b)
	}
	return texts
}

// Floats returns all cells as numbers, NaN where there is none.
func (c *Column) Floats() []float64 {
	v := make([]float64, c.rows)
	for row := range v {
		v[row], _ = c.Float(row)
	}
	return v
}

// AppendCell appends the cell's text as in the table as CSV.
func (c *Column) AppendCell(b []byte, row int) []byte {
	defer runtime.KeepAlive(c)
	switch {
	case uint(row) >= uint(c.rows):
		return b
	case c.enc >= text1:
		return append(b, c.entry(c.code(row))...)
	case c.has(row) && c.enc <= whole8:
		return strconv.AppendInt(b, c.code(row), 10)
	case c.has(row):
		return c.style.append(b, c.float(row))
	}
	if g := int(c.state[row]) - 2; g >= 0 && g < len(c.field.Gaps) {
		return append(b, c.field.Gaps[g].Text...)
	}
	return b
}
