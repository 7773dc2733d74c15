package repl

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestConfigMagic(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config")
	t.Setenv("NASLAB_CONFIG", file)
	t.Setenv("NASLAB_IMAGES", "ascii")
	if err := os.WriteFile(file, []byte("figures = pictures\ntreads = 3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	tm := newTerminal(t)
	if got := tm.all(t); !strings.Contains(got, ":2: there is no setting \"treads\"; did you mean \"threads\"?") {
		t.Errorf("the wrong line is not told of:\n%s", got)
	}
	list := tm.enter(t, "%config")
	for _, part := range []string{"figures  pictures", "images   ascii", "NASLAB_IMAGES", "seed     1", "default", "%config -w KEY VALUE writes there"} {
		if !strings.Contains(list, part) {
			t.Errorf("%%config lacks %q:\n%s", part, list)
		}
	}
	for _, tt := range []struct{ cell, want string }{
		{"%config seed", "seed = 1 (default)\n    seed of what is not given one\n"},
		{"%config seed = 7", ""},
		{"%config seed", "seed = 7 (this session)\n    seed of what is not given one\n"},
		{"%config seed many", "seed cannot be \"many\"; give a whole number from 1\n"},
		{"%config sed", "there is no setting \"sed\"; did you mean \"seed\"?\n"},
		{"%config colours off", ""},
		{"%config -w", "%config -w needs a setting and its value\n"},
		{"%config -w runs studies", "runs = studies is written to " + file + "\n"},
		{`s := nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity"), nas.Budget{Evals: 3})`, ""},
		{"s.Seed()", "Out[11]: 7\n"},
		{"s.Dir()", "Out[12]: \"studies/rs-hwgpt-s-perplexity-7\"\n"},
		{"nas.Show(image.NewGray(image.Rect(0, 0, 2, 2)))", "pictures/figure.png\n"},
	} {
		if got := tm.enter(t, tt.cell); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.cell, got, tt.want)
		}
	}
	if text, _ := os.ReadFile(file); string(text) != "figures = pictures\ntreads = 3\nruns = studies\n" {
		t.Errorf("%s", text)
	}
}

func TestSeedFlag(t *testing.T) {
	c := command(t, "--seed", "12", "-c", `nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity"), nas.Budget{Evals: 3}).Seed()`)
	c.Dir = t.TempDir()
	if out, err := c.CombinedOutput(); err != nil || string(out) != "12\n" {
		t.Errorf("%s, %v", out, err)
	}
	out, err := command(t, "--seed", "x").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "give a whole number from 1") {
		t.Errorf("%s, %v", out, err)
	}
}

// The start-up file runs before the first prompt; a cell of it that fails is
// told of and skipped. A session that is killed is brought back.
func TestTerminalStartupAndReplay(t *testing.T) {
	dir := t.TempDir()
	start, journals := filepath.Join(dir, "startup.go"), filepath.Join(dir, "journal")
	if err := os.WriteFile(start, []byte("// %%\nmine := 42\n// %%\nnosuch\n// %%\nfunc twice(x int) int { return 2 * x }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	env := []string{"NASLAB_STARTUP=" + start, "NASLAB_JOURNAL=" + journals}
	s := newScreen(t, filepath.Join(dir, "history"), env...)
	s.wait("undefined: nosuch")
	s.keys("twice(mine)", "Enter")
	s.wait("Out[1]: 84")
	s.keys("kept := []int{1, 2, 3}", "Enter", "lost", "Enter")
	s.wait("undefined: lost")
	s.keys("%cd "+dir, "Enter")
	s.wait("In [5]:")
	s.keys(`exec.Command("sh", "-c", "kill -9 $PPID").Run()`, "Enter")
	for range 100 {
		if exec.Command("tmux", "-S", s.socket, "list-sessions").Run() != nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}

	// Another session says so, and lives beside.
	s = newScreen(t, filepath.Join(dir, "history"), env...)
	s.wait("ended without goodbye; \"naslab replay\" brings it back.")

	c := command(t, "replay", "-l")
	c.Env = append(c.Env, env...)
	out, err := c.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "lost") {
		t.Errorf("replay -l: %s, %v", out, err)
	}
	c = command(t, "replay") // asks nothing, it is no terminal
	c.Env = append(c.Env, env...)
	out, err = c.CombinedOutput()
	for _, part := range []string{"In [1]: twice(mine)\nOut[1]: 84\n", "In [2]: kept := []int{1, 2, 3}\n", dir + "\n", "3 cells of the session of "} {
		if err != nil || !strings.Contains(string(out), part) {
			t.Errorf("the replay lacks %q: %v\n%s", part, err, out)
		}
	}
	c = command(t, "replay")
	c.Env = append(c.Env, env...)
	if out, err := c.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "No session was lost.") {
		t.Errorf("a second replay: %s, %v", out, err)
	}
}
