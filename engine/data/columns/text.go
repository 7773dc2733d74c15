package columns

import "math"

// Texts is a list of texts kept in one piece of memory. The zero value is empty.
type Texts struct {
	bytes []byte
	ends  []uint32
	nums  []float64 // numbers that are written when they are asked for, instead
}

// Numbers returns a list of the shortest texts of numbers; NaN is the empty one.
// It keeps the numbers and takes no further text.
func Numbers(values []float64) Texts { return Texts{nums: values} }

// Add appends a text. It reports false when the texts together pass 4 GiB.
func (t *Texts) Add(s string) bool {
	if t.nums != nil || len(t.bytes)+len(s) > math.MaxUint32 {
		return false
	}
	t.bytes = append(t.bytes, s...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	return true
}

// Len is the number of texts.
func (t *Texts) Len() int { return max(len(t.ends), len(t.nums)) }

// At returns text i.
func (t *Texts) At(i int) string { return string(t.view(i)) }

// view returns text i without copying it.
func (t *Texts) view(i int) []byte {
	if t.nums != nil {
		if math.IsNaN(t.nums[i]) {
			return nil
		}
		return style("s").append(nil, t.nums[i])
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.bytes[start:t.ends[i]]
}
