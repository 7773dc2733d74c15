package repl

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kinds of cells that do not end, by what they are in when Ctrl-C comes.
var endless = []struct{ name, cell string }{
	{"loop", "for { n++ }"},
	{"channel", "<-make(chan int)"},
	{"sleep", "time.Sleep(time.Hour)"},
	{"mutex", "var mu sync.Mutex; mu.Lock(); mu.Lock()"},
	{"search", `nas.Search("random", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 100000000})`},
	{"sort", "sort.Slice(many, func(i, j int) bool { return many[i] > many[j] })"},
	{"regexp", `regexp.MustCompile("(x+x+)+y").MatchString(strings.Repeat("x", 5000000))`},
	{"exec", `exec.Command("sleep", "1000").Run()`},
	{"printing", `for { fmt.Println("again and again") }`},
}

// Ctrl-C gives the prompt back whatever a cell is in, once or, for the impatient,
// pressed twice; the session keeps what it has.
func TestTerminalInterruptKinds(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("n, many := 0, rand.Perm(3000000)", "Enter")
	s.wait("In [2]:")
	s.keys("calls := 0; next := func() int { calls++; return calls }", "Enter")
	s.wait("In [3]:")
	number, call := 3, 0
	for _, k := range endless {
		for presses := 1; presses <= 2; presses++ {
			s.keys(k.cell, "Enter")
			time.Sleep(300 * time.Millisecond)
			for range presses {
				s.keys("C-c")
			}
			start := time.Now()
			number++
			s.wait(fmt.Sprintf("In [%d]:", number))
			t.Logf("%s, pressed %d times: the prompt is seen after %v", k.name, presses, time.Since(start).Round(time.Millisecond))
			call++
			s.keys("next()", "Enter")
			number++
			s.wait(fmt.Sprintf("Out[%d]: %d\n", number-1, call))
			s.wait(fmt.Sprintf("In [%d]:", number))
		}
	}
}

// What a cell that was left behind would still print is not seen, also when it
// prints past package fmt; the next cell can print there.
func TestTerminalInterruptOutput(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("type zeros struct{}; func (zeros) Read(p []byte) (int, error) { for i := range p { p[i] = '0' }; return len(p), nil }", "Enter")
	s.wait("In [2]:")
	for i, c := range []string{"io.Copy(os.Stdout, zeros{})", `fmt.Println(strings.Repeat("0", 100000000))`, `os.Stdout.WriteString(strings.Repeat("0", 100000000))`} {
		s.keys(c, "Enter")
		s.wait("00000")
		s.keys("C-c")
		s.wait(fmt.Sprintf("In [%d]:", 2*i+3))
		s.keys("C-l", `fmt.Fprintln(os.Stdout, "al" + "ive")`, "Enter")
		s.wait(fmt.Sprintf("alive\nIn [%d]:", 2*i+4))
		s.keys("C-l", "1") // keys that come through an undisturbed line
		s.wait(fmt.Sprintf("In [%d]: 1", 2*i+4))
		time.Sleep(200 * time.Millisecond)
		if text := s.text(); strings.HasSuffix(text, "0") {
			t.Errorf("after %s it goes on:\n%s", c, text)
		}
		s.keys("C-u")
	}
}
