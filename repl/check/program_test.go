package check

import (
	"bytes"
	"go/printer"
	"strings"
	"testing"
)

// statements writes the cell's body, a line each.
func (c *Checker) statements(t *testing.T, cell *Cell) string {
	t.Helper()
	var list []string
	for _, s := range cell.Body {
		var b bytes.Buffer
		if err := printer.Fprint(&b, c.fset, s); err != nil {
			t.Fatal(err)
		}
		list = append(list, b.String())
	}
	return strings.Join(list, "; ")
}

func TestProgram(t *testing.T) {
	tests := []struct{ name, src, body, inits, vars string }{
		{"in order of need", "package main\nvar a = b + 1\nvar b = f()\nfunc f() int { return c }\nvar c = 3\nfunc main() {}",
			"var c = 3; var b = f(); var a = b + 1", "", "a b c"},
		{"without values first", "package main\nvar a, b = 1, x\nvar x int\nfunc main() {}", "var x int; var a = 1; var b = x", "", "a b x"},
		{"several results", "package main\nvar a, err = f()\nvar _ = a\nfunc f() (int, error) { return 1, nil }\nfunc main() {}",
			"var a, err = f(); var _ = a", "", "a err"},
		{"typed", "package main\nvar e error = nil\nvar x, y float64 = 1, 2\nfunc main() {}", "var e error = nil; var x float64 = 1; var y float64 = 2", "", "e x y"},
		{"init functions", "package main\nvar a = 1\nfunc init() { a++ }\nfunc init() { a *= 2 }\nfunc main() {}", "var a = 1", "init init", "a"},
		{"only declarations", "var a = b\nvar b = f()\nfunc f() int { return 2 }", "var b = f(); var a = b", "", "a b"},
		{"a group", "package main\nvar (\n\ta = b\n\tb = 1\n)\nfunc main() {}", "var b = 1; var a = b", "", "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newTestChecker(t)
			cell := c.feed(t, tt.src)
			if got := c.statements(t, cell); got != tt.body {
				t.Errorf("body %s\nwant %s", got, tt.body)
			}
			var inits, vars []string
			for _, f := range cell.Inits {
				inits = append(inits, f.Name())
			}
			for _, v := range cell.Vars {
				vars = append(vars, v.Name())
			}
			if got := strings.Join(inits, " "); got != tt.inits {
				t.Errorf("inits %s", got)
			}
			if got := strings.Join(vars, " "); got != tt.vars {
				t.Errorf("vars %s, want %s", got, tt.vars)
			}
			if isProgram := strings.Contains(tt.src, "main()"); (cell.Main != nil) != isProgram {
				t.Errorf("main %v", cell.Main)
			}
		})
	}
}

// A program runs again, and again after a change.
func TestProgramAgain(t *testing.T) {
	c := newTestChecker(t)
	src := "package main\nimport \"fmt\"\ntype T struct{ n int }\nfunc (t T) String() string { return fmt.Sprint(t.n) }\nvar t = T{n: 1}\nfunc main() { fmt.Println(t) }"
	c.feed(t, src, src, strings.Replace(src, "n int", "n, m int", 1))
	c.expect(t, "t.m", "int")
}
