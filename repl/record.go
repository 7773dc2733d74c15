package repl

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"naslab/repl/capture"
	"naslab/repl/notebook"
)

const (
	keptByPrompt = 64 << 10 // bytes of what one cell prints, for %save
	mostOutputs  = 500      // of one cell
)

// recorder keeps what comes of the running cell, in order.
type recorder struct {
	limit int  // bytes of one stretch of printed text
	whole bool // pictures are kept, not only where they are
	sync  func()

	mu    sync.Mutex
	depth int  // cells within cells, such as those of %run
	plain bool // values are printed, and kept as such
	list  []recorded
}

// recorded is an output; what is printed waits in a buffer.
type recorded struct {
	notebook.Output
	buf *capture.Buffer
}

// begin is called before a cell and end after it.
func (r *recorder) begin() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.depth == 0 {
		r.list = nil
	}
	r.depth++
}

func (r *recorder) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.depth--
}

// setPlain says whether values are kept as they are printed.
func (r *recorder) setPlain(plain bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.plain = plain
}

// outputs returns what has come of the cell so far.
func (r *recorder) outputs() []notebook.Output {
	r.settle()
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []notebook.Output
	for i := range r.list {
		x := &r.list[i]
		if x.buf != nil {
			x.Data[notebook.Plain] = append(x.Data[notebook.Plain], x.buf.Take()...)
		}
		list = append(list, x.Output)
	}
	return list
}

// settle waits until all that was printed has come here.
func (r *recorder) settle() {
	if r.sync != nil {
		r.sync()
	}
}

// printed keeps printed text. Between two other outputs each stream is one text,
// standard output first: in which order two streams were written is not known for
// sure.
func (r *recorder) printed(name string, p []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at := len(r.list)
	for at > 0 && r.list[at-1].buf != nil && r.list[at-1].Name != name {
		at--
	}
	if at == 0 || r.list[at-1].buf == nil {
		if name != "stdout" {
			at = len(r.list)
		}
		x := recorded{notebook.Text(notebook.Stream, name, ""), capture.NewBuffer(r.limit)}
		r.list = slices.Insert(r.list, at, x)
		at++
	}
	_, _ = r.list[at-1].buf.Write(p)
}

// add appends an output, or writes over the last one when there are too many.
func (r *recorder) add(o notebook.Output) {
	if len(r.list) == mostOutputs {
		r.list = r.list[:mostOutputs-1]
	}
	r.list = append(r.list, recorded{Output: o})
}

// put keeps an output that is not printed text.
func (r *recorder) put(o notebook.Output) {
	r.settle()
	r.mu.Lock()
	defer r.mu.Unlock()
	if o.Kind != notebook.Value || !r.plain {
		r.add(o)
	}
}

// figure keeps a figure that was saved.
func (r *recorder) figure(title string, files []string) {
	if len(files) == 0 {
		return
	}
	path, err := filepath.Abs(files[0])
	if err != nil {
		path = files[0]
	}
	o := notebook.Picture(title, path, nil)
	if r.whole {
		if content, err := os.ReadFile(path); err == nil {
			o.Data[notebook.PNG] = content
		}
	}
	r.put(o)
}

// tee returns a writer that keeps what it hands on.
func (r *recorder) tee(name string, next io.Writer) io.Writer { return &tee{r, name, next} }

type tee struct {
	rec  *recorder
	name string
	next io.Writer
}

func (t *tee) Write(p []byte) (int, error) {
	t.rec.printed(t.name, p)
	return t.next.Write(p)
}

// capturing takes what is written to the process's streams around a shell.
type capturing struct {
	*capture.Streams
	out, err *late
	live     bool // somebody watches: what cells print is not held up
}

// late is a writer that is known later. What comes before is dropped.
type late struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *late) Write(p []byte) (int, error) {
	l.mu.Lock()
	w := l.w
	l.mu.Unlock()
	if w == nil {
		return len(p), nil
	}
	return w.Write(p)
}

func (l *late) set(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.w = w
}

// capture moves the standard streams away. The result runs on what they were.
func (a *App) capture() (*App, *capturing, error) {
	c := &capturing{out: &late{}, err: &late{}}
	var err error
	if c.Streams, err = capture.Take(c.out, c.err); err != nil {
		return nil, nil, err
	}
	moved := *a
	for _, f := range []**os.File{&moved.In, &moved.Out, &moved.Err} {
		*f = before(*f, c.Streams)
	}
	return &moved, c, nil
}

// watched is capture for a session at a terminal: what is written past the session,
// as by package slog or by C++ code, comes among what cells print, and does not
// disturb the line that is being typed. Where that cannot be, streams is nil.
func (a *App) watched() (moved *App, streams *capturing) {
	moved, streams, err := a.capture()
	if err != nil {
		return a, nil
	}
	streams.live = true
	streams.Crashes()
	return moved, streams
}

// close puts the streams back; nil has none.
func (c *capturing) close() {
	if c != nil {
		c.Streams.Close()
	}
}
