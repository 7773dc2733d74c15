package tfrecord

import (
	"encoding/binary"
	"fmt"
	"math"
)

// field is a field of a protocol buffer.
type field struct {
	number int
	kind   int    // 0 a number, 1 eight bytes, 2 bytes, 5 four bytes
	value  uint64 // of kinds 0, 1 and 5
	bytes  []byte // of kind 2
}

func (f field) double() float64 { return math.Float64frombits(f.value) }

// fields calls do for each field of a message.
func fields(b []byte, do func(field) error) error {
	for at := 0; at < len(b); {
		tag, n := binary.Uvarint(b[at:])
		if n <= 0 || tag>>3 == 0 || tag>>3 > 1<<29-1 {
			return fmt.Errorf("offset %d of the message: a field was expected", at)
		}
		at += n
		f := field{number: int(tag >> 3), kind: int(tag & 7)}
		switch f.kind {
		case 0:
			if f.value, n = binary.Uvarint(b[at:]); n <= 0 {
				return fmt.Errorf("offset %d of the message: a number was expected", at)
			}
		case 1, 5:
			if n = 8; f.kind == 5 {
				n = 4
			}
			if len(b)-at < n {
				return fmt.Errorf("offset %d of the message: %d bytes were expected, but only %d are left", at, n, len(b)-at)
			}
			var all [8]byte
			copy(all[:], b[at:at+n])
			f.value = binary.LittleEndian.Uint64(all[:])
		case 2:
			size, m := binary.Uvarint(b[at:])
			if m <= 0 || size > uint64(len(b)-at-m) {
				return fmt.Errorf("offset %d of the message: a run of bytes was expected that fits in it", at)
			}
			f.bytes, n = b[at+m:at+m+int(size)], m+int(size)
		default:
			return fmt.Errorf("offset %d of the message: a field of kind %d is not known", at, f.kind)
		}
		at += n
		if err := do(f); err != nil {
			return err
		}
	}
	return nil
}
