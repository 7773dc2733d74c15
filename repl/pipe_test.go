package repl

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"testing"
	"time"

	"naslab/repl/pipe"
)

// conversation is a "naslab pipe" in a process of its own.
type conversation struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	id  int
}

func talk(t *testing.T) *conversation {
	t.Helper()
	c := &conversation{t: t, cmd: command(t, "pipe")}
	c.cmd.Dir = t.TempDir()
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.out = bufio.NewReader(out)
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.cmd.Process.Kill() })
	return c
}

// send writes a cell.
func (c *conversation) send(code string) {
	c.id++
	b, _ := json.Marshal(map[string]any{"id": c.id, "code": code})
	c.line(string(b))
}

func (c *conversation) interrupt() {
	c.id++
	c.line(fmt.Sprintf(`{"id":%d,"interrupt":true}`, c.id))
}

func (c *conversation) line(s string) {
	if _, err := io.WriteString(c.in, s+"\n"); err != nil {
		c.t.Fatal(err)
	}
}

// answer reads the next line.
func (c *conversation) answer() pipe.Answer {
	c.t.Helper()
	line, err := c.out.ReadString('\n')
	if err != nil {
		c.t.Fatalf("the process has ended: %v", err)
	}
	var a pipe.Answer
	d := json.NewDecoder(strings.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		c.t.Fatalf("%v: %s", err, line)
	}
	return a
}

// ask runs a cell.
func (c *conversation) ask(code string) pipe.Answer {
	c.t.Helper()
	c.send(code)
	return c.answer()
}

// end ends the input and checks the exit status.
func (c *conversation) end() {
	c.t.Helper()
	c.in.Close()
	if rest, err := io.ReadAll(c.out); err != nil || len(rest) > 0 {
		c.t.Errorf("after the end: %q, %v", rest, err)
	}
	if err := c.cmd.Wait(); err != nil {
		c.t.Errorf("ends with %v", err)
	}
}

func TestPipeCells(t *testing.T) {
	c := talk(t)
	for _, tt := range []struct{ code, stdout, stderr, value, typ, err string }{
		{"1 + 1", "", "", "2", "int", ""},
		{"x := []string{\"a\", \"b\"}", "", "", "", "", ""},
		{"x", "", "", `["a" "b"]`, "[]string", ""},
		{"fmt.Println(\"hi\"); fmt.Fprintln(os.Stdout, \"ho\"); fmt.Print(\"ha\"); len(x)", "hi\nho\nha", "", "2", "int", ""},
		{"fmt.Fprintln(os.Stderr, \"oh\"); 1;", "", "oh\n", "", "", ""},
		{"\n\nfoo", "", "", "", "", "In [6]: line 3: undefined: foo\n    foo\n    ^"},
		{"x[len(x)]", "", "", "", "", "In [7]: panic: runtime error: index out of range"},
		{"os.Exit(3)", "", "", "", "", "In [8]: the cell called os.Exit: exit status 3"},
		{"log.SetFlags(0); log.Fatal(\"no\")", "", "no\n", "", "", "In [9]: "},
		{"runtime.Goexit()", "", "", "", "", "In [10]: the cell ended its own goroutine"},
		{"func f() {", "", "", "", "", "In [11]: the text ends within a block"},
		{"", "", "", "", "", ""},
		{"// nothing", "", "", "", "", ""},
		{"%pwd", "", "", "", "", ""},
		{"%who", "name  kind  what     ", "", "", "", ""},
		{"x?", "var x []string\n[\"a\" \"b\"]\n", "", "", "", ""},
		{"%whoo", "", "", "", "", "there is no %whoo; did you mean %who?"},
		{"nosuch?", "", "", "", "", "nosuch"},
		{"%run nosuch.md", "", "", "", "", "cannot read nosuch.md"},
		{"%quit", "", "", "", "", "a session on a pipe ends when its input does"},
		{"exit", "", "", "", "", "a session on a pipe ends when its input does"},
		{"var s string; fmt.Scan(&s)", "", "", "0, error: EOF", "int, error", ""},
		{"io.ReadAll(os.Stdin)", "", "", "", "", ""},
		{"\"<b>&\\u2028\"", "", "", "\"<b>&\\u2028\"", "string", ""},
		{"string([]byte{255})", "", "", `"\xff"`, "string", ""},
		{"fmt.Print(string([]byte{65, 255, 0, 27}))", "A\ufffd\x00\x1b", "", "", "", ""},
		{"panic(nil)", "", "", "", "", "In ["},
		{"exec.Command(\"sh\", \"-c\", \"cat\").Run()", "", "", "", "", ""},
		{"x", "", "", `["a" "b"]`, "[]string", ""},
	} {
		a := c.ask(tt.code)
		if string(a.ID) != fmt.Sprint(c.id) || a.OK != (tt.err == "") {
			t.Errorf("%s: %+v", tt.code, a)
		}
		if !strings.HasPrefix(a.Error, tt.err) || strings.HasSuffix(a.Error, "\n") || a.Stderr != tt.stderr {
			t.Errorf("%s: error %q, stderr %q", tt.code, a.Error, a.Stderr)
		}
		if tt.typ != "" && (a.Value != tt.value || a.Type != tt.typ) {
			t.Errorf("%s: value %q of type %q", tt.code, a.Value, a.Type)
		}
		if a.Stdout != tt.stdout && (tt.stdout == "" || !strings.HasPrefix(a.Stdout, tt.stdout)) && tt.code != "%pwd" {
			t.Errorf("%s: stdout %q", tt.code, a.Stdout)
		}
	}
	c.end()
}

