package pipe

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// Runner runs cells.
type Runner interface {
	// Run runs one cell; the answer's ID and MS are filled in by the server.
	Run(code string) Answer
	// Interrupt stops the running cell and reports whether there was one. It is
	// called while Run runs, and must not wait.
	Interrupt() bool
}

// longest is how many bytes a line may have.
const longest = 16 << 20

// server is one conversation.
type server struct {
	runner Runner
	out    io.Writer

	mu       sync.Mutex
	more     *sync.Cond
	queue    []request
	lines    int  // that were read
	ended    bool // no more lines will come
	err      error
	answered int       // lines
	running  int       // number of the line whose cell runs, 0 for none
	began    time.Time // when that did
	pressed  time.Time // when it was last interrupted
}

// Serve answers the lines of in until it ends. The error is about reading or
// writing.
func Serve(in io.Reader, out io.Writer, r Runner) error {
	s := &server{runner: r, out: out}
	s.more = sync.NewCond(&s.mu)
	go s.read(in)
	for {
		q, ok := s.next()
		if !ok {
			return s.err
		}
		if err := s.answer(q); err != nil {
			return fmt.Errorf("cannot answer: %w", err)
		}
	}
}

// next waits for a request; false means that the input has ended.
func (s *server) next() (request, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.queue) == 0 && !s.ended {
		s.more.Wait()
	}
	if len(s.queue) == 0 {
		return request{}, false
	}
	q := s.queue[0]
	s.queue = s.queue[1:]
	return q, true
}

// answer does what a line asks and writes the answer.
func (s *server) answer(q request) error {
	var a Answer
	switch start := time.Now(); {
	case q.trouble != "":
		a.Error = q.trouble
	case q.interrupt:
		a.OK = true
	default:
		s.begin(q.seq, start)
		a = s.runner.Run(q.code)
		s.begin(0, start)
		a.MS = float64(time.Since(start).Microseconds()) / 1000
	}
	a.ID = q.id
	b, err := a.line()
	if err == nil {
		_, err = s.out.Write(b)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answered++
	return err
}

// begin notes which line's cell runs.
func (s *server) begin(seq int, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running, s.began, s.pressed = seq, at, time.Time{}
}

// read puts the lines into the queue, also while a cell runs.
func (s *server) read(in io.Reader) {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		line, err := readLine(r)
		var q request
		switch {
		case errors.Is(err, errLong):
			q.trouble = fmt.Sprintf("this line is longer than %d bytes", longest)
		case err != nil:
			s.end(err)
			return
		case len(line) == 0:
			continue
		default:
			q = parse(line)
		}
		s.enqueue(q)
	}
}

func (s *server) enqueue(q request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines++
	q.seq = s.lines
	s.queue = append(s.queue, q)
	s.more.Signal()
	if q.interrupt {
		go s.interrupt(q.seq)
	}
}

func (s *server) end(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !errors.Is(err, io.EOF) {
		s.err = fmt.Errorf("cannot read: %w", err)
	}
	s.ended = true
	s.more.Signal()
}

var errLong = errors.New("too long")

// readLine returns the next line without white space around it. A last line needs
// no end.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > longest; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long:
			return nil, errLong
		case err != nil && len(line) == 0:
			return nil, err
		}
		return bytes.TrimSpace(line), nil
	}
}
