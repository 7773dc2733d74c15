package line

import (
	"io"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/chzyer/readline"
)

// Out returns a writer that keeps the prompt intact: what is printed while
// something is edited goes above it.
func (e *Editor) Out() io.Writer { return above{e} }

type above struct{ e *Editor }

// escapes are the sequences that colour what is printed.
var escapes = regexp.MustCompile(`\x1b\[[0-9;?]*[a-zA-Z]`)

// longest is how long a line may be that is gone on with after a redraw.
const longest = 4096

func (a above) Write(p []byte) (int, error) {
	e := a.e
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.reading || len(p) == 0 {
		return e.cfg.Out.Write(p)
	}
	e.screen.erase()
	if e.open != "" { // go on behind what was printed last
		e.screen.row = max(1, (textWidth(escapes.ReplaceAllString(e.open, ""))+e.view.width-1)/e.view.width)
		e.screen.erase()
	}
	n, err := io.WriteString(e.cfg.Out, e.open+string(p))
	text := e.open + string(p)
	text = text[strings.LastIndexByte(text, '\n')+1:]
	text = text[strings.LastIndexByte(text, '\r')+1:]
	if len(text) > longest {
		text = ""
		_, _ = io.WriteString(e.cfg.Out, "\r\n")
	}
	if e.open = text; text != "" {
		_, _ = io.WriteString(e.cfg.Out, "\r\n")
	}
	e.screen.draw(e.view.frame(&e.m))
	return min(n, len(p)), err
}

// watch draws anew when the window has another size, and when the process was
// stopped and goes on.
func (e *Editor) watch(resized, resumed <-chan os.Signal) {
	for {
		select {
		case <-e.closed:
			return
		case <-resized:
			time.Sleep(20 * time.Millisecond) // more of them come while the user drags
			e.resize()
		case <-resumed:
			e.mu.Lock()
			if e.reading && time.Since(e.resumed) > time.Second {
				e.resume()
				e.show()
			}
			e.mu.Unlock()
		}
	}
}

// resize draws anew in a window of another size.
func (e *Editor) resize() {
	e.mu.Lock()
	defer e.mu.Unlock()
	w, h, err := readline.GetSize(int(e.cfg.Out.Fd()))
	if err != nil || !e.reading {
		return
	}
	w, h = max(w, 4), max(h, 2)
	_, own := os.LookupEnv("XTERM_VERSION")
	_, tmux := os.LookupEnv("TMUX")
	e.screen.resize(w, h, own && !tmux) // xterm cuts, all others wrap
	e.view.width, e.view.height = w, h
	e.open = ""
	e.screen.draw(e.view.frame(&e.m))
}
