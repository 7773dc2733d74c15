package published

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"naslab/engine/data/columns"
	"naslab/engine/data/literal"
	"naslab/engine/data/pickle"
)

// undefined is how the tables mark a score that is no finite number.
const undefined = "-1e+08"

// number writes a number with so many significant digits.
func number(v float64, digits int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return undefined
	}
	return columns.Format(v, digits)
}

// fixed writes a number with so many digits after the point.
func fixed(v float64, digits int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return undefined
	}
	return strconv.FormatFloat(v, 'f', digits, 64)
}

// rounded rounds to digits after the point, and writes no more than it needs.
func rounded(v float64, digits int) string {
	text := fixed(v, digits)
	w, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return columns.Shortest(w)
}

// float is a number in a value of a pickle.
func float(v any) (float64, error) {
	switch v := v.(type) {
	case float64:
		return v, nil
	case int64:
		return float64(v), nil
	case bool:
		if v {
			return 1, nil
		}
		return 0, nil
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return f, nil
	}
	return 0, fmt.Errorf("a number was expected, not %s", pickle.KindOf(v))
}

// whole is a whole number in a value of a pickle.
func whole(v any) (int64, error) {
	n, ok := v.(int64)
	if !ok {
		return 0, fmt.Errorf("a whole number was expected, not %s", pickle.KindOf(v))
	}
	return n, nil
}

// list is a list of a pickle with n items; 0 takes any number.
func list(v any, n int) ([]any, error) {
	var items []any
	switch v := v.(type) {
	case *pickle.List:
		items = v.Items
	case pickle.Tuple:
		items = v
	default:
		return nil, fmt.Errorf("a list was expected, not %s", pickle.KindOf(v))
	}
	if n > 0 && len(items) != n {
		return nil, fmt.Errorf("a list of %d values was expected, not of %d", n, len(items))
	}
	return items, nil
}

// entry is a value of a dict of a pickle.
func entry(v any, key string) (any, error) {
	d, ok := v.(*pickle.Dict)
	if !ok {
		return nil, fmt.Errorf("a dict was expected, not %s", pickle.KindOf(v))
	}
	x, ok := d.Get(key)
	if !ok {
		return nil, fmt.Errorf("a dict with the key %q was expected", key)
	}
	return x, nil
}

// numbers writes a list of numbers of a text with one way of writing.
func numbers(v literal.Value, write func(float64) string) ([]string, error) {
	l, ok := v.(literal.List)
	if !ok {
		return nil, fmt.Errorf("a list was expected, not %s", literal.KindOf(v))
	}
	out := make([]string, len(l))
	for i, x := range l {
		f, err := literal.Float(x)
		if err != nil {
			return nil, err
		}
		out[i] = write(f)
	}
	return out, nil
}

// object is an object of a text.
func object(v literal.Value) (*literal.Object, error) {
	o, ok := v.(*literal.Object)
	if !ok {
		return nil, fmt.Errorf("an object was expected, not %s", literal.KindOf(v))
	}
	return o, nil
}

// digits writes small whole numbers one after another.
func digits(v literal.Value) (string, error) {
	l, ok := v.(literal.List)
	if !ok {
		return "", fmt.Errorf("a list of digits was expected, not %s", literal.KindOf(v))
	}
	b := make([]byte, len(l))
	for i, x := range l {
		n, ok := x.(literal.Number)
		if !ok || len(n) != 1 || n[0] < '0' || n[0] > '9' {
			return "", fmt.Errorf("a digit was expected, not %v", x)
		}
		b[i] = n[0]
	}
	return string(b), nil
}

// itoa writes a row number.
func itoa(n int) string { return strconv.Itoa(n) }