// What runs is interrupted at once, and the session keeps what it has.
func TestPipeInterrupt(t *testing.T) {
	for name, code := range map[string]string{
		"loop":      "for { x++ }",
		"sleep":     "time.Sleep(time.Hour)",
		"receive":   "<-make(chan int)",
		"select":    "select {}",
		"cases":     "select { case <-make(chan int): case <-time.After(time.Hour): }",
		"search":    `nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity"), nas.Budget{Evals: 1 << 40})`,
		"String":    "T(1)",
		"recursive": "g()",
		"program":   `exec.Command("sleep", "60").Run()`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := talk(t)
			c.ask("x := 1\ntype T int\nfunc (T) String() string { for { x++ } }\nfunc g() { for { func() { x++ }() } }")
			c.ask("time.Sleep(0)")
			for range 2 {
				c.send(code)
				time.Sleep(300 * time.Millisecond)
				start := time.Now()
				c.interrupt()
				a := c.answer()
				t.Logf("%v: %s", time.Since(start), a.Error)
				if a.OK || !strings.Contains(a.Error, "interrupted") {
					t.Errorf("%+v", a)
				}
				if a := c.answer(); !a.OK || string(a.ID) != fmt.Sprint(c.id) {
					t.Errorf("%+v", a)
				}
			}
			if a := c.ask("x > 0"); a.Value != "true" {
				t.Errorf("%+v", a)
			}
			c.end()
		})
	}
}

// Cells and interrupts may be sent without waiting; nothing runs too long, and
// an interrupt of nothing does nothing.
func TestPipeBurst(t *testing.T) {
	c := talk(t)
	c.interrupt()
	c.send("x := 1")
	c.send("for {}")
	c.interrupt()
	c.send("x")
	c.in.Close()
	for _, want := range []string{"1 true ", "2 true ", "3 false ", "4 true ", "5 true 1"} {
		if a := c.answer(); fmt.Sprintf("%s %v %s", a.ID, a.OK, a.Value) != want {
			t.Errorf("%+v, want %s", a, want)
		}
	}
	c.end()
}

// Background output comes with the next answer.
func TestPipeBackground(t *testing.T) {
	c := talk(t)
	c.ask("go func() { time.Sleep(50*time.Millisecond); fmt.Println(\"later\"); panic(\"oh\") }()")
	time.Sleep(200 * time.Millisecond)
	a := c.ask("1")
	if a.Stdout != "later\n" || !strings.Contains(a.Stderr, "panic: oh") && !strings.Contains(a.Stderr, "oh") || !a.OK || a.Value != "1" {
		t.Errorf("%+v", a)
	}
	c.end()
}

// A flood of output is cut, and said to be.
func TestPipeFlood(t *testing.T) {
	c := talk(t)
	a := c.ask("fmt.Println(\"begin\"); s := strings.Repeat(\"x\", 1<<20); for i := 0; i < 64; i++ { fmt.Print(s) }; fmt.Print(\"end\")")
	if len(a.Stdout) > keptOutput+100 || !strings.HasPrefix(a.Stdout, "begin\n") || !strings.HasSuffix(a.Stdout, "xend") || !strings.Contains(a.Stdout, " bytes are left out here") {
		t.Errorf("%d bytes of output, error %q", len(a.Stdout), a.Error)
	}
	c.end()
}

// Figures are told of.
func TestPipeFigures(t *testing.T) {
	c := talk(t)
	a := c.ask(`s := nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 10}); nas.Plot("p", s)`)
	if len(a.Figures) != 1 || !strings.HasPrefix(a.Figures[0], "/") || !strings.HasSuffix(a.Figures[0], "/figures/p.png") {
		t.Errorf("%+v", a)
	}
	if a := c.ask("1"); len(a.Figures) != 0 {
		t.Errorf("%+v", a)
	}
	c.end()
}

// Many cells, sent as fast as they can be.
func TestPipeMany(t *testing.T) {
	n := 2000
	if testing.Short() {
		n = 200
	}
	c := talk(t)
	c.ask("x := 0")
	start := time.Now()
	go func() {
		for i := range n {
			fmt.Fprintf(c.in, "{\"id\":%d,\"code\":\"x++\"}\n", i)
		}
	}()
	for i := range n {
		if a := c.answer(); string(a.ID) != fmt.Sprint(i) || !a.OK {
			t.Fatalf("%d: %+v", i, a)
		}
	}
	t.Logf("%v for a cell", time.Since(start)/time.Duration(n))
	if a := c.ask("x"); a.Value != fmt.Sprint(n) {
		t.Errorf("%+v", a)
	}
	c.end()
}

func TestPipeMisuse(t *testing.T) {
	got := runMain(t, "", "pipe", "x")
	if got.status != 2 || got.err != "naslab: pipe takes no arguments: cells come as JSON lines on standard input\n" {
		t.Errorf("%+v", got)
	}
}
