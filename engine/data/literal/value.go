package literal

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Value is one of: nil, bool, [Number], string, [List], *[Object].
type Value = any

// Number is a number's text.
type Number string

// List is a list or a tuple.
type List []Value

// Object is an object or dict in the order of the text.
type Object struct {
	Keys   []string
	Values []Value
	at     map[string]int
}

// Get returns the value of a key.
func (o *Object) Get(key string) (Value, bool) {
	i, ok := o.at[key]
	if !ok {
		return nil, false
	}
	return o.Values[i], true
}

// Len is the number of keys.
func (o *Object) Len() int { return len(o.Keys) }

// set gives a key a value; the last one of a key that is there twice counts.
func (o *Object) set(key string, v Value) {
	if i, ok := o.at[key]; ok {
		o.Values[i] = v
		return
	}
	if o.at == nil { // none for an empty object, of which a file can hold very many
		o.at = map[string]int{}
	}
	o.at[key] = len(o.Keys)
	o.Keys, o.Values = append(o.Keys, key), append(o.Values, v)
}

// Float returns the number; NaN and the infinities are numbers.
func (n Number) Float() float64 {
	switch strings.TrimPrefix(string(n), "-") {
	case "NaN", "nan":
		return math.NaN()
	case "Infinity", "inf":
		if n[0] == '-' {
			return math.Inf(-1)
		}
		return math.Inf(1)
	}
	v, err := strconv.ParseFloat(string(n), 64)
	if err != nil && !math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}

// Float returns a value that is a number.
func Float(v Value) (float64, error) {
	n, ok := v.(Number)
	if !ok {
		return 0, fmt.Errorf("a number was expected, not %s", KindOf(v))
	}
	return n.Float(), nil
}

// KindOf names a value's kind for a sentence.
func KindOf(v Value) string {
	switch v.(type) {
	case nil:
		return "nothing"
	case bool:
		return "a truth value"
	case Number:
		return "a number"
	case string:
		return "a text"
	case List:
		return "a list"
	case *Object:
		return "an object"
	}
	return "another value"
}
