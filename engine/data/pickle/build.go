package pickle

import (
	"math/big"
	"slices"
	"strconv"
)

func (m *machine) proto() error {
	v, err := m.number(1)
	if err == nil && v > 5 {
		return m.fail("protocol %d; 0 to 5 are known", v)
	}
	return err
}

func (m *machine) frame() error {
	n, err := m.number(8)
	if left := uint64(len(m.in) - m.at); err == nil && n > left {
		return m.fail("a frame of %d bytes was expected, but only %d are left; the file is cut or damaged", n, left)
	}
	return err
}

func (m *machine) stop() error {
	v, err := m.pop()
	if err != nil {
		return err
	}
	if g, ok := v.(global); ok {
		return m.fail("the pickle's value is the name %s and no data", g)
	}
	m.result, m.finished = v, true
	return nil
}

func (m *machine) opPop() error {
	if len(m.stack) == m.floor() && len(m.marks) > 0 {
		_, err := m.popMark()
		return err
	}
	_, err := m.pop()
	return err
}

func (m *machine) dup() error {
	v, err := m.top()
	if err != nil {
		return err
	}
	return m.push(v)
}

func (m *machine) memoLine(do func(uint64) error) error {
	s, err := m.line("a place in the memo")
	if err != nil {
		return err
	}
	i, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return m.fail("a place in the memo was expected, not %.40q", s)
	}
	return do(i)
}

func (m *machine) memoNumber(n int, do func(uint64) error) error { return m.sized(n, do) }

// sized reads a number of n bytes and goes on with it.
func (m *machine) sized(n int, do func(uint64) error) error {
	v, err := m.number(n)
	if err != nil {
		return err
	}
	return do(v)
}

func (m *machine) list() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.push(&List{slices.Clone(items)})
}

func (m *machine) appendOne() error {
	v, err := m.pop()
	if err != nil {
		return err
	}
	return m.extend([]any{v})
}

func (m *machine) appends() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.extend(items)
}

func (m *machine) extend(items []any) error {
	v, err := m.top()
	if err != nil {
		return err
	}
	l, ok := v.(*List)
	if !ok {
		return m.fail("a list was expected to append to, not %s", kindOf(v))
	}
	l.Items = append(l.Items, items...)
	return nil
}

func (m *machine) tuple() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.push(Tuple(slices.Clone(items)))
}

func (m *machine) tupleOf(n int) error {
	if len(m.stack)-m.floor() < n {
		return m.fail("%d values were expected on the stack; the file is damaged", n)
	}
	t := Tuple(slices.Clone(m.stack[len(m.stack)-n:]))
	m.stack = m.stack[:len(m.stack)-n]
	return m.push(t)
}

func (m *machine) dict() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	d := &Dict{}
	if err := m.fill(d, items); err != nil {
		return err
	}
	return m.push(d)
}

func (m *machine) setItem() error {
	if len(m.stack)-m.floor() < 3 {
		return m.fail("a dict, a key and a value were expected on the stack; the file is damaged")
	}
	pair := m.stack[len(m.stack)-2:]
	m.stack = m.stack[:len(m.stack)-2]
	return m.fillTop(pair)
}

func (m *machine) setItems() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.fillTop(items)
}

func (m *machine) fillTop(items []any) error {
	v, err := m.top()
	if err != nil {
		return err
	}
	d, ok := v.(*Dict)
	if !ok {
		return m.fail("a dict was expected to put items in, not %s", kindOf(v))
	}
	return m.fill(d, items)
}

func (m *machine) fill(d *Dict, items []any) error {
	if len(items)%2 != 0 {
		return m.fail("a dict has a key without a value; the file is damaged")
	}
	for i := 0; i < len(items); i += 2 {
		switch items[i].(type) {
		case *List, *Dict, *Set:
			return m.fail("%s is no key of a dict; the file is damaged", kindOf(items[i]))
		}
		d.set(items[i], items[i+1])
	}
	return nil
}

func (m *machine) addItems() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	v, err := m.top()
	if err != nil {
		return err
	}
	s, ok := v.(*Set)
	if !ok {
		return m.fail("a set was expected to add to, not %s", kindOf(v))
	}
	s.Items = append(s.Items, items...)
	return nil
}

func (m *machine) frozenSet() error {
	items, err := m.popMark()
	if err != nil {
		return err
	}
	return m.push(&Set{slices.Clone(items)})
}

// kindOf names a value's kind for a sentence.
func kindOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		return "a truth value"
	case int64, *big.Int:
		return "a whole number"
	case float64:
		return "a number"
	case string:
		return "a text"
	case []byte:
		return "a run of bytes"
	case *List:
		return "a list"
	case Tuple:
		return "a tuple"
	case *Dict:
		return "a dict"
	case *Set:
		return "a set"
	case *Array:
		return "an array"
	case *Tensor:
		return "a tensor"
	case *Object:
		return "an object of " + v.Class
	case global:
		return "the name " + string(v)
	}
	return "a value of another kind"
}

// KindOf names a value's kind for a sentence, such as "a list".
func KindOf(v any) string { return kindOf(v) }
