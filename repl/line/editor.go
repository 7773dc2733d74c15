package line

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/chzyer/readline"
)

// ErrInterrupt is returned for Ctrl-C.
var ErrInterrupt = errors.New("line: interrupt")

// Config says where an editor reads and writes. The zero value uses the
// standard streams and remembers nothing beyond the session.
type Config struct {
	In       *os.File // nil means os.Stdin
	Out      *os.File // nil means os.Stdout
	History  string   // file of the cells of all sessions; empty means none
	Remember int      // cells that the history keeps; 0 means 5000
	Color    bool
	Dumb     bool // the terminal knows no escape sequences: see dumb.go
	Language Language
}

// Editor reads cells and lines from a terminal. Its methods may be called from
// several goroutines; one reads at a time.
type Editor struct {
	cfg     Config
	history *History
	turn    sync.Mutex // held by who reads
	dumb    *dumb      // nil unless the terminal is one

	mu      sync.Mutex // guards what follows
	m       machine
	keys    decoder
	screen  screen
	view    view
	reading bool
	open    string // what was printed above the prompt since the last line end
	resumed time.Time
	pause   *time.Timer
	closed  chan struct{}

	before  atomic.Pointer[readline.State] // of the terminal, while reading
	asking  sync.Mutex                     // held while the language is asked; taken after mu
	changed atomic.Int64                   // counts changes of the text and the cursor
}

// New makes an editor. The terminal is taken only while something is read.
func New(cfg Config) (*Editor, error) {
	if cfg.In == nil {
		cfg.In = os.Stdin
	}
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	e := &Editor{cfg: cfg, history: openHistory(cfg.History, cmp.Or(cfg.Remember, usual)), closed: make(chan struct{})}
	e.m = machine{history: e.history}
	e.screen.out = cfg.Out
	if cfg.Dumb || !readline.IsTerminal(int(cfg.Out.Fd())) {
		e.dumb = newDumb(cfg.In, cfg.Out)
		return e, nil
	}
	if !readline.IsTerminal(int(cfg.In.Fd())) {
		return nil, errors.New("line: the input is no terminal")
	}
	resized, resumed := make(chan os.Signal, 1), make(chan os.Signal, 1)
	notify(resized, resumed)
	go e.watch(resized, resumed)
	onEnd(e.giveBack, e.closed)
	return e, nil
}

// History is what was entered in this and earlier sessions.
func (e *Editor) History() *History { return e.history }

// ReadCell shows the prompt and returns the cell that is entered, without its
// last line end. then is the prompt of its other lines, text what is there to
// begin with. The error is [ErrInterrupt] for Ctrl-C, or io.EOF for Ctrl-D.
func (e *Editor) ReadCell(first, then, text string) (string, error) {
	e.turn.Lock()
	defer e.turn.Unlock()
	if e.dumb != nil {
		return e.dumb.cell(first, then, text, e.cfg.Language.Waits)
	}
	return e.read(first, then, text, false)
}

// ReadLine returns a line, for a cell that reads its standard input. There is no
// completion and no history.
func (e *Editor) ReadLine(prompt string) (string, error) {
	e.turn.Lock()
	defer e.turn.Unlock()
	if e.dumb != nil {
		return e.dumb.line(prompt)
	}
	return e.read(prompt, "", "", true)
}

// giveBack sets the terminal as it was, when the process is ended from outside.
func (e *Editor) giveBack() {
	if state := e.before.Load(); state != nil {
		fmt.Fprint(e.cfg.Out, unmarkPastes+"\r\n")
		_ = readline.Restore(int(e.cfg.In.Fd()), state)
	}
}

// Close ends what goes on in the background.
func (e *Editor) Close() error {
	close(e.closed)
	return nil
}

