package tensor

import (
	"fmt"
	"strconv"
	"strings"
)

// maxShown is how many values String shows.
const maxShown = 12

// kind returns type, shape and device, such as "float32[2 3]"; t must be alive.
func (t *Tensor) kind() string {
	m, err := t.meta()
	if err != nil {
		return "?"
	}
	text := m.dtype.String() + fmt.Sprint(m.shape)
	if m.device != CPU {
		text += " on " + m.device.String()
	}
	return text
}

// String returns type, shape and the first values, or the error of a tensor that
// cannot be used.
func (t *Tensor) String() string {
	m, err := t.look()
	if err != nil {
		return "poisoned: " + err.Error()
	}
	var b strings.Builder
	b.WriteString(m.dtype.String() + fmt.Sprint(m.shape))
	if m.device != CPU {
		b.WriteString(" on " + m.device.String())
	}
	err = Run(func(s *Scope) error {
		vs, err := t.In(s).Reshape(-1).Narrow(0, 0, min(maxShown, volume(m.shape))).Float64s()
		for _, v := range vs {
			b.WriteString(" " + strconv.FormatFloat(v, 'g', 5, 64))
		}
		return err
	})
	if err != nil {
		return b.String() + " (" + err.Error() + ")"
	}
	if volume(m.shape) > maxShown {
		b.WriteString(" ...")
	}
	return b.String()
}
