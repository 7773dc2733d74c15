package jupyter

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"
)

// ErrNoInput is what reading gives where the front end cannot ask the user, as
// when a notebook runs without one.
var ErrNoInput = errors.New("this front end cannot ask for input")

// ErrInterrupted is what reading gives when the user interrupts instead.
var ErrInterrupted = errors.New("interrupted")

// input asks the user for lines.
type input struct {
	kernel *Kernel
	asking sync.Mutex // one question at a time; guards rest
	rest   []byte

	mu      sync.Mutex
	cell    *message // the running cell, nil when its front end takes no questions
	stop    chan struct{}
	answers chan string
}

func newInput(k *Kernel) *input {
	return &input{kernel: k, answers: make(chan string, 1), stop: make(chan struct{})}
}

// begin makes a cell the one that asks.
func (in *input) begin(m *message, allowed bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.cell = nil
	if allowed {
		in.cell = m
	}
	in.stop = make(chan struct{})
}

// end forgets what the cell has not read.
func (in *input) end() {
	in.cancel()
	in.mu.Lock()
	in.cell = nil
	in.mu.Unlock()
	in.asking.Lock() // a goroutine of the cell may be about to give up
	defer in.asking.Unlock()
	in.rest = nil
}

// cancel ends a question.
func (in *input) cancel() {
	in.mu.Lock()
	defer in.mu.Unlock()
	select {
	case <-in.stop:
	default:
		close(in.stop)
	}
}

// In returns what cells read: each line is asked for.
func (k *Kernel) In() io.Reader { return k.input }

// Read returns what the user typed, with its line end.
func (in *input) Read(p []byte) (int, error) {
	in.asking.Lock()
	defer in.asking.Unlock()
	if len(in.rest) == 0 {
		line, err := in.ask("")
		if err != nil {
			return 0, err
		}
		in.rest = []byte(line + "\n")
	}
	n := copy(p, in.rest)
	in.rest = in.rest[n:]
	return n, nil
}

// ask sends a question and waits for the answer.
func (in *input) ask(prompt string) (string, error) {
	in.mu.Lock()
	cell, stop := in.cell, in.stop
	in.mu.Unlock()
	if cell == nil {
		return "", ErrNoInput
	}
	select {
	case <-in.answers: // to a question that was given up
	default:
	}
	k := in.kernel
	k.flush()
	m, err := k.compose("input_request", cell, object{"prompt": prompt, "password": false})
	if err != nil {
		return "", err
	}
	m.route = cell.route
	if err := k.send(k.sockets.stdin, m); err != nil {
		return "", err
	}
	select {
	case line := <-in.answers:
		return line, nil
	case <-stop:
		return "", ErrInterrupted
	}
}

// listenInput receives answers.
func (k *Kernel) listenInput(ctx context.Context) {
	for ctx.Err() == nil {
		raw, err := k.sockets.stdin.Recv()
		if err != nil {
			time.Sleep(quiet)
			continue
		}
		m, err := k.signer.decode(raw.Frames)
		if err != nil {
			k.note(err)
			continue
		}
		var c struct {
			Value string `json:"value"`
		}
		if m.header.Type != "input_reply" || json.Unmarshal(m.content, &c) != nil {
			continue
		}
		select {
		case k.input.answers <- c.Value:
		default: // nobody has asked
		}
	}
}