// read edits a text until a key ends it.
func (e *Editor) read(first, then, text string, plain bool) (string, error) {
	state, err := readline.MakeRaw(int(e.cfg.In.Fd()))
	if err != nil {
		return "", fmt.Errorf("line: the terminal cannot be set: %w", err)
	}
	restore := func() { _ = readline.Restore(int(e.cfg.In.Fd()), state) }
	defer restore()
	e.before.Store(state)
	defer e.before.Store(nil)
	e.begin(first, then, text, plain)
	defer e.end()
	var chunk [4096]byte
	for {
		e.mu.Lock()
		act := e.pressAll(false)
		if act == stop {
			e.suspend(restore)
			e.mu.Unlock()
			continue
		}
		if act == accept || act == interrupt || act == leave {
			defer e.mu.Unlock()
			return e.finish(act)
		}
		e.show()
		e.mu.Unlock()
		n, err := e.cfg.In.Read(chunk[:])
		if err != nil || n == 0 {
			return "", io.EOF
		}
		e.mu.Lock()
		e.keys.feed(chunk[:n])
		e.mu.Unlock()
	}
}

// begin shows the text to begin with.
func (e *Editor) begin(first, then, text string, plain bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.m.lang = e.oneAtATime(e.cfg.Language)
	e.m.begin(plain)
	if text != "" {
		e.m.pasted(text)
	}
	e.measure()
	e.view.color, e.view.first, e.view.then = e.cfg.Color, first, then
	if e.view.prompt = promptStyle; plain { // a cell's own question
		e.view.prompt = 0
	}
	e.screen.forget()
	e.reading, e.open = true, ""
	fmt.Fprint(e.cfg.Out, markPastes)
}

// end waits for what helps in the background, which must not be at work while a
// cell runs.
func (e *Editor) end() {
	e.mu.Lock()
	e.reading = false
	if e.pause != nil {
		e.pause.Stop()
	}
	fmt.Fprint(e.cfg.Out, unmarkPastes)
	e.mu.Unlock()
	e.changed.Add(1)
	e.asking.Lock()
	defer e.asking.Unlock()
}

// measure learns the size of the window.
func (e *Editor) measure() {
	w, h, err := readline.GetSize(int(e.cfg.Out.Fd()))
	if err != nil || w < 1 || h < 1 {
		w, h = 80, 24
	}
	e.view.width, e.view.height = max(w, 4), max(h, 2)
	e.screen.width, e.screen.height = e.view.width, e.view.height
}

// pressAll presses the keys that have arrived, up to one that ends the text.
func (e *Editor) pressAll(flush bool) action {
	for {
		k, ok := e.keys.next(flush)
		if !ok {
			break
		}
		e.m.spaced = e.keys.space()
		switch act := e.m.press(k); act {
		case stay:
		case bell:
			if !e.keys.waiting() {
				fmt.Fprint(e.cfg.Out, "\a")
			}
		case wipe:
			e.screen.clear()
		default:
			return act
		}
	}
	if e.keys.waiting() && !flush {
		e.await()
	}
	return stay
}

// escapeTime is how long after an escape the rest of a key may come.
const escapeTime = 50 * time.Millisecond

// await takes an escape for the key Esc when nothing follows.
func (e *Editor) await() {
	n := len(e.keys.buf)
	time.AfterFunc(escapeTime, func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		if e.reading && len(e.keys.buf) == n {
			e.pressAll(true)
			e.show()
		}
	})
}

// show draws, and asks for help when the user pauses.
func (e *Editor) show() {
	e.askHelp()
	e.screen.draw(e.view.frame(&e.m))
}

// finish leaves the text on the screen, and the cursor below it.
func (e *Editor) finish(act action) (string, error) {
	f := e.view.final(&e.m)
	text := strings.TrimRight(e.m.buf.text, " \t\n")
	switch act {
	case interrupt:
		e.screen.finishWith(f, "^C")
		return text, ErrInterrupt
	case leave:
		e.screen.finish(f)
		return "", io.EOF
	}
	e.screen.finish(f)
	if e.m.plain {
		text = e.m.buf.text
	}
	return text, nil
}

// suspend stops the process until the user brings it back.
func (e *Editor) suspend(restore func()) {
	e.screen.finish(e.view.final(&e.m))
	fmt.Fprint(e.cfg.Out, unmarkPastes)
	restore()
	suspend()
	e.resume()
}

// resume takes the terminal again.
func (e *Editor) resume() {
	_, _ = readline.MakeRaw(int(e.cfg.In.Fd()))
	fmt.Fprint(e.cfg.Out, markPastes)
	e.measure()
	e.screen.forget()
	e.resumed = time.Now()
}
