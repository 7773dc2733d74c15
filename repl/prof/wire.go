package prof

import (
	"encoding/binary"
	"errors"
)

// A CPU profile is a protocol buffer. This is as much of its encoding as a
// profile uses (protobuf.dev/programming-guides/encoding).

var errShort = errors.New("the profile is cut off")

// field is one field of a message.
type field struct {
	number int
	value  uint64 // of a number
	bytes  []byte // of a string, a message or a list of numbers
}

// fields calls f with each field of a message.
func fields(b []byte, f func(field) error) error {
	for len(b) > 0 {
		key, n := binary.Uvarint(b)
		if n <= 0 {
			return errShort
		}
		b = b[n:]
		x := field{number: int(key >> 3)}
		switch key & 7 {
		case 0:
			if x.value, n = binary.Uvarint(b); n <= 0 {
				return errShort
			}
			b = b[n:]
		case 1, 5:
			n = 8
			if key&7 == 5 {
				n = 4
			}
			if len(b) < n {
				return errShort
			}
			b = b[n:]
		case 2:
			size, n := binary.Uvarint(b)
			if n <= 0 || size > uint64(len(b)-n) {
				return errShort
			}
			x.bytes = b[n : n+int(size)]
			b = b[n+int(size):]
		default:
			return errors.New("the profile has a field of a kind that is not known")
		}
		if err := f(x); err != nil {
			return err
		}
	}
	return nil
}

// numbers reads a list of numbers, packed or one at a time.
func numbers(list []uint64, f field) ([]uint64, error) {
	if f.bytes == nil {
		return append(list, f.value), nil
	}
	for b := f.bytes; len(b) > 0; {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errShort
		}
		list, b = append(list, v), b[n:]
	}
	return list, nil
}
