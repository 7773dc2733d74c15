package cell_test

import (
	"testing"

	"naslab/repl/cell"
)

func TestPasted(t *testing.T) {
	for in, want := range map[string]string{
		"x := 1\n":                 "x := 1\n",
		"\ufeffx := 1":             "x := 1",
		"In [12]: x := 1\nx + 1\n": "x := 1\nx + 1\n",
		"In [1]: for i := range 2 {\n   ...:     f(i)\n   ...: }\nIn [2]: y": "for i := range 2 {\n    f(i)\n}\ny",
		">>> a := 1\n... a\n":                "a := 1\na\n",
		"s := `\n>>> kept\n...: kept`":       "s := `\n>>> kept\n...: kept`",
		"f(xs\n...)":                         "f(xs\n...)",
		"\n  In [3]: z\n":                    "z\n",
		"In [i]: not a prompt, but an error": "In [i]: not a prompt, but an error",
	} {
		if got := cell.Pasted(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
