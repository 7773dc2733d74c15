package repl

import (
	"io"
	"runtime"
	"strings"
	"sync"
	"unicode"

	"naslab/repl/line"
)

// input is the standard input of cells that are typed at the prompt: what
// fmt.Scan asks for is read by the editor, so that Ctrl-C ends the cell and no
// line is lost to one that was left behind.
type input struct {
	sh   *shell
	mu   sync.Mutex
	ed   *line.Editor
	rest []byte
}

func (in *input) set(ed *line.Editor) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.ed = ed
}

// edits reports whether cells are typed into an editor.
func (in *input) edits() bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.ed != nil
}

// Read returns what was typed on a line, with its end.
func (in *input) Read(p []byte) (int, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.ed == nil {
		return 0, io.EOF
	}
	if len(in.rest) == 0 {
		text, err := in.ed.ReadLine(in.question())
		in.sh.stdout.reset(in.sh.app.Out)
		if err == line.ErrInterrupt {
			in.sh.ses.Stop()
			runtime.Goexit() // the goroutine is the cell's
		}
		if err != nil {
			return 0, io.EOF
		}
		in.rest = []byte(text + "\n")
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// question is what the cell has printed on the line where the answer is typed.
// One that is long or coloured gets a line of its own.
func (in *input) question() string {
	in.sh.rec.settle()
	q := in.sh.stdout.prefix()
	if len(q) > 60 || strings.ContainsFunc(q, unicode.IsControl) {
		in.sh.stdout.endLine()
		return ""
	}
	return q
}
