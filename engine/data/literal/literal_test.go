package literal_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"naslab/engine/data/literal"
)

// show writes a value so that a test can compare it.
func show(v literal.Value) string {
	switch v := v.(type) {
	case literal.List:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = show(x)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case *literal.Object:
		parts := make([]string, v.Len())
		for i, k := range v.Keys {
			parts[i] = fmt.Sprintf("%q:%s", k, show(v.Values[i]))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(v)
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		`{"b": [1, -2.5e-3, NaN, -Infinity], "a": null}`: `{"b":[1 -2.5e-3 NaN -Infinity] "a":<nil>}`,
		` (1, (2,), [], None, True, 'it\'s') `:           `[1 [2] [] <nil> true "it's"]`,
		`"\u00e9\n\/"`:                                   `"é\n/"`,
		`{"k": 1, "k": 2}`:                               `{"k":2}`,
		`false`:                                          `false`,
	} {
		v, err := literal.Parse([]byte(in))
		if err != nil || show(v) != want {
			t.Errorf("%s is %s, %v; want %s", in, show(v), err, want)
		}
	}
	row, err := literal.ParseRow("[[1], [4, 0]], 0.73")
	if err != nil || show(row) != "[[[1] [4 0]] 0.73]" {
		t.Errorf("a row is %s, %v", show(row), err)
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "offset 0: a value was expected, but the text ends",
		"[1, 2":                   "the text ends",
		"__import__('os')":        "offset 0: a value was expected",
		"[1 + 1]":                 "a comma or the end of a list",
		`{"a" 1}`:                 "offset 5: a colon",
		`{1: 2}`:                  "a key in quotes",
		`"abc`:                    "the end of a text",
		"1 2":                     "the end of the text was expected",
		strings.Repeat("[", 1000): "nested more than 100",
		"-":                       "a value was expected",
	} {
		v, err := literal.Parse([]byte(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q is %s, %v; want %q", in, show(v), err, want)
		}
	}
}

func TestFloat(t *testing.T) {
	if v := literal.Number("-Infinity").Float(); !math.IsInf(v, -1) {
		t.Errorf("-Infinity is %v", v)
	}
	if v := literal.Number("NaN").Float(); !math.IsNaN(v) {
		t.Errorf("NaN is %v", v)
	}
	if v := literal.Number("1e999").Float(); !math.IsInf(v, 1) {
		t.Errorf("1e999 is %v", v)
	}
	if _, err := literal.Float("1"); err == nil {
		t.Error("a text is a number")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"b": [1, -2.5e-3, NaN, -Infinity], "a": null, 'c': ('x\n',)}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if v, err := literal.Parse(b); err == nil {
			show(v)
		}
		literal.ParseRow(string(b))
	})
}
