package repl

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// screen is a terminal of tmux with naslab in it.
type screen struct {
	t       *testing.T
	socket  string
	history string
}

// newScreen starts naslab in a terminal of 90 by 30, with settings such as
// "NO_COLOR=1" for its environment.
func newScreen(t *testing.T, history string, env ...string) *screen {
	t.Helper()
	s := openScreen(t, history, "env", append(env, "'"+binary(t)+"'")...)
	s.wait("In [1]:")
	return s
}

// openScreen starts a command in a terminal; naslab is told of by its
// environment.
func openScreen(t *testing.T, history, command string, args ...string) *screen {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("no tmux here: the shell is not tried in a real terminal")
	}
	s := &screen{t: t, socket: filepath.Join(t.TempDir(), "tmux"), history: history}
	cmd := fmt.Sprintf("env %s=1 NASLAB_HISTORY=%s NO_COLOR= TERM=screen-256color %s %s",
		asShell, history, command, strings.Join(args, " "))
	s.tmux("-f", "/dev/null", "new-session", "-d", "-x", "90", "-y", "30", cmd)
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", s.socket, "kill-server").Run() })
	return s
}

// binary is this program, which can be naslab.
func binary(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

func (s *screen) tmux(args ...string) string {
	s.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", s.socket}, args...)...).CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// keys presses keys; each argument is a text or the name of a key.
func (s *screen) keys(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.tmux("send-keys", "-t", ":0", k)
	}
}

// paste pastes a text as a terminal does that marks pastes.
func (s *screen) paste(text string) {
	s.t.Helper()
	s.tmux("set-buffer", text)
	s.tmux("paste-buffer", "-p", "-t", ":0")
}

// text is what the terminal shows, without empty lines.
func (s *screen) text() string {
	var lines []string
	for l := range strings.Lines(s.tmux("capture-pane", "-p", "-t", ":0", "-S", "-200")) {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, strings.TrimRight(l, " \n"))
		}
	}
	return strings.Join(lines, "\n")
}

// wait waits until the terminal shows the text.
func (s *screen) wait(text string) {
	s.t.Helper()
	last := ""
	for range 800 {
		if last = s.text(); strings.Contains(last, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("the terminal does not show %q, but\n%s", text, last)
}

// gone waits until the terminal does not show the text any more.
func (s *screen) gone(text string) {
	s.t.Helper()
	last := ""
	for range 800 {
		if last = s.text(); !strings.Contains(last, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("the terminal still shows %q:\n%s", text, last)
}

// ends waits until the command in the terminal has ended.
func (s *screen) ends() {
	s.t.Helper()
	for range 800 {
		if exec.Command("tmux", "-S", s.socket, "list-sessions").Run() != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Errorf("it does not end:\n%s", s.text())
}

func TestTerminalCells(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("1+1", "Enter")
	s.wait("Out[1]: 2")
	// A cell of several lines, typed.
	s.keys("func f(n int) int {", "Enter")
	s.wait("   ...:")
	s.keys("return 2*n", "Enter", "}", "Enter")
	s.wait("In [3]:")
	s.keys("f(21)", "Enter")
	s.wait("Out[3]: 42")
	// An error leaves the session alive.
	s.keys("f(nothing)", "Enter")
	s.wait("undefined: nothing")
	// Ctrl-C at the prompt gives a fresh one.
	s.keys("half a line", "C-c")
	s.wait("half a line^C\nIn [5]:")
	// and within a cell.
	s.keys("for {", "Enter")
	s.wait("...:")
	s.keys("C-c")
	s.keys("f(4)", "Enter")
	s.wait("Out[5]: 8")
	s.keys("C-d")
	s.ends()
}

func TestTerminalPasteAndHistory(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	s := newScreen(t, history)
	s.paste("a := 3\nfor i := 0; i < a; i++ {\n\tfmt.Println(\"pass\", i)\n}\na*a\n")
	s.wait("   ...: a*a")
	if strings.Contains(s.text(), "pass 0") {
		t.Fatalf("a paste runs before Enter:\n%s", s.text())
	}
	s.keys("Enter")
	s.wait("pass 0\npass 1\npass 2\nOut[1]: 9\nIn [2]:")
	s.keys("a", "Enter")
	s.wait("Out[2]: 3")
	// Up twice is the pasted cell, as one.
	s.keys("Up", "Up", "Enter")
	s.wait("pass 2\nOut[3]: 9")
	// Ctrl-R finds it too.
	s.keys("C-r", "Println")
	s.wait("bck-i-search: Println")
	s.keys("Enter")
	s.wait("pass 2\nOut[4]: 9")
	s.keys("C-d")

	// Another session knows the cells.
	s = newScreen(t, history)
	s.keys("a := 5", "Enter")
	s.wait("In [2]:")
	s.keys("Up", "Up", "Enter")
	s.wait("pass 2\nOut[2]: 9")
}

func TestTerminalInterrupt(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("n := 0", "Enter")
	s.keys("count := func() int { n++; return n }", "Enter")
	s.wait("In [3]:")
	s.keys("for { count() }", "Enter")
	time.Sleep(200 * time.Millisecond)
	s.keys("C-c")
	s.wait("In [3]: interrupted")
	s.wait("In [4]:")
	s.keys("n > 10 && count() == n", "Enter")
	s.wait("Out[4]: true")
	s.keys("<-make(chan int)", "Enter")
	time.Sleep(200 * time.Millisecond)
	s.keys("C-c")
	s.wait("In [5]: interrupted")
	s.keys("count() == n", "Enter")
	s.wait("Out[6]: true")
	// What a goroutine prints does not disturb the line that is being typed.
	s.keys(`go func() { time.Sleep(300 * time.Millisecond); fmt.Println("from behind") }()`, "Enter")
	s.wait("In [8]:")
	s.keys("1 + ")
	s.wait("from behind")
	s.keys("2", "Enter")
	s.wait("Out[8]: 3")
}

func TestTerminalScan(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("var a, b int", "Enter")
	s.wait("In [2]:")
	s.keys("fmt.Scan(&a, &b); a * b", "Enter")
	time.Sleep(200 * time.Millisecond)
	s.keys("6 7", "Enter")
	s.wait("Out[2]: 42")
	s.keys("fmt.Scan(&a)", "Enter")
	time.Sleep(200 * time.Millisecond)
	s.keys("C-c")
	s.wait("In [3]: interrupted")
	s.keys("a", "Enter")
	s.wait("Out[4]: 6")
	s.keys("fmt.Print(\"no end\")", "Enter")
	s.wait("no end\nIn [6]:")
}
