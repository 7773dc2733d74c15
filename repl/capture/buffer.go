package capture

import (
	"fmt"
	"strings"
	"sync"
)

// Buffer holds what is written to it. Of a text that is too long it keeps the
// beginning and the end.
type Buffer struct {
	limit int // bytes of the beginning, and of the end
	mu    sync.Mutex
	head  []byte
	tail  []byte // a ring when it is full
	at    int    // where the ring's next byte goes
	cut   int    // bytes that were left out
}

// NewBuffer makes a buffer that keeps at most about limit bytes.
func NewBuffer(limit int) *Buffer { return &Buffer{limit: max(limit/2, 1)} }

// Write keeps p, or what there is room for.
func (b *Buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := min(len(p), b.limit-len(b.head))
	b.head = append(b.head, p[:n]...)
	b.end(p[n:])
	return len(p), nil
}

// end puts p into the ring.
func (b *Buffer) end(p []byte) {
	if over := len(p) - b.limit; over > 0 { // all of the ring is written over
		b.cut += over
		p = p[over:]
	}
	if room := b.limit - len(b.tail); room > 0 {
		n := min(room, len(p))
		b.tail = append(b.tail, p[:n]...)
		p = p[n:]
	}
	for len(p) > 0 {
		n := copy(b.tail[b.at:], p)
		b.at = (b.at + n) % b.limit
		b.cut += n
		p = p[n:]
	}
}

// Take returns the text and empties the buffer. A line says where the text was
// cut, and how much is missing.
func (b *Buffer) Take() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var s strings.Builder
	s.Write(b.head)
	if b.cut > 0 {
		fmt.Fprintf(&s, "\n... %d bytes are left out here ...\n", b.cut)
	}
	s.Write(b.tail[b.at:])
	s.Write(b.tail[:b.at])
	b.head, b.tail, b.at, b.cut = nil, nil, 0, 0
	return strings.ToValidUTF8(s.String(), "\ufffd")
}
