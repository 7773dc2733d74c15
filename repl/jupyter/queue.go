package jupyter

import (
	"sync"
	"time"
)

// queue holds shell requests that wait for their turn. It has no bound: that a
// front end sends a notebook's cells at once is usual.
type queue struct {
	mu     sync.Mutex
	some   *sync.Cond
	list   []*message
	closed bool
	last   time.Time                // when the last request came
	stale  time.Time                // cells that were sent before are given up
	lag    map[string]time.Duration // least time from date to arrival, by the sender's session
}

func newQueue() *queue {
	q := &queue{lag: map[string]time.Duration{}}
	q.some = sync.NewCond(&q.mu)
	return q
}

func (q *queue) put(m *message) {
	q.mu.Lock()
	defer q.mu.Unlock()
	m.sent = q.sentAt(m)
	q.list = append(q.list, m)
	q.last = m.arrived
	q.some.Signal()
}

// sentAt is when a request was sent, by this machine's clock: its date, put right
// by the least lag that requests of its session have had. Clocks may differ.
func (q *queue) sentAt(m *message) time.Time {
	date, err := time.Parse(time.RFC3339Nano, m.header.Date)
	if err != nil {
		return m.arrived
	}
	lag := m.arrived.Sub(date)
	if least, ok := q.lag[m.header.Session]; ok && least < lag {
		lag = least
	}
	q.lag[m.header.Session] = lag
	return date.Add(lag)
}

// take waits for a request; it returns nil once the queue is closed.
func (q *queue) take() *message {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.list) == 0 && !q.closed {
		q.some.Wait()
	}
	if q.closed {
		return nil
	}
	m := q.list[0]
	q.list = q.list[1:]
	return m
}

// idle reports whether nothing waits.
func (q *queue) idle() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.list) == 0
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.some.Broadcast()
}

// Cells that a front end sent together arrive one after the other. When an early
// one fails, the kernel waits until for quiet no more have come, at most for
// settled, before it answers: what comes after the answer was sent knowingly.
const (
	quiet   = 10 * time.Millisecond
	settled = 200 * time.Millisecond
	// late is how long after the answer a cell may arrive that was sent before.
	late = 2 * time.Second
)

// settle waits for the requests that are on their way and makes all cells that
// wait by now stale.
func (q *queue) settle() {
	began := time.Now()
	for time.Since(began) < settled {
		q.mu.Lock()
		last := q.last
		q.mu.Unlock()
		if last.Before(began) {
			last = began
		}
		rest := quiet - time.Since(last)
		if rest <= 0 {
			break
		}
		time.Sleep(rest)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stale = time.Now()
}

// isStale reports whether a cell came before an earlier one had failed.
func (q *queue) isStale(m *message) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return !m.arrived.After(q.stale) || !m.sent.After(q.stale) && m.arrived.Sub(q.stale) < late
}
