package columns

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
)

// A file is
//
//	8 bytes   "naslabT1"
//	4 bytes   length of the header
//	4 bytes   checksum (CRC-32C) of the header
//	8 bytes   length of the file
//	header    JSON, see below
//	columns   each piece begins at a multiple of 8 bytes
//
// with all numbers little-endian.
const (
	magic     = "naslabT1"
	prefixLen = 24
	alignment = 8
	maxHeader = 64 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// header is what the file says of itself.
type header struct {
	Info
	Rows    int      `json:"rows"`
	Index   *piece   `json:"index,omitempty"`
	Columns []layout `json:"columns"`
}

// layout is a column in the file.
type layout struct {
	Field
	Enc   string `json:"enc"`
	Scale int    `json:"scale,omitempty"`
	Style style  `json:"style,omitempty"`
	Texts int    `json:"texts,omitempty"` // in the dictionary
	Data  piece  `json:"data"`
	State *piece `json:"state,omitempty"`
	Ends  *piece `json:"ends,omitempty"`
	Dict  *piece `json:"dict,omitempty"`
}

// piece is a run of bytes; At counts from the end of the header.
type piece struct {
	At  int64  `json:"at"`
	Len int64  `json:"len"`
	Sum uint32 `json:"sum"`
}

func align(n int64) int64 { return (n + alignment - 1) / alignment * alignment }

// prefix is the head of a file up to the first piece.
func (h *header) prefix(body int64) ([]byte, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	b := make([]byte, 0, prefixLen+len(text)+alignment)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(text, castagnoli))
	b = binary.LittleEndian.AppendUint64(b, uint64(align(prefixLen+int64(len(text)))+body))
	b = append(b, text...)
	return append(b, make([]byte, align(int64(len(b)))-int64(len(b)))...), nil
}

// parseHeader reads the head of a file. start is where the pieces begin.
func parseHeader(file []byte) (h *header, start int64, err error) {
	if len(file) < prefixLen || string(file[:8]) != magic {
		return nil, 0, fmt.Errorf("is no table of naslab: it does not begin with %q", magic)
	}
	size := int64(binary.LittleEndian.Uint32(file[8:]))
	if whole := binary.LittleEndian.Uint64(file[16:]); whole != uint64(len(file)) {
		return nil, 0, fmt.Errorf("is %d bytes long and should be %d: it was cut or added to", len(file), whole)
	}
	if size > maxHeader || prefixLen+size > int64(len(file)) {
		return nil, 0, fmt.Errorf("is damaged: its header would be %d bytes long", size)
	}
	text := file[prefixLen : prefixLen+size]
	if crc32.Checksum(text, castagnoli) != binary.LittleEndian.Uint32(file[12:]) {
		return nil, 0, fmt.Errorf("is damaged: its header has another checksum")
	}
	h = new(header)
	if err := json.Unmarshal(text, h); err != nil {
		return nil, 0, fmt.Errorf("has a header that cannot be read: %w", err)
	}
	start = align(prefixLen + size)
	return h, start, h.check(int64(len(file)) - start)
}

// check tests that what the header says fits in a body of so many bytes.
func (h *header) check(body int64) error {
	if h.Rows < 0 || int64(h.Rows) > max(body, 0) || len(h.Columns) == 0 {
		return fmt.Errorf("is damaged: it claims %d rows and %d columns in %d bytes", h.Rows, len(h.Columns), body)
	}
	if h.Index != nil && (!h.Index.within(body) || h.Index.Len < 4 || h.Index.Len&(h.Index.Len-1) != 0) {
		return fmt.Errorf("is damaged: its index of keys lies outside of it")
	}
	for i := range h.Columns {
		if c := &h.Columns[i]; !c.fits(h.Rows, body) {
			return fmt.Errorf("is damaged: column %q lies outside of it or has no known encoding", c.Name)
		}
	}
	return nil
}

func (p *piece) within(body int64) bool {
	return p.At >= 0 && p.Len >= 0 && p.At <= body && p.Len <= body-p.At
}

// fits tests a column's pieces against the number of rows.
func (c *layout) fits(rows int, body int64) bool {
	width, known := widths[c.Enc]
	if !known || c.Scale < 0 || c.Scale > maxScale || len(c.Gaps) > 200 {
		return false
	}
	if !c.Data.within(body) || c.Data.Len != int64(rows)*int64(width) {
		return false
	}
	if c.State != nil && (!c.State.within(body) || c.State.Len != int64(rows)) {
		return false
	}
	if c.Enc[0] != 't' {
		return c.Style.valid()
	}
	return c.Ends != nil && c.Ends.within(body) && c.Dict != nil && c.Dict.within(body) &&
		c.Texts >= 0 && c.Ends.Len == 4*int64(c.Texts)
}

// widths gives the bytes of a cell in each encoding: integers, decimals,
// floats, numbers of texts.
var widths = map[string]int{
	"i1": 1, "i2": 2, "i4": 4, "i8": 8, "d4": 4, "f4": 4, "f8": 8, "t1": 1, "t2": 2, "t4": 4,
}
