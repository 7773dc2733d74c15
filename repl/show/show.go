package show

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"naslab/engine/space"
	"naslab/engine/table"
)

const (
	tableRows = 20  // of a table, before its middle is left out
	items     = 24  // of a list at the outermost level
	innerItem = 8   // of a list within another value
	maxDepth  = 5   // of nested values
	pageLines = 40  // of the whole text
	lineWidth = 400 // of one line of it, in characters
)

// Tabler is what can be shown as a table.
type Tabler interface{ Table() *table.Table }

// Printer shows values. Its zero value knows the methods of compiled types.
type Printer struct {
	// Text returns the text that a value has for itself where compiled code
	// cannot see it. nil knows none.
	Text func(reflect.Value) (string, bool)
	// Width is the number of characters in a line of the terminal, for tables; 0
	// means no limit.
	Width int
	// Full leaves nothing out.
	Full bool
}

// rows is how many rows of a table are printed, 0 for all.
func (w Printer) rows() int {
	if w.Full {
		return 0
	}
	return tableRows
}

// limit is how many items of a list are printed at a depth.
func (w Printer) limit(depth int) int {
	switch {
	case w.Full:
		return math.MaxInt
	case depth > 0:
		return innerItem
	}
	return items
}

// Value returns the text for one value. It never fails: a String method that
// panics is reported in the text.
func (w Printer) Value(v reflect.Value) string {
	return w.page(w.one(unwrap(v), 0))
}

// Values returns the text for the results of one call: nothing for none, and
// without a last error that is nil.
func (w Printer) Values(vs []reflect.Value) string {
	if len(vs) > 1 && !unwrap(vs[len(vs)-1]).IsValid() {
		vs = vs[:len(vs)-1]
	}
	parts := make([]string, len(vs))
	for i, v := range vs {
		parts[i] = w.one(unwrap(v), 0)
	}
	sep := ", "
	for _, p := range parts {
		if strings.Contains(p, "\n") {
			sep = "\n"
		}
	}
	return w.page(strings.Join(parts, sep))
}

// one is the text for a value at a depth of nesting.
func (w Printer) one(v reflect.Value, depth int) string {
	if !v.IsValid() {
		return "nil"
	}
	if s, ok := w.self(v, depth); ok {
		return s
	}
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(v.Uint(), 10)
	case reflect.Float32:
		return Float(v.Float(), 32)
	case reflect.Float64:
		return Float(v.Float(), 64)
	case reflect.Complex64, reflect.Complex128:
		return strconv.FormatComplex(v.Complex(), 'g', 6, 128)
	case reflect.String:
		return w.str(v.String(), depth)
	case reflect.Slice, reflect.Array:
		return w.list(v, depth)
	case reflect.Map:
		return w.dict(v, depth)
	case reflect.Struct:
		return w.structure(v, depth)
	case reflect.Pointer:
		return w.pointer(v, depth)
	case reflect.Interface:
		return w.one(unwrap(v), depth)
	case reflect.Func:
		return function(v)
	case reflect.Chan:
		return channel(v)
	}
	return "?"
}

// self is the text that a value has for itself.
func (w Printer) self(v reflect.Value, depth int) (s string, ok bool) {
	if !v.CanInterface() {
		return "", false
	}
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return "nil", true
	}
	defer func() {
		if r := recover(); r != nil {
			s, ok = fmt.Sprintf("(its String method panicked: %v)", r), true
		}
	}()
	if w.Text != nil {
		if s, ok := w.Text(v); ok {
			return s, true
		}
	}
	x := v.Interface()
	if depth == 0 {
		if s, ok := w.grid(x); ok {
			return s, true
		}
	}
	switch x := x.(type) {
	case *table.Table:
		return w.table(x), true
	case Tabler:
		if depth == 0 {
			return w.tabler(x), true
		}
		if st, ok := x.(fmt.Stringer); ok {
			return st.String(), true
		}
	case space.Arch:
		return w.arch(x, depth), true
	case error:
		return "error: " + x.Error(), true
	case fmt.Stringer:
		return x.String(), true
	}
	return "", false
}

// table prints a table, and tells how to see all of one that is cut.
func (w Printer) table(t *table.Table) string {
	text := t.Fit(w.rows(), w.Width)
	if w.Width > 0 && !w.Full && t.Len() > w.rows() {
		text += "\n(%full shows all of it)"
	}
	return text
}

// tabler prints what has a table, below its summary where that says more.
func (w Printer) tabler(x Tabler) string {
	t := x.Table()
	if t == nil {
		return "nil"
	}
	text := w.table(t)
	if s := w.front(x, t); s != "" {
		text += "\n" + s
	}
	st, ok := x.(fmt.Stringer)
	if !ok {
		return text
	}
	if s := st.String(); s != "" && !strings.Contains(s, "\n") && s != t.Title {
		return s + "\n" + text
	}
	return text
}

// str quotes a string; one of several lines that stands alone is shown as it is.
func (w Printer) str(s string, depth int) string {
	switch {
	case depth == 0 && strings.Contains(strings.TrimRight(s, "\n"), "\n"):
		return strings.TrimRight(s, "\n")
	case w.Full:
		return strconv.Quote(s)
	case depth > 0 && len(s) > 80:
		return strconv.Quote(first(s, 77)) + "..."
	case depth == 0 && first(s, lineWidth) != s:
		return first(strconv.Quote(first(s, lineWidth)), lineWidth-40) + fmt.Sprintf("\"... (%d bytes)", len(s))
	}
	return strconv.Quote(s)
}
