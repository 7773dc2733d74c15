package jupyter

import (
	"io"
	"sync"
	"time"
	"unicode/utf8"
)

const (
	// gather is how long printed text waits for more of it.
	gather = 30 * time.Millisecond
	// chunk is the size at which text goes out at once.
	chunk = 64 << 10
	// pace is how many bytes a second are printed at most, over a first burst of
	// as many. A loop that prints without end is slowed down by it, instead of
	// filling the memory of kernel and browser.
	pace = 4 << 20
	// longest is the longest that one call is kept, for Ctrl-C to be heard.
	longest = 50 * time.Millisecond
)

// printer gathers what is printed and publishes it in order.
type printer struct {
	kernel *Kernel

	mu    sync.Mutex
	name  string // the stream that text belongs to
	text  []byte
	timer *time.Timer
	debt  time.Time // when all that was printed will have been paid for
}

// stream is one of the two streams of a printer.
type stream struct {
	printer *printer
	name    string
}

func (p *printer) stream(name string) io.Writer { return stream{p, name} }

// Out returns the stream of what cells print.
func (k *Kernel) Out() io.Writer { return k.ordered(k.out.stream("stdout")) }

// Err returns the stream of warnings.
func (k *Kernel) Err() io.Writer { return k.ordered(k.out.stream("stderr")) }

// ordered is a stream that keeps the order with what compiled code prints.
func (k *Kernel) ordered(w io.Writer) io.Writer {
	if k.streams == nil {
		return w
	}
	return k.streams.Ordered(w)
}

// begin begins a cell. What was printed before is shown with it.
func (p *printer) begin() {
	p.flush()
}

// Write prints.
func (s stream) Write(b []byte) (int, error) {
	p := s.printer
	p.mu.Lock()
	if p.name != s.name {
		p.publish(false)
		if len(p.text) == 0 {
			p.name = s.name
		}
	}
	p.text = append(p.text, b...)
	if len(p.text) >= chunk {
		p.publish(true)
	} else if p.timer == nil && len(p.text) > 0 {
		p.timer = time.AfterFunc(gather, p.flushWhole)
	}
	wait := min(longest, p.charge(len(b)))
	p.mu.Unlock()
	time.Sleep(wait)
	return len(b), nil
}

// charge counts n bytes and returns how long to wait for having printed too
// much.
func (p *printer) charge(n int) time.Duration {
	now := time.Now()
	if p.debt.Before(now) {
		p.debt = now
	}
	p.debt = p.debt.Add(time.Duration(n) * time.Second / pace)
	return max(0, p.debt.Sub(now)-time.Second)
}

// flush publishes all text.
func (p *printer) flush() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.publish(false)
}

// flushWhole publishes all but a character of which only the beginning is there.
func (p *printer) flushWhole() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.publish(true)
}

// publish sends the text; with whole, a character that is not complete stays.
func (p *printer) publish(whole bool) {
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	n := len(p.text)
	if whole {
		n -= partial(p.text)
	}
	if n == 0 || p.kernel.cell.Load() == nil { // what comes before the first cell waits for it
		return
	}
	text := string(p.text[:n])
	p.text = append(p.text[:0:0], p.text[n:]...)
	p.kernel.publish("stream", p.kernel.cell.Load(), object{"name": p.name, "text": text})
}

// partial is the length of the beginning of a character at the end of b.
func partial(b []byte) int {
	for n := 1; n <= min(utf8.UTFMax-1, len(b)); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}
