package repl

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asShell makes the test binary be naslab, for tests that need a process of
// their own.
const asShell = "NASLAB_TEST_AS_SHELL"

func TestMain(m *testing.M) {
	if os.Getenv(asShell) != "" {
		os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	for _, v := range []string{"NASLAB_CONFIG", "NASLAB_STARTUP", "NASLAB_JOURNAL", "NASLAB_IMAGES"} {
		_ = os.Setenv(v, "") // those of the user are no part of a test
	}
	os.Exit(m.Run())
}

// command is naslab with arguments.
func command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, args...)
	c.Env = append(os.Environ(), asShell+"=1")
	return c
}

// outcome is what a run of Main gave.
type outcome struct {
	status   int
	out, err string
}

// runMain runs Main in this process with the text as standard input.
func runMain(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	dir := t.TempDir()
	open := func(name, content string) *os.File {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	in, out, errs := open("in", stdin), open("out", ""), open("err", "")
	status := Main(args, in, out, errs)
	read := func(f *os.File) string {
		b, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	return outcome{status, read(out), read(errs)}
}

// write makes a file in a folder of its own, which becomes the current one.
func write(t *testing.T, name, content string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCode(t *testing.T) {
	tests := []struct {
		code     string
		status   int
		out, err string
	}{
		{"1+1", 0, "2\n", ""},
		{"x := 2; x*x", 0, "4\n", ""},
		{"x := 2", 0, "", ""},
		{`fmt.Println("a")`, 0, "a\n", ""},
		{"package main\nfunc main() { fmt.Println(1) }", 0, "1\n", ""},
		{"os.Exit(4)", 4, "", ""},
		{"os.Exit(0)", 0, "", ""},
		{"foo", 1, "", "-c:1:1: undefined: foo\n    foo\n    ^\n"},
		{"a := 1\nb := []int{}\nb[a]", 1, "", "-c:3:1: panic: runtime error: index out of range"},
		{`nas.Open("hwgpt/q")`, 1, "", "-c:1:1: unknown benchmark"},
		{"", 0, "", ""},
	}
	for _, tt := range tests {
		got := runMain(t, "", "-c", tt.code)
		if got.status != tt.status || got.out != tt.out || !strings.HasPrefix(got.err, tt.err) || tt.err == "" && got.err != "" {
			t.Errorf("%q: got %+v", tt.code, got)
		}
	}
}

func TestPipe(t *testing.T) {
	tests := []struct {
		name, in string
		status   int
		out, err string
	}{
		{"cells", "x := 3\nx*2\nfunc f(n int) int {\n\treturn n*2\n}\nf(x)\n", 0, "6\n6\n", ""},
		{"no last line end", "1+1", 0, "2\n", ""},
		{"stops", "1\nfoo\n2\n", 1, "1\n", "stdin:2:1: undefined: foo\n    foo\n    ^\n"},
		{"program", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"hi\")\n}\n", 0, "hi\n", ""},
		{"ends within", "func f() {\n", 1, "", "stdin:1:11: the text ends within a block"},
		{"magic", "x := 1\n%who\n", 0, "name  kind  what  cell\n─────────────────────────\nx     var   1     stdin\n", ""},
		{"quit", "1\n%quit\n2\n", 0, "1\n", ""},
		{"reads nothing", "var s string\nfmt.Scan(&s)\n", 0, "0, error: EOF\n", ""},
		{"empty", "", 0, "", ""},
	}
	for _, tt := range tests {
		got := runMain(t, tt.in)
		if got.status != tt.status || got.out != tt.out || !strings.HasPrefix(got.err, tt.err) || tt.err == "" && got.err != "" {
			t.Errorf("%s: got %+v", tt.name, got)
		}
	}
}

func TestCommandLine(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, tt := range []struct {
		args, err string
	}{
		{"-x", "naslab: unknown flag: -x; try \"naslab help\"\n"},
		{"-c", "naslab: flag needs an argument: -c; try \"naslab help\"\n"},
		{"-i", "naslab: -i needs a file; try \"naslab help\"\n"},
		{"-c 1 x.go", "naslab: -c takes no file, but \"x.go\" follows; try \"naslab help\"\n"},
		{"nosuch.md", "naslab: cannot read nosuch.md: no such file or directory\n"},
		{"versoin", "naslab: there is no command or file \"versoin\"; did you mean \"naslab version\"?\n"},
		{".", "naslab: cannot read .: is a directory\n"},
	} {
		got := runMain(t, "", strings.Fields(tt.args)...)
		if got.status != 2 || got.err != tt.err || got.out != "" {
			t.Errorf("%s: got %+v", tt.args, got)
		}
	}
	for _, arg := range []string{"help", "-h", "--help"} {
		if got := runMain(t, "", arg); got.status != 0 || !strings.Contains(got.out, "naslab FILE.md") {
			t.Errorf("%s: got %+v", arg, got)
		}
	}
	got := runMain(t, "", "version")
	if lines := strings.Split(strings.TrimSpace(got.out), "\n"); got.status != 0 || len(lines) != 3 {
		t.Errorf("version: got %+v", got)
	}
}

const notebookText = "# One\n\n```go\nx := 1\nx\n```\n\ntext\n\n## Two\n\n```sh\nrm -rf /\n```\n\n```go\nfunc f(n int) int {\n\treturn []int{1}[n]\n}\nf(x - 1)\n```\n"

func TestNotebook(t *testing.T) {
	write(t, "a.md", notebookText)
	got := runMain(t, "", "a.md")
	if want := "# One\nOut[1]: 1\n## Two\nOut[2]: 1\n"; got.status != 0 || got.out != want || got.err != "" {
		t.Errorf("got %+v", got)
	}
	if got := runMain(t, "", "-i", "a.md"); got.status != 0 {
		t.Errorf("-i without a terminal: got %+v", got)
	}
}

func TestNotebookFails(t *testing.T) {
	write(t, "a.md", notebookText+"\n```go\nf(x)\n```\n\n```go\nfmt.Println(\"not reached\")\n```\n")
	got := runMain(t, "", "a.md")
	want := "a.md:18:2: cell 2: panic: runtime error: index out of range [1] with length 1\n    return []int{1}[n]\n    ^\n  called from a.md:24: cell 3: f(x)\n"
	if got.status != 1 || got.err != want || strings.Contains(got.out, "reached") {
		t.Errorf("got %+v, want %s", got, want)
	}
}

func TestScript(t *testing.T) {
	write(t, "a.go", "//go:build ignore\n\npackage main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tfmt.Println(os.Args)\n\tpanic(\"at the end\")\n}\n")
	got := runMain(t, "", "a.go", "-x", "y")
	want := "a.go:12:2: cell 1: panic: at the end\n    panic(\"at the end\")\n    ^\n"
	if got.status != 1 || got.out != "[a.go -x y]\n" || got.err != want {
		t.Errorf("got %+v", got)
	}
}

func TestScriptOfCells(t *testing.T) {
	write(t, "a.go", "//go:build ignore\n\n// %%\nx := 2\nx * x\n// %%\nundefinedName\n")
	got := runMain(t, "", "a.go")
	if got.status != 1 || got.out != "4\n" || !strings.HasPrefix(got.err, "a.go:7:1: cell 2: undefined: undefinedName") {
		t.Errorf("got %+v", got)
	}
}

// Ctrl-C ends what a file or -c runs, with status 130.
func TestInterrupt(t *testing.T) {
	for name, code := range map[string]string{
		"loop":    `fmt.Println("on"); for { }`,
		"sleep":   `fmt.Println("on"); time.Sleep(time.Hour)`,
		"receive": `fmt.Println("on"); <-make(chan int)`,
		"lock":    `var mu sync.Mutex; mu.Lock(); fmt.Println("on"); mu.Lock()`,
		"search":  `fmt.Println("on"); nas.Search("rs", nas.Open("hwgpt/s"), nas.Want("perplexity"), nas.Budget{Evals: 1 << 40})`,
	} {
		t.Run(name, func(t *testing.T) {
			c := command(t, "-c", code)
			c.Dir = t.TempDir()
			var errs strings.Builder
			c.Stderr = &errs
			out, err := c.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := out.Read(make([]byte, 3)); err != nil {
				t.Fatal(err)
			}
			time.Sleep(100 * time.Millisecond)
			start := time.Now()
			if err := c.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			err = c.Wait()
			t.Logf("ended %v after Ctrl-C", time.Since(start))
			if c.ProcessState.ExitCode() != 130 || !strings.Contains(errs.String(), "interrupted") {
				t.Errorf("%v: %s", err, errs.String())
			}
		})
	}
}
