package columns

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// An index is a table of row numbers plus one, 4 bytes each, of a power of two
// places of which at most two thirds are taken; 0 is a free place. A key's
// place is its hash, or the next free one behind it.

// hashSeed and hashStep are those of the 64-bit FNV-1a hash.
const (
	hashSeed uint64 = 14695981039346656037
	hashStep uint64 = 1099511628211
)

// hashPart adds a part of a key, and its end, to a hash.
func hashPart(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashStep
	}
	return h * hashStep // a zero byte
}

// mix spreads the hash over its low bits.
func mix(h uint64) uint64 { return h ^ h>>29 }

// makeIndex builds the index of the frame's key. Two rows of one key are an
// error.
func (f *Frame) makeIndex() ([]byte, error) {
	cols, err := f.keyColumns(f.Info.Key)
	if err != nil || len(cols) == 0 {
		return nil, err
	}
	size := 4
	for size*2 < f.Len()*3 {
		size *= 2
	}
	index := make([]byte, 4*size)
	var mine, other []byte
	for row := range f.Len() {
		h := hashSeed
		for _, c := range cols {
			h = hashPart(h, string(f.cells[c].view(row)))
		}
		for at := int(mix(h)) & (size - 1); ; at = (at + 1) & (size - 1) {
			taken := binary.LittleEndian.Uint32(index[4*at:])
			if taken == 0 {
				binary.LittleEndian.PutUint32(index[4*at:], uint32(row+1))
				break
			}
			mine, other = f.keyOf(mine[:0], cols, row), f.keyOf(other[:0], cols, int(taken-1))
			if bytes.Equal(mine, other) {
				return nil, fmt.Errorf("columns: table %s: rows %d and %d have the same key %q", f.Info.Name, taken, row+1, bytes.ReplaceAll(mine[:len(mine)-1], []byte{0}, []byte(" ")))
			}
		}
	}
	return index, nil
}
