package lower_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"naslab/repl/check"
	"naslab/repl/kernel"
)

// cells are sessions: pairs of a cell and what it prints, its value included.
var cells = map[string][][2]string{
	"redeclared": {
		{`x := 1`, ""}, {`get := func() int { return x }`, ""}, {`x := "text"`, ""}, {`get()`, "1\n"}, {`x`, "text\n"},
		{`func f() int { return 1 }`, ""}, {`func g() int { return 10 * f() }`, ""}, {`g()`, "10\n"},
		{`func f() int { return 2 }`, ""}, {`g()`, "20\n"},
		{`type T struct{ A int }`, ""}, {`func (t T) Text() string { return fmt.Sprint("A", t.A) }`, ""},
		{`func show(t T) string { return t.Text() }`, ""}, {`show(T{1})`, "A1\n"},
		{`func (t T) Text() string { return fmt.Sprint("B", t.A) }`, ""}, {`show(T{1})`, "B1\n"},
		{`type T struct{ A, B int }`, ""}, {`show(T{1, 2})`, "B1\n"},
	},
	"late methods": {
		{`type Op int`, ""}, {`op := Op(1)`, ""}, {`op`, "1\n"},
		{`func (o Op) String() string { return "op" + strconv.Itoa(int(o)) }`, ""},
		{`op`, "op1\n"}, {`[]Op{2, 3}`, "[op2 op3]\n"}, {`fmt.Sprintf("%T %d", op, op)`, "main.Op 1\n"},
		{`var s fmt.Stringer = op; s.String()`, "op1\n"},
	},
	"generic": {
		{`type Stack[T any] struct{ items []T }`, ""},
		{`func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }`, ""},
		{`s := &Stack[string]{}; s.Push("a")`, ""},
		{`func (s *Stack[T]) Len() int { return len(s.items) }`, ""},
		{`s.Len()`, "1\n"}, {`Stack[int]{[]int{1}}`, "{[1]}\n"},
	},
	"statements and declarations": {
		{"n := 3\nfunc twice(i int) int { return 2 * i }\nfor i := range n { fmt.Print(twice(i), \" \") }", "0 2 4 "},
		{`if n := 5; n > 3 { fmt.Println(n) }`, "5\n"}, {`n`, "3\n"},
		{`{ n := "inner"; _ = n }; n`, "3\n"},
		{`defer fmt.Println("end"); n = 4`, "end\n"},
		{`var (p, q = 1, 2.5; r string); fmt.Sprint(p, q, r)`, "1 2.5\n"},
	},
}

func TestSessions(t *testing.T) {
	for name, list := range cells {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t, true)
			for _, c := range list {
				m.out.Reset()
				err := m.run(c[0])
				if err != nil {
					t.Fatalf("%s: %v\n%s", c[0], err, m.text)
				}
				if got := m.out.String(); got != c[1] {
					t.Errorf("%s: printed %q, want %q", c[0], got, c[1])
				}
			}
		})
	}
}

// TestStop stops loops of all kinds, and the session goes on.
func TestStop(t *testing.T) {
	for _, loop := range []string{
		`for { }`, `for i := 0; i >= 0; i++ { }`, `for i := 0; i < 1<<62; i++ { }`, `for range 1 << 62 { n++ }`,
		`for { func() { n++ }() }`, `var f func(int); f = func(i int) { n++; if i > 0 { f(i-1) } }; for { f(3) }`,
		`for { select { case <-time.After(time.Microsecond): } }`, `for i := range forever { n += i }`,
		`for { xs := []int{3, 1, 2}; slices.Sort(xs) }`, `L: goto L`,
	} {
		t.Run(loop, func(t *testing.T) {
			m := newMachine(t, true)
			for _, c := range []string{`n := 0`, `add := func() int { n++; return n }`,
				`func forever(yield func(int) bool) { for yield(1) { } }`} {
				if err := m.run(c); err != nil {
					t.Fatal(err)
				}
			}
			cell, faults := m.checker.Check(check.Source{File: "In", Line: 1, Text: loop})
			if len(faults) > 0 {
				t.Fatal(faults[0].Msg)
			}
			entry := m.prepare(t, cell)
			r := m.kernel.Start(context.Background(), func() { _ = m.load("package main; func init() { " + entry + "() }") })
			time.AfterFunc(30*time.Millisecond, func() { m.kernel.Stop(r) })
			select {
			case <-r.Done():
			case <-time.After(10 * time.Second):
				t.Fatal("it does not stop")
			}
			if e := m.kernel.Wait(r); e != kernel.Interrupted {
				t.Errorf("ended by %d", e)
			}
			m.out.Reset()
			if err := m.run(`n = 41; add()`); err != nil || m.out.String() != "42\n" {
				t.Errorf("afterwards: %q, %v", m.out, err)
			}
		})
	}
}

// TestGoroutinePanic sees that a panic in a goroutine is reported.
func TestGoroutinePanic(t *testing.T) {
	m := newMachine(t, true)
	if err := m.run("done := make(chan bool)\ngo func() { defer close(done); panic(\"in the background\") }()\n<-done\ntime.Sleep(20*time.Millisecond)"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(m.out.String(), "in the background") {
		t.Errorf("printed %q", m.out)
	}
}

// TestDeep sees that calls without end are reported.
func TestDeep(t *testing.T) {
	m := newMachine(t, true)
	if err := m.run("func down(n int) int { return down(n+1) + 1 }\ndown(0)"); err == nil || err.Error() != "ending 4" {
		t.Errorf("ended with %v", err)
	}
}

// TestSame sees that the same cells give the same text.
func TestSame(t *testing.T) {
	texts := [2]string{}
	for i := range texts {
		m := newMachine(t, true)
		for _, list := range cells["redeclared"] {
			if err := m.run(list[0]); err != nil {
				t.Fatal(err)
			}
			texts[i] += m.text
		}
	}
	if texts[0] != texts[1] {
		t.Error("the texts differ")
	}
}
