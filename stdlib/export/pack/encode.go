package pack

import (
	"encoding/binary"
	"maps"
	"slices"
	"strings"
)

// encodeDocs writes symbols and their comments by name, each with a zero byte
// behind it.
func encodeDocs(docs map[string]string) []byte {
	var b strings.Builder
	for _, symbol := range slices.Sorted(maps.Keys(docs)) {
		b.WriteString(symbol + "\x00" + strings.ReplaceAll(docs[symbol], "\x00", " ") + "\x00")
	}
	return []byte(b.String())
}

// reader takes a file apart; after the first error everything is empty.
type reader struct {
	data []byte
	err  error
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count is a number of things that take a byte or more each.
func (r *reader) count() int {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *reader) string() string { return string(r.take(r.number())) }

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.data)) {
		r.fail()
		return nil
	}
	part := r.data[:n:n]
	r.data = r.data[n:]
	return part
}

func (r *reader) fail() { r.data, r.err = nil, errShort }
