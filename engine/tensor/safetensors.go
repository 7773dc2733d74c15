package tensor

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// A safetensors file is the length of its header as 8 bytes, little-endian, the
// header as JSON, then the values of all tensors, one after the other
// (https://huggingface.co/docs/safetensors).

// maxHeader is the longest header, in bytes, that other readers of the format take.
const maxHeader = 100_000_000

const metaKey = "__metadata__"

var safeTypes = map[DType]string{
	Bool: "BOOL", Uint8: "U8", Int8: "I8", Int16: "I16", Int32: "I32", Int64: "I64",
	Float16: "F16", BFloat16: "BF16", Float32: "F32", Float64: "F64",
}

// entry is one tensor of a file: its values are bytes Offsets[0] to Offsets[1] after
// the header.
type entry struct {
	DType   string   `json:"dtype"`
	Shape   []int    `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
	name    string
	dtype   DType
}

// safeHeader is a file's header: its tensors in the order of their values.
type safeHeader struct {
	entries []entry
	meta    map[string]string
	start   int64 // where the values begin
}

// encodeHeader returns the first bytes of a file, up to the values. The header is
// filled up with spaces so that the values begin at a multiple of 8.
func encodeHeader(h safeHeader) ([]byte, error) {
	fields := make(map[string]any, len(h.entries)+1) // encoding/json sorts the names
	for _, e := range h.entries {
		fields[e.name] = e
	}
	if len(h.meta) > 0 {
		fields[metaKey] = h.meta
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	for len(text)%8 != 0 {
		text = append(text, ' ')
	}
	if len(text) > maxHeader {
		return nil, fmt.Errorf("the header has %d bytes, more than the %d that readers take", len(text), maxHeader)
	}
	return append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...), nil
}

// decodeHeader reads and checks the header of a file of size bytes. Nothing in it is
// believed: a file that passes holds exactly the values that its header describes.
func decodeHeader(r io.ReaderAt, size int64) (safeHeader, error) {
	var h safeHeader
	var head [8]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return h, errors.New("it is too short")
	}
	n := binary.LittleEndian.Uint64(head[:])
	if n > maxHeader || int64(n) > size-8 {
		return h, fmt.Errorf("its header of %d bytes does not fit in", n)
	}
	text := make([]byte, n)
	if _, err := r.ReadAt(text, 8); err != nil {
		return h, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return h, fmt.Errorf("its header is no JSON object: %w", err)
	}
	h.start = 8 + int64(n)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if name == metaKey {
			if err := json.Unmarshal(fields[name], &h.meta); err != nil {
				return h, fmt.Errorf("its metadata are no strings: %w", err)
			}
			continue
		}
		e, err := decodeEntry(name, fields[name])
		if err != nil {
			return h, fmt.Errorf("tensor %q: %w", name, err)
		}
		h.entries = append(h.entries, e)
	}
	return h, h.checkLayout(size)
}

// decodeEntry reads one tensor's description.
func decodeEntry(name string, text []byte) (entry, error) {
	e := entry{name: name, dtype: Invalid}
	if err := json.Unmarshal(text, &e); err != nil {
		return e, err
	}
	for dtype, s := range safeTypes {
		if s == e.DType {
			e.dtype = dtype
		}
	}
	if e.dtype == Invalid {
		return e, fmt.Errorf("unknown type %q", e.DType)
	}
	if err := checkShape(e.Shape); err != nil {
		return e, err
	}
	if want := int64(volume(e.Shape)) * int64(e.dtype.Size()); e.Offsets[1]-e.Offsets[0] != want || e.Offsets[0] < 0 {
		return e, fmt.Errorf("bytes %d to %d are not the %d bytes of %s%v", e.Offsets[0], e.Offsets[1], want, e.dtype, e.Shape)
	}
	return e, nil
}

// checkLayout puts the entries in order and checks that they fill the file, without
// gap or overlap.
func (h *safeHeader) checkLayout(size int64) error {
	slices.SortStableFunc(h.entries, func(a, b entry) int {
		if a.Offsets[0] != b.Offsets[0] {
			return int(min(max(a.Offsets[0]-b.Offsets[0], -1), 1))
		}
		return int(min(max(a.Offsets[1]-b.Offsets[1], -1), 1))
	})
	at := int64(0)
	for _, e := range h.entries {
		if e.Offsets[0] != at {
			return fmt.Errorf("tensor %q begins at byte %d, not %d", e.name, e.Offsets[0], at)
		}
		at = e.Offsets[1]
	}
	if at != size-h.start {
		return fmt.Errorf("it holds %d bytes of values, and its header describes %d", size-h.start, at)
	}
	return nil
}
