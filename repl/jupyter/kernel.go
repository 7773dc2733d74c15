package jupyter

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"naslab/repl/capture"
)

// Config is what a kernel is started with.
type Config struct {
	Connection Connection
	// Start makes the language.
	Start func(Host) (Language, error)
	// Log tells on standard error what goes wrong between kernel and front ends.
	Log bool
	// Capture also publishes what compiled code writes to the process's
	// standard output and error.
	Capture bool
	// Orphan tells when the process that started the kernel has gone, which
	// ends the kernel; nil means that this is not watched. See [Orphaned].
	Orphan <-chan struct{}
}

// Kernel serves one session.
type Kernel struct {
	cfg     Config
	signer  signer
	session string
	sockets *sockets
	queue   *queue
	lang    Language
	out     *printer
	input   *input
	streams *capture.Streams // nil when nothing is captured
	past    past
	cell    atomic.Pointer[message] // the last cell: what is shown belongs to it
	count   int
	running atomic.Bool   // a cell
	ended   chan struct{} // closed when a front end has asked for the end
	ending  atomic.Bool
}

// linger is how long the last messages are given to leave the process.
const linger = 50 * time.Millisecond

// Run serves until a front end asks for the end, the context is done or the
// parent has gone. A cell that still runs then is left behind.
func Run(ctx context.Context, cfg Config) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	k := &Kernel{
		cfg: cfg, signer: signer{[]byte(cfg.Connection.Key)}, session: newID(),
		queue: newQueue(), ended: make(chan struct{}),
	}
	k.out = &printer{kernel: k}
	k.input = newInput(k)
	var err error
	if k.sockets, err = listen(ctx, cfg.Connection); err != nil {
		return err
	}
	defer k.sockets.close()
	go k.sockets.echo()
	if cfg.Capture {
		if k.streams, err = capture.Take(k.out.stream("stdout"), k.out.stream("stderr")); err != nil {
			return err
		}
		defer k.streams.Close()
		k.streams.Crashes()
	}
	k.publish("status", nil, object{"execution_state": "starting"})
	if k.lang, err = cfg.Start(k); err != nil {
		return err
	}
	defer k.lang.Close()
	defer k.queue.close()
	go k.listen(ctx, shell)
	go k.listen(ctx, control)
	go k.listenInput(ctx)
	go k.work()
	select {
	case <-ctx.Done():
	case <-cfg.Orphan:
	case <-k.ended:
		time.Sleep(linger)
	}
	return nil
}

// listen receives requests of a channel. Those that may not wait are answered at
// once.
func (k *Kernel) listen(ctx context.Context, c channel) {
	for ctx.Err() == nil {
		raw, err := k.sockets.socket(c).Recv()
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			k.note(err)
			time.Sleep(quiet) // a socket that fails and fails must not eat a core
			continue
		}
		m, err := k.signer.decode(raw.Frames)
		if err != nil {
			k.note(err)
			continue
		}
		m.via = c
		switch {
		case c == control || urgent(m.header.Type):
			k.answer(m)
		case meanwhile(m.header.Type) && k.queue.idle() && k.running.Load():
			go k.answerMeanwhile(m)
		default:
			k.queue.put(m)
		}
	}
}

// work answers the requests that wait for their turn.
func (k *Kernel) work() {
	for {
		m := k.queue.take()
		if m == nil {
			return
		}
		k.answer(m)
	}
}

// soon is how long a request waits for the running cell: what the cell declares
// is known then.
const soon = 100 * time.Millisecond

// answerMeanwhile answers a request that came while a cell runs and can be
// answered without waiting for its end.
func (k *Kernel) answerMeanwhile(m *message) {
	for began := time.Now(); k.running.Load(); time.Sleep(quiet) {
		if time.Since(began) < soon {
			continue
		}
		k.answer(m)
		if k.running.Load() { // front ends take any "idle" for the kernel's
			k.publish("status", k.cell.Load(), object{"execution_state": "busy"})
		}
		return
	}
	k.queue.put(m)
}

// end makes Run return.
func (k *Kernel) end() {
	if !k.ending.Swap(true) {
		close(k.ended)
	}
}

// note logs what went wrong between the kernel and a front end.
func (k *Kernel) note(err error) {
	if err == nil || !k.cfg.Log || k.ending.Load() {
		return
	}
	var log io.Writer = os.Stderr
	if k.streams != nil {
		log = k.streams.Err
	}
	fmt.Fprintln(log, "naslab kernel:", err)
}
