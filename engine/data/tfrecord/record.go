package tfrecord

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// maxRecord bounds a record; those of NAS-Bench-101 have some hundred bytes.
const maxRecord = 16 << 20

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Checksum is the checksum of TensorFlow's records: CRC-32C, rotated and
// shifted, so that checksums of data that hold checksums stay good ones.
func Checksum(b []byte) uint32 {
	c := crc32.Checksum(b, castagnoli)
	return (c>>15 | c<<17) + 0xa282ead8
}

// Reader reads records.
type Reader struct {
	in  io.Reader
	at  int64
	buf []byte
}

// NewReader reads records from a stream, which should be buffered.
func NewReader(r io.Reader) *Reader { return &Reader{in: r} }

// Offset is where the next record begins.
func (r *Reader) Offset() int64 { return r.at }

// Next returns the next record, good until the following call, or io.EOF at the
// end of the last.
func (r *Reader) Next() ([]byte, error) {
	var head [12]byte
	if n, err := io.ReadFull(r.in, head[:]); errors.Is(err, io.EOF) && n == 0 {
		return nil, io.EOF
	} else if err != nil {
		return nil, r.fail("the length of a record was expected, but the file ends; it is cut")
	}
	size := binary.LittleEndian.Uint64(head[:])
	if Checksum(head[:8]) != binary.LittleEndian.Uint32(head[8:]) {
		return nil, r.fail("the length of a record has another checksum; the file is damaged or no record file")
	}
	if size > maxRecord {
		return nil, r.fail(fmt.Sprintf("a record of %d bytes; at most %d are read", size, maxRecord))
	}
	if uint64(cap(r.buf)) < size+4 {
		r.buf = make([]byte, size+4)
	}
	b := r.buf[:size+4]
	if _, err := io.ReadFull(r.in, b); err != nil {
		return nil, r.fail(fmt.Sprintf("a record of %d bytes was expected, but the file ends; it is cut", size))
	}
	if Checksum(b[:size]) != binary.LittleEndian.Uint32(b[size:]) {
		return nil, r.fail("a record has another checksum; the file is damaged")
	}
	r.at += int64(size) + 16
	return b[:size], nil
}

func (r *Reader) fail(what string) error { return fmt.Errorf("tfrecord: offset %d: %s", r.at, what) }

// Append appends a record to b, as a file holds it.
func Append(b, record []byte) []byte {
	start := len(b)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(record)))
	b = binary.LittleEndian.AppendUint32(b, Checksum(b[start:]))
	b = append(b, record...)
	return binary.LittleEndian.AppendUint32(b, Checksum(record))
}
