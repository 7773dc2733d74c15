package repl

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTerminalEditing(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	// A cell is indented, and edited in the middle before it runs.
	s.keys("for i := range 2 {", "Enter", "if i > 0 {", "Enter", "fmt.Println(i)", "Enter", "}", "Enter", "}")
	s.wait("In [1]: for i := range 2 {\n   ...:     if i > 0 {\n   ...:         fmt.Println(i)\n   ...:     }\n   ...: }")
	s.keys("Up", "Up", "End", "M-Enter", `fmt.Println("again", i)`)
	s.wait("   ...:         fmt.Println(i)\n   ...:         fmt.Println(\"again\", i)\n   ...:     }")
	s.keys("Enter")
	s.wait("1\nagain 1\nIn [2]:")
	// Cut, put back, undo, move by words.
	s.keys("alpha beta", "C-w", "C-w", "C-y", "C-a", "M-f", "C-k", "C-_", "C-e", "!")
	s.wait("In [2]: alpha beta!")
	s.keys("C-c")
	s.wait("alpha beta!^C\nIn [2]:")
	// What is typed picks the cells that Up shows.
	s.keys("x := 5", "Enter")
	s.wait("In [3]:")
	s.keys("y := 6", "Enter")
	s.wait("In [4]:")
	s.keys("x", "Up", "Enter")
	s.wait("In [4]: x := 5")
	s.wait("In [5]:")
	// Esc Enter opens a line, like Alt-Enter.
	s.keys("x +", "Escape", "Enter", "1")
	s.wait("In [5]: x +\n   ...: 1")
	s.keys("Enter")
	s.wait("Out[5]: 6")
}

func TestTerminalCompletes(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("strings.TrimS", "Tab")
	s.wait("  TrimSpace ")
	s.wait("  TrimSuffix ")
	s.keys("Tab", "Tab")
	s.wait("In [1]: strings.TrimSuffix\n")
	s.keys("BTab", "Enter", "(\" x \")")
	s.wait("strings.TrimSpace(")
	s.keys("Enter")
	s.wait("Out[1]: \"x\"")
	if strings.Contains(s.text(), "TrimSuffix") {
		t.Errorf("the list is still there:\n%s", s.text())
	}
	// The signature of a call is shown below, and goes with it.
	s.keys("strings.Repeat(\"ab\", ")
	s.wait("strings.Repeat(")
	s.wait("int) string")
	s.keys("2)", "Enter")
	s.wait("Out[2]: \"abab\"")
	if strings.Contains(s.text(), "int) string") {
		t.Errorf("the signature is still there:\n%s", s.text())
	}
	// Esc closes the list and brings back what was typed.
	s.keys("%wh", "Tab", "Tab", "Tab")
	s.wait("In [3]: %whos")
	s.keys("Escape")
	s.gone("names that the session")
	s.gone("%whos")
	s.wait("In [3]: %who")
}

func TestTerminalResize(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("for i := range 12 { fmt.Println(i) }", "Enter") // what scrolls off first
	s.wait("In [2]:")
	long := `x := "` + strings.Repeat("0123456789 世界 ", 8) + `" // the end`
	s.keys(long)
	s.wait("the end")
	for _, width := range []string{"40", "120", "25", "90"} {
		s.tmux("resize-window", "-t", ":0", "-x", width, "-y", "30")
		time.Sleep(300 * time.Millisecond)
	}
	s.keys("!")
	s.wait("the end!")
	if n := strings.Count(s.text(), "In [2]:"); n != 1 {
		t.Errorf("the prompt is shown %d times:\n%s", n, s.text())
	}
	s.keys("BSpace", "Enter", "len(x)", "Enter")
	s.wait("Out[3]: 144")
}

// Ctrl-Z gives the shell back, and fg the cell that was being typed.
func TestTerminalSuspend(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here: no shell with job control")
	}
	s := openScreen(t, filepath.Join(t.TempDir(), "history"), "bash --norc -i")
	s.keys("PS1='shell> '; '"+binary(t)+"'", "Enter")
	s.wait("In [1]:")
	s.keys("for {", "Enter", "break")
	s.wait("   ...:     break")
	s.keys("C-z")
	s.wait("Stopped")
	s.keys("clear; fg", "Enter") // what stood there before is gone
	s.wait("In [1]: for {\n   ...:     break")
	s.keys(" // back", "Enter", "}", "Enter")
	s.wait("break // back")
	s.wait("In [2]:")
}

func TestTerminalNoColor(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"), "NO_COLOR=1")
	s.keys("for i := range 2 {", "Enter", "fmt.Println(i)", "Enter", "}", "Enter")
	s.wait("0\n1\nIn [2]:")
	if raw := s.tmux("capture-pane", "-e", "-p", "-t", ":0"); strings.Contains(raw, "\x1b[") {
		t.Errorf("there are escape sequences:\n%q", raw)
	}
}

// A dumb terminal gets lines, and not one escape sequence.
func TestTerminalDumb(t *testing.T) {
	t.Parallel()
	log := filepath.Join(t.TempDir(), "log")
	s := newScreen(t, filepath.Join(t.TempDir(), "history"), "TERM=dumb")
	s.tmux("pipe-pane", "-t", ":0", "cat > '"+log+"'")
	s.keys("for i := range 2 {", "Enter", "fmt.Println(i)", "Enter", "}", "Enter")
	s.wait("0\n1\nIn [2]:")
	s.keys("half", "C-c")
	s.wait("half^C\nIn [2]:")
	s.keys("1+1", "Enter")
	s.wait("Out[2]: 2")
	if b, err := os.ReadFile(log); err != nil || strings.Contains(string(b), "\x1b") {
		t.Errorf("there are escape sequences, %v:\n%q", err, b)
	}
	s.keys("C-d")
	s.ends()
}

// %load puts a file into the next cell, to be edited before it runs.
func TestTerminalLoads(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "part.go")
	if err := os.WriteFile(file, []byte("for i := range 2 {\n\tfmt.Println(\"pass\", i)\n}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("%load "+file, "Enter")
	s.wait("In [2]: for i := range 2 {\n   ...:     fmt.Println(\"pass\", i)\n   ...: }")
	if strings.Contains(s.text(), "pass 0") {
		t.Fatalf("it runs at once:\n%s", s.text())
	}
	s.keys("Enter")
	s.wait("pass 0\npass 1\nIn [3]:")
}

// A cell that is higher than the window is seen around the cursor, and whole
// once it runs.
func TestTerminalTallCell(t *testing.T) {
	t.Parallel()
	s := newScreen(t, filepath.Join(t.TempDir(), "history"))
	s.keys("n := 0", "Enter")
	s.wait("In [2]:")
	s.paste(strings.Repeat("n++ // one\n", 49) + "n")
	s.wait("// one")
	for range 45 {
		s.keys("Up")
	}
	s.keys("C-a", "n++; ", "Enter")
	s.wait("Out[2]: 50")
	if n := strings.Count(s.text(), "// one"); n != 49 {
		t.Errorf("%d of 49 lines are seen", n)
	}
}
