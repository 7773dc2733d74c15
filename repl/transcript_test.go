package repl

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the shell prints into the transcripts")

// A transcript is a file of cells and what the shell prints for them. A cell
// begins with ">>> ", its further lines with "... "; lines that begin with "# "
// are remarks. Each file is one session.

// step is one cell of a transcript.
type step struct {
	remarks []string
	cell    string
	want    string
}

func readTranscript(t *testing.T, file string) []step {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var steps []step
	var remarks []string
	for line := range strings.Lines(string(b)) {
		n := len(steps) - 1
		switch {
		case strings.HasPrefix(line, "# "), line == "\n" && (n < 0 || len(remarks) > 0 || steps[n].want == "" || strings.HasSuffix(steps[n].want, "\n")):
			remarks = append(remarks, line)
		case strings.HasPrefix(line, ">>> "):
			steps = append(steps, step{remarks: remarks, cell: line[4:]})
			remarks = nil
		case strings.HasPrefix(line, "... ") && n >= 0 && steps[n].want == "":
			steps[n].cell += line[4:]
		case line == "...\n" && n >= 0 && steps[n].want == "":
			steps[n].cell += "\n"
		case n >= 0:
			steps[n].want += strings.Join(remarks, "") + line
			remarks = nil
		}
	}
	return steps
}

// terminal runs a shell whose output is kept in a file.
type terminal struct {
	sh   *shell
	file *os.File
}

func newTerminal(t testing.TB) *terminal {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	app := &App{Setup: DefaultSetup(), In: os.Stdin, Out: f, Err: f}
	sh, err := app.newShell(app.console(strings.NewReader(""), "naslab"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sh.close(); f.Close() })
	return &terminal{sh, f}
}

// all returns what was printed so far.
func (tm *terminal) all(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile(tm.file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// enter runs a cell and returns what was printed.
func (tm *terminal) enter(t testing.TB, text string) string {
	t.Helper()
	at, err := tm.file.Seek(0, io.SeekCurrent)
	if err != nil {
		t.Fatal(err)
	}
	tm.sh.enter(text)
	end, err := tm.file.Seek(0, io.SeekCurrent)
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, end-at)
	if _, err := tm.file.ReadAt(b, at); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return string(b)
}

// took matches durations, which differ from run to run.
var duration = regexp.MustCompile(`(?m)^(took )\S+( \S+)?$|^\S+ \S+( ± \S+ \S+)? per loop|^\(\d[\d.]* ?m?s\)\n`)

func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			playTranscript(t, file)
		})
	}
}

func playTranscript(t *testing.T, file string) {
	path := filepath.Join(packageDir, file)
	tm := newTerminal(t)
	var out strings.Builder
	for _, s := range readTranscript(t, path) {
		got := duration.ReplaceAllStringFunc(tm.enter(t, strings.TrimSuffix(s.cell, "\n")), func(d string) string {
			switch {
			case strings.HasPrefix(d, "took"):
				return "took some time"
			case strings.HasSuffix(d, "per loop"):
				return "some time per loop"
			}
			return ""
		})
		if got != "" && !strings.HasSuffix(got, "\n") {
			got += "\n"
		}
		if got != s.want && !*update {
			t.Errorf("%s", strings.ReplaceAll(s.cell, "\n", "\n... "))
			t.Errorf("got:\n%swant:\n%s", got, s.want)
		}
		lines := strings.TrimSuffix(s.cell, "\n")
		out.WriteString(strings.Join(s.remarks, ""))
		out.WriteString(">>> " + strings.ReplaceAll(lines, "\n", "\n... ") + "\n" + got)
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// packageDir is where the test files lie.
var packageDir = func() string {
	wd, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return wd
}()
