package check

import (
	"maps"
	"testing"
)

func TestImports(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  map[string]string
		then  string
		typ   string
	}{
		{"once", []string{"import \"strings\""}, map[string]string{"strings": "strings"}, "", ""},
		{"twice", []string{"import \"strings\"", "import \"strings\""}, map[string]string{"strings": "strings"}, "", ""},
		{"group", []string{"import (\n\t\"strings\"\n\tm \"math\"\n\t_ \"sort\"\n)"}, map[string]string{"strings": "strings", "m": "math"}, "m.Pi > 3", "bool"},
		{"another of the name", []string{"import \"math/rand\"", "rand.Intn(3)", "import \"crypto/rand\""}, map[string]string{"rand": "crypto/rand"}, "rand.Text()", "string"},
		{"by itself is no import", []string{"strings.ToUpper(\"\")"}, map[string]string{}, "", ""},
		{"by itself, by the members", []string{"rand.Intn(3)"}, map[string]string{}, "rand.IntN(3)", "int"},
		{"variable in its place", []string{"import \"strings\"", "strings := 1"}, map[string]string{}, "strings + 1", "int"},
		{"in the place of a variable", []string{"strings := 1", "import \"strings\""}, map[string]string{"strings": "strings"}, "strings.ToUpper(\"\")", "string"},
		{"parameter with its name", []string{"func f(strings []int) int { return strings[0] }"}, map[string]string{}, "f(nil)", "int"},
		{"path and name differ", []string{"import \"math/rand/v2\""}, map[string]string{"rand": "math/rand/v2"}, "rand.IntN(2)", "int"},
		{"all names", []string{"import . \"math\"", "Sqrt := 2"}, map[string]string{}, "Sqrt + int(Floor(1))", "int"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newTestChecker(t)
			c.feed(t, tt.cells...)
			if got := c.Imports(); !maps.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
			c.expect(t, tt.then, tt.typ)
		})
	}
}

// A cell that fails imports nothing.
func TestImportUndone(t *testing.T) {
	c := newTestChecker(t)
	if _, faults := c.Check(Source{Text: "import s \"strings\"\ns.Nope()"}); faults == nil {
		t.Fatal("no fault")
	}
	if len(c.Imports()) != 0 {
		t.Errorf("%v", c.Imports())
	}
}

func TestReset(t *testing.T) {
	c := newTestChecker(t)
	c.feed(t, "import s \"strings\"\nx := 1\ntype T int")
	c.Reset()
	if len(c.Names()) != 0 || len(c.Imports()) != 0 {
		t.Errorf("%v %v", c.Names(), c.Imports())
	}
	c.feed(t, "type T string", "x := T(\"a\")")
	c.expect(t, "x", "T")
}
