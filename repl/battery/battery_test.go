package battery

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/repl"
)

// The sessions are small pieces of modern Go, by topic, in testdata/sessions. A session begins with "=== name", a cell with ">>>" and its
// text, on the same line or the next ones. After "---" stands what the cell
// prints, then
//
//	=> the value shown
//	!! a part of the error
//	?= any value    ?! any error
//
// A line end at the end of what is printed does not matter.
//
// A session whose name ends in "[go]" is also a program: with -gorun its cells
// are compiled by Go, which must print the same.

var (
	goRun  = flag.Bool("gorun", false, "compare the sessions with Go itself; with -update, write what Go prints")
	update = flag.Bool("update", false, "with -gorun: write what Go prints into the sessions")
	only   = flag.String("session", "", "run the sessions whose name has this `part`")
)

// asShell makes the test binary be naslab.
const asShell = "NASLAB_BATTERY_AS_SHELL"

func TestMain(m *testing.M) {
	if os.Getenv(asShell) != "" {
		os.Exit(repl.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// exercise is one session.
type exercise struct {
	name  string
	isGo  bool
	cells []exerciseCell
}

type exerciseCell struct {
	code                string
	print, value, error string
	anyValue, anyError  bool
}

func readSessions(t testing.TB, file string) []exercise {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []exercise
	var cell *exerciseCell
	wanted := false // the lines say what the cell does
	for line := range strings.Lines(string(b)) {
		text := strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "=== "):
			name, isGo := strings.CutSuffix(text[4:], " [go]")
			all = append(all, exercise{name: name, isGo: isGo})
			cell = nil
		case strings.HasPrefix(line, ">>>"):
			last := &all[len(all)-1]
			last.cells = append(last.cells, exerciseCell{})
			cell, wanted = &last.cells[len(last.cells)-1], false
			if first := strings.TrimPrefix(text[3:], " "); first != "" {
				cell.code = first + "\n"
			}
		case cell == nil:
			t.Fatalf("%s: %q belongs to no cell", file, text)
		case text == "---" && !wanted:
			wanted = true
		case wanted:
			cell.expect(line)
		default:
			cell.code += line
		}
	}
	return all
}

// expect takes one line of what a cell does.
func (c *exerciseCell) expect(line string) {
	text := strings.TrimSuffix(line, "\n")
	switch {
	case strings.HasPrefix(line, "=> "):
		if c.value != "" {
			c.value += "\n"
		}
		c.value += text[3:]
	case strings.HasPrefix(line, "!! "):
		c.error = text[3:]
	case strings.HasPrefix(line, "?="):
		c.anyValue = true
	case strings.HasPrefix(line, "?!"):
		c.anyError = true
	default:
		c.print += line
	}
}

// TestSessions runs each session in a process of its own and says how many of
// each topic pass.
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/sessions/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no battery: %v", err)
	}
	if *goRun {
		compareWithGo(t, files)
		return
	}
	passed, total := 0, 0
	for _, file := range files {
		topic := strings.TrimSuffix(filepath.Base(file), ".txt")
		good, all := 0, 0
		t.Run(topic, func(t *testing.T) {
			for _, e := range readSessions(t, file) {
				if !strings.Contains(e.name, *only) {
					continue
				}
				all++
				if t.Run(e.name, func(t *testing.T) { e.play(t) }) {
					good++
				}
			}
		})
		t.Logf("%-14s %3d of %3d", topic, good, all)
		passed, total = passed+good, total+all
	}
	t.Logf("%-14s %3d of %3d", "all", passed, total)
}

// play runs a session; the first cell that does otherwise ends it.
func (e exercise) play(t *testing.T) {
	p := startPipe(t)
	for i, c := range e.cells {
		got, err := p.run(c.code)
		if err != nil {
			t.Fatalf("cell %d: the process died: %v\n%s%s", i+1, err, c.code, p.said())
		}
		c.anyValue = c.anyValue || e.isGo && c.value == ""
		if wrong := c.differs(got); wrong != "" {
			t.Fatalf("cell %d: %s\n%s", i+1, wrong, c.code)
		}
	}
	if err := p.end(); err != nil {
		t.Errorf("at the end: %v\n%s", err, p.said())
	}
}

// differs says what an answer has other than it should, or nothing.
func (c exerciseCell) differs(got answer) string {
	switch {
	case got.Error != "" && c.error == "" && !c.anyError:
		return "error: " + got.Error
	case got.Error == "" && c.error != "":
		return fmt.Sprintf("no error, want %q", c.error)
	case !strings.Contains(got.Error, c.error):
		return fmt.Sprintf("error\n%s\nwant %q", got.Error, c.error)
	case strings.TrimSuffix(got.Stdout, "\n") != strings.TrimSuffix(c.print, "\n"):
		return fmt.Sprintf("printed\n%s\nwant\n%s", got.Stdout, c.print)
	case got.Value != c.value && !c.anyValue:
		return fmt.Sprintf("value\n%s\nwant\n%s", got.Value, c.value)
	}
	return ""
}
