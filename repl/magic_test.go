package repl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Every magic that is listed can be called, and none other.
func TestMagicsRun(t *testing.T) {
	tm := newTerminal(t)
	n := 0
	for _, m := range tm.sh.magics.All() {
		if magicRunners[m.Name] == nil {
			t.Errorf("%%%s does nothing", m.Name)
		}
		n++
	}
	if n != len(magicRunners) {
		t.Errorf("%d magics are listed, %d can run", n, len(magicRunners))
	}
}

// The profile names the line that takes the time, and writes what pprof reads.
func TestProf(t *testing.T) {
	t.Chdir(t.TempDir())
	tm := newTerminal(t)
	got := tm.enter(t, "%%prof -o cpu.pb\nsum := 0\nfor i := 0; i < 2000000; i++ {\n\tsum += i\n}\nsum\n")
	for _, part := range []string{"Out[1]: 1999999000000", "lines by the time", "In [1]: line ", "processor time", "(interpreted code)", "go tool pprof cpu.pb"} {
		if !strings.Contains(got, part) {
			t.Errorf("the profile lacks %q:\n%s", part, got)
		}
	}
	if info, err := os.Stat("cpu.pb"); err != nil || info.Size() == 0 {
		t.Errorf("cpu.pb: %v", err)
	}
	tm.enter(t, "func climb(n int) (s int) {\n\tlist := make([]int, n)\n\tfor i := range n {\n\t\tlist[i%len(list)] += i\n\t}\n\treturn list[0]\n}")
	tm.enter(t, "type hill struct{ n int }\nfunc (h hill) up() int {\n\tlist := []int{1, 2}\n\tfor i := range h.n {\n\t\tlist[i%len(list)]++\n\t}\n\treturn list[0]\n}")
	got = tm.enter(t, "%prof climb(1000000) + hill{1000000}.up()")
	for _, part := range []string{" climb     In [2]: line 4 ", " hill.up   In [3]: line 5 "} {
		if !strings.Contains(got, part) {
			t.Errorf("the profile lacks %q:\n%s", part, got)
		}
	}
	// On a busy machine even a short cell may last.
	for end := time.Now().Add(time.Minute); ; {
		got = tm.enter(t, "%prof 1")
		if !strings.Contains(got, "]: 1\n") {
			t.Fatalf("a short cell:\n%s", got)
		}
		if strings.Contains(got, "too short to say where") {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("no cell is too short:\n%s", got)
		}
	}
}

func TestRuns(t *testing.T) {
	t.Chdir(t.TempDir())
	tm := newTerminal(t)
	tm.enter(t, `s := nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 50})`)
	got := tm.enter(t, "%runs")
	for _, part := range []string{"name ", "hwgpt/s", "rs", "50", "hypervolume", "20"} {
		if !strings.Contains(got, part) {
			t.Errorf("%%runs lacks %q:\n%s", part, got)
		}
	}
	tm.enter(t, "nas.Plot(s)")
	if got := tm.enter(t, "%fig"); !strings.Contains(got, filepath.Join("figures", "rs-hwgpt")) {
		t.Errorf("%%fig:\n%s", got)
	}
}

// A word behind "!" is a command, unless a variable has its name; %cd goes back.
func TestPlace(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	tm := newTerminal(t)
	if err := os.Mkdir("sub", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{"!pwd", dir}, {"%cd sub", filepath.Join(dir, "sub")}, {"! pwd", "sub"}, {"%cd -", dir}, {"%cd -", "sub"},
		{"!nosuchcommand", "not found"}, {"pwd := true; !pwd", "false"}, {"!pwd", "Out[8]: false"},
	} {
		if got := tm.enter(t, c[0]); !strings.Contains(got, c[1]) {
			t.Errorf("%s: %q is missing in\n%s", c[0], c[1], got)
		}
	}
}

// Magics work in files too, and a wrong one ends the run.
func TestMagicInFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.md", []byte("# A\n```go\nx := 3\n```\n```go\n%timeit -n 1 -r 1 x + 1\n```\n```go\n%nosuch\n```\n```go\nx\n```\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tm := newTerminal(t)
	got := tm.enter(t, "%run a.md")
	if !strings.Contains(got, "per loop (1 run, 1 loop)") || !strings.Contains(got, "there is no %nosuch") || strings.Contains(got, "Out[4]") {
		t.Errorf("%s", got)
	}
}
