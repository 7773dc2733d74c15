package columns

import "math"

// Texts is a list of texts kept in one piece of memory. The zero value is empty.
type Texts struct {
	bytes []byte
	ends  []uint32
}

// Add appends a text. It reports false when the texts together pass 4 GiB.
func (t *Texts) Add(s string) bool {
	if len(t.bytes)+len(s) > math.MaxUint32 {
		return false
	}
	t.bytes = append(t.bytes, s...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	return true
}

// Len is the number of texts.
func (t *Texts) Len() int { return len(t.ends) }

// At returns text i.
func (t *Texts) At(i int) string { return string(t.view(i)) }

// view returns text i without copying it.
func (t *Texts) view(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.bytes[start:t.ends[i]]
}
