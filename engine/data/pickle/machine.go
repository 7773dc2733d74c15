package pickle

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// machine is one run of a pickle.
type machine struct {
	in       []byte
	at       int // offset of the next byte
	op       int // offset of the instruction
	stack    []any
	marks    []int // heights of the stack
	memo     map[uint64]any
	options  Options
	result   any
	finished bool
	budget   int // bytes that constructors may still copy
}

func newMachine(b []byte, o Options) *machine {
	if o.MaxStack <= 0 {
		o.MaxStack = 16 << 20
	}
	if o.MaxMarks <= 0 {
		o.MaxMarks = 10_000
	}
	return &machine{in: b, memo: map[uint64]any{}, options: o, budget: 1<<20 + 64*len(b)}
}

// fail is an error at the instruction that runs.
func (m *machine) fail(format string, args ...any) error {
	return fmt.Errorf("pickle: offset %d: %s", m.op, fmt.Sprintf(format, args...))
}

func (m *machine) run() error {
	for !m.finished {
		m.op = m.at
		if m.at >= len(m.in) {
			return m.fail("the pickle ends here without its stop instruction; the file is cut")
		}
		code := m.in[m.at]
		m.at++
		do := ops[code]
		if do == nil {
			return m.fail("0x%02x is no instruction of pickle; the file is damaged or no pickle", code)
		}
		if err := do(m); err != nil {
			return err
		}
	}
	return nil
}

// take returns the next n bytes.
func (m *machine) take(n uint64, what string) ([]byte, error) {
	if left := uint64(len(m.in) - m.at); n > left {
		return nil, m.fail("%s of %d bytes was expected, but only %d are left; the file is cut or damaged", what, n, left)
	}
	b := m.in[m.at : m.at+int(n)]
	m.at += int(n)
	return b, nil
}

// number reads a little-endian number of n bytes.
func (m *machine) number(n int) (uint64, error) {
	b, err := m.take(uint64(n), "a number")
	if err != nil {
		return 0, err
	}
	var all [8]byte
	copy(all[:], b)
	return binary.LittleEndian.Uint64(all[:]), nil
}

// line reads up to a line feed, without it.
func (m *machine) line(what string) (string, error) {
	n := bytes.IndexByte(m.in[m.at:], '\n')
	if n < 0 {
		return "", m.fail("a line with %s was expected, but none ends; the file is cut or damaged", what)
	}
	s := string(m.in[m.at : m.at+n])
	m.at += n + 1
	return s, nil
}

func (m *machine) push(v any) error {
	if len(m.stack)+len(m.memo) >= m.options.MaxStack {
		return m.fail("more than %d values at once; the limit guards against hostile files", m.options.MaxStack)
	}
	m.stack = append(m.stack, v)
	return nil
}

// floor is the height of the stack below which an instruction may not reach.
func (m *machine) floor() int {
	if len(m.marks) == 0 {
		return 0
	}
	return m.marks[len(m.marks)-1]
}

func (m *machine) pop() (any, error) {
	if len(m.stack) <= m.floor() {
		return nil, m.fail("a value was expected on the stack, but there is none; the file is damaged")
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v, nil
}

func (m *machine) top() (any, error) {
	if len(m.stack) <= m.floor() {
		return nil, m.fail("a value was expected on the stack, but there is none; the file is damaged")
	}
	return m.stack[len(m.stack)-1], nil
}

func (m *machine) mark() error {
	if len(m.marks) >= m.options.MaxMarks {
		return m.fail("values are nested more than %d deep; the limit guards against hostile files", m.options.MaxMarks)
	}
	m.marks = append(m.marks, len(m.stack))
	return nil
}

// popMark takes off what lies above the last mark. The slice is good until the
// next push.
func (m *machine) popMark() ([]any, error) {
	if len(m.marks) == 0 {
		return nil, m.fail("a mark was expected on the stack, but there is none; the file is damaged")
	}
	from := m.marks[len(m.marks)-1]
	m.marks = m.marks[:len(m.marks)-1]
	items := m.stack[from:]
	m.stack = m.stack[:from]
	return items, nil
}

func (m *machine) put(i uint64) error {
	v, err := m.top()
	if err != nil {
		return err
	}
	if len(m.stack)+len(m.memo) >= m.options.MaxStack {
		return m.fail("more than %d values at once; the limit guards against hostile files", m.options.MaxStack)
	}
	m.memo[i] = v
	return nil
}

func (m *machine) get(i uint64) error {
	v, ok := m.memo[i]
	if !ok {
		return m.fail("value %d of the memo was expected, but nothing was put there; the file is damaged", i)
	}
	return m.push(v)
}

// spend counts bytes that a constructor copies. Calling one again and again
// with one large argument would otherwise need memory that no length of the
// file bounds.
func (m *machine) spend(n int) error {
	if m.budget -= n; m.budget < 0 {
		return fmt.Errorf("the values would need far more memory than the file is long; the limit guards against hostile files")
	}
	return nil
}
