package repl

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A notebook is run step by step at a terminal: cells are run, skipped, tried
// again after a mend, and what came of them is written.
func TestStep(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("no tmux here: nothing is typed")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.md")
	cells := []string{"x := 1\nx + 1", "panic(\"not reached\")", "x + later", "for {}", "x * 100", "x * 1000"}
	text := "# Steps\n\n```go\n" + strings.Join(cells, "\n```\n\n```go\n") + "\n```\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, socket: filepath.Join(t.TempDir(), "tmux")}
	run := fmt.Sprintf("trap : INT; env %s=1 NASLAB_HISTORY= NO_COLOR=1 '%s' run --step -w %s; echo status $?; cat", asShell, exe, file)
	s.tmux("-f", "/dev/null", "new-session", "-d", "-x", "90", "-y", "60", "sh", "-c", run)
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", s.socket, "kill-server").Run() })
	s.wait("# Steps\nIn [1]: x := 1\n        x + 1\nrun 1?")
	s.keys("Enter")
	s.wait("Out[1]: 2\nIn [2]: panic(\"not reached\")\nrun 2?")
	s.keys("s", "Enter")
	s.wait("run 3?")
	s.keys("Enter")
	s.wait("undefined: later")
	s.wait("run 3 again?")
	s.keys("later := 5", "Enter")
	s.wait("run 3 again? later := 5\nrun 3 again?")
	s.keys("Enter")
	s.wait("Out[3]: 6\nIn [4]: for {}\nrun 4?")
	s.keys("Enter", "C-c")
	s.wait("run 4 again?")
	s.keys("e", "Enter")
	s.wait("run 4 again? e\nIn [4]: for {}")
	s.keys("BSpace", "BSpace", "BSpace", "C-c")
	s.wait("run 4 again? e\nIn [4]: for^C\nrun 4 again?")
	s.keys("s", "Enter")
	s.wait("run 5?")
	s.keys("e", "Enter")
	s.wait("run 5? e\nIn [5]: x * 100")
	s.keys("0", "Enter")
	s.wait("Out[5]: 1000\nIn [6]: x * 1000\nrun 6?")
	s.keys("c", "Enter")
	s.wait("Out[6]: 1000\nstatus 0")
	nb, err := readNotebook(file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range nb.Code() {
		text := ""
		for _, o := range c.Outputs {
			text += o.Text()
		}
		got = append(got, text)
	}
	if want := "2||6|cell 4:1: interrupted\n    for {}|1000|1000"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
}
