package grid

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
)

// Grid does jobs on pairs. Make one with [New].
type Grid struct {
	pairs   map[string]*Pair
	journal *journal // nil: nothing is written down
	known   map[string]Outcome
}

// New makes a grid over pairs. journal is the file in which outcomes are written
// down and from which those of earlier runs are taken; empty for none. Remove it
// after a change that gives other outcomes, such as to a method.
func New(pairs []*Pair, journal string) (*Grid, error) {
	g := &Grid{pairs: map[string]*Pair{}, known: map[string]Outcome{}}
	for _, p := range pairs {
		if p == nil || g.pairs[p.Name()] != nil {
			return nil, fmt.Errorf("grid: give each pair once")
		}
		g.pairs[p.Name()] = p
	}
	if journal == "" {
		return g, nil
	}
	j, lines, err := openJournal(journal)
	if err != nil {
		return nil, err
	}
	g.journal = j
	for _, l := range lines {
		g.known[l.Job.key(l.Among)] = l.Outcome
	}
	return g, nil
}

// Close closes the journal.
func (g *Grid) Close() error {
	if g.journal == nil {
		return nil
	}
	return g.journal.close()
}

// Known counts the jobs whose outcomes are there already.
func (g *Grid) Known(jobs []Job) int {
	n := 0
	for _, j := range jobs {
		if p := g.pairs[j.Pair]; p != nil {
			if _, ok := g.known[j.key(len(p.values))]; ok {
				n++
			}
		}
	}
	return n
}

// Run does the jobs whose outcomes are not there yet, on all processors, and
// returns the outcomes of all in their order. Equal jobs are done once.
// progress is told how many are done, one call at a time; may be nil. The first
// error ends it; so does ctx. What was done by then stays in the journal.
func (g *Grid) Run(ctx context.Context, jobs []Job, progress func(done, total int)) ([]Outcome, error) {
	r := &running{grid: g, total: len(jobs), progress: progress, waiting: map[string]int{}}
	for _, j := range jobs {
		if err := j.check(g.pairs); err != nil {
			return nil, err
		}
		key := j.key(len(g.pairs[j.Pair].values))
		if _, ok := g.known[key]; ok {
			r.done++
			continue
		}
		if r.waiting[key]++; r.waiting[key] == 1 {
			r.queue = append(r.queue, j)
		}
	}
	if err := r.all(ctx); err != nil {
		return nil, err
	}
	list := make([]Outcome, len(jobs))
	for i, j := range jobs {
		list[i] = g.known[j.key(len(g.pairs[j.Pair].values))]
	}
	return list, nil
}

// running is one call of Run.
type running struct {
	grid        *Grid
	progress    func(done, total int)
	waiting     map[string]int // how often each job is wanted
	done, total int

	mu    sync.Mutex
	queue []Job
	err   error
}

// all does what is queued.
func (r *running) all(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r.tell()
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				j, ok := r.next(ctx)
				if !ok {
					return
				}
				o, err := r.grid.pairs[j.Pair].do(ctx, j)
				if !r.put(o, err) {
					stop()
					return
				}
			}
		})
	}
	workers.Wait()
	return r.err
}

// next takes a job from the queue.
func (r *running) next(ctx context.Context) (Job, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil && r.err == nil {
		r.err = r.stopped(err)
	}
	if r.err != nil || len(r.queue) == 0 {
		return Job{}, false
	}
	j := r.queue[0]
	r.queue = r.queue[1:]
	return j, true
}

// put keeps an outcome and reports whether to go on.
func (r *running) put(o Outcome, err error) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	among := len(r.grid.pairs[o.Pair].values)
	if err == nil && r.grid.journal != nil {
		err = r.grid.journal.add(line{o, among})
	}
	if err != nil {
		switch {
		case r.err != nil: // of an earlier job, which stopped this one
		case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
			r.err = r.stopped(err)
		default:
			r.err = fmt.Errorf("grid: %s on %s, seed %d: %w", o.Method, o.Pair, o.Seed, err)
		}
		return false
	}
	key := o.Job.key(among)
	r.grid.known[key] = o
	r.done += r.waiting[key]
	r.tell()
	return true
}

func (r *running) stopped(err error) error {
	return fmt.Errorf("grid: stopped after %d of %d: %w", r.done, r.total, err)
}

func (r *running) tell() {
	if r.progress != nil {
		r.progress(r.done, r.total)
	}
}
