package run

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"naslab/engine/bench"
	"naslab/engine/search"
	"naslab/engine/seed"
)

// Search runs the registered method on p and returns the study. Config.Options
// are the method's settings. Errors are those of [Run], and those of an unknown
// method or option, which give the nearest names.
func Search(ctx context.Context, p *Problem, method string, c Config) (*Study, error) {
	if p == nil {
		return nil, fmt.Errorf("run: there is no problem; make one with NewProblem")
	}
	opt, err := search.New(method, p.Setup(c.Seed, c.Options))
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	return Run(ctx, p, opt, c)
}

// Run lets opt search on p and returns the study. opt must be new: a method
// that has searched before knows trials that are not in the study.
//
// When ctx is cancelled it returns the study so far and an error that wraps
// ctx.Err(). Other errors, those of a config that cannot be run excepted, come
// with the study so far too: a log that cannot be written, a method that fails
// or proposes what is not in the space, evaluations that nearly all fail.
func Run(ctx context.Context, p *Problem, opt search.Optimizer, c Config) (*Study, error) {
	if p == nil || opt == nil {
		return nil, fmt.Errorf("run: a search needs a problem and a method")
	}
	c, err := c.filled(p, opt.Name())
	if err != nil {
		return nil, err
	}
	s, j, err := create(p, opt.Name(), c)
	if err != nil {
		return nil, err
	}
	return newLoop(p, opt, c, s, j).run(ctx)
}

// loop is one session of a search.
type loop struct {
	problem *Problem
	opt     search.Optimizer
	config  Config
	study   *Study
	journal *journal
	meter   *meter

	query bench.Query
	draws uint64         // root of the seeds of draws
	known map[string]int // record of each network by key and fidelity
	done  int            // records that the method has seen; less than len(study.records) while replaying

	clock    float64 // simulated seconds of the records that the method has seen
	begin    time.Time
	earlier  time.Duration // wall-clock time of earlier sessions
	fresh    int           // evaluations of this session
	failures int           // those of them that failed
	reason   string        // why the first failed
}

func newLoop(p *Problem, opt search.Optimizer, c Config, s *Study, j *journal) *loop {
	l := &loop{problem: p, opt: opt, config: c, study: s, journal: j, known: map[string]int{}, begin: time.Now()}
	l.meter = newMeter(c, s)
	l.query = bench.Query{Draw: s.meta.Query.Draw, Seed: s.meta.Query.Seed, Fidelity: s.meta.Query.Fidelity}
	for _, m := range s.metrics() {
		l.query.Metrics = append(l.query.Metrics, m.Name)
	}
	l.query.Into = make([]bench.Value, 0, len(l.query.Metrics))
	l.draws = seed.New(s.meta.Seed).Uint64("draws") ^ s.meta.Query.Seed
	l.earlier = time.Duration(s.seconds * float64(time.Second))
	return l
}

// run asks, evaluates and tells until the budget is spent.
func (l *loop) run(ctx context.Context) (*Study, error) {
	returned := false
	defer func() {
		if !returned { // an interpreted function was cut: its goroutine ends here
			_, _ = l.finish(Cancelled, nil)
		}
	}()
	s, err := l.search(ctx)
	returned = true
	return s, err
}

// search is the loop of run.
func (l *loop) search(ctx context.Context) (*Study, error) {
	l.report(true)
	for {
		if l.spent() {
			return l.finish(Spent, nil)
		}
		proposals, err := l.ask(ctx)
		if err != nil {
			return l.fail(ctx, err)
		}
		if len(proposals) == 0 {
			return l.finish(Exhausted, nil)
		}
		trials := make([]search.Trial, 0, len(proposals))
		for _, p := range proposals {
			t, err := l.step(ctx, p)
			if err != nil {
				return l.fail(ctx, err)
			}
			trials = append(trials, t)
			if l.spent() {
				break
			}
		}
		if err := l.tell(trials); err != nil {
			return l.fail(ctx, err)
		}
	}
}

// step answers one proposal, from the log while replaying.
func (l *loop) step(ctx context.Context, p search.Proposal) (search.Trial, error) {
	if err := ctx.Err(); err != nil {
		return search.Trial{}, err
	}
	if l.done < len(l.study.records) {
		if t, ok := l.replay(p); ok {
			return t, nil
		}
		if err := l.tellRest(); err != nil {
			return search.Trial{}, err
		}
	}
	r, err := l.evaluate(ctx, p)
	if err != nil {
		return search.Trial{}, err
	}
	if err := l.journal.add(&r); err != nil {
		return search.Trial{}, err
	}
	l.study.records = append(l.study.records, r)
	l.done++
	l.fresh++
	l.clock += r.cost
	l.meter.see(r.trial)
	l.report(false)
	if err := l.timeless(&r); err != nil {
		return search.Trial{}, err
	}
	return told(r.trial), l.hopeless(r.trial)
}

// patience is how many evaluations may cost nothing before it is said that none
// will.
const patience = 20

// timeless returns an error when the simulated clock cannot run, so that a
// budget of simulated time would never end.
func (l *loop) timeless(r *record) error {
	b := l.config.Budget
	if b.Simulated == 0 || b.Evals > 0 || b.Time > 0 || l.clock > 0 || l.fresh < patience || r.trial.Failed != "" {
		return nil
	}
	return fmt.Errorf("run: %s does not say what an evaluation costs, so the simulated clock stands still; give Budget.Evals too, or make it with bench.NewTimed", l.problem.bench.Name())
}

// told is a trial for the method, which may do with the costs what it likes.
func told(t search.Trial) search.Trial {
	t.Costs = slices.Clone(t.Costs)
	return t
}

// report calls Progress when it is time. A panic in it ends the reports, not
// the search.
func (l *loop) report(now bool) {
	defer func() {
		if cause := recover(); cause != nil {
			l.meter.tell = nil
			l.study.notes = append(l.study.notes, fmt.Sprintf("the Progress function was called no more after a panic: %v", cause))
		}
	}()
	l.meter.report(l.done, l.elapsed(), l.earlier, l.clock, l.fresh, now)
}

// spent reports whether the budget is used up. The log is replayed whatever
// the time.
func (l *loop) spent() bool {
	b := l.config.Budget
	if b.Evals > 0 && l.done >= b.Evals {
		return true
	}
	if b.Simulated > 0 && l.clock >= b.Simulated.Seconds() {
		return true
	}
	return b.Time > 0 && l.done >= len(l.study.records) && l.elapsed() >= b.Time
}

func (l *loop) elapsed() time.Duration { return l.earlier + time.Since(l.begin) }

// hopeless returns an error when so many evaluations of this session failed
// that going on would be a waste.
func (l *loop) hopeless(t search.Trial) error {
	if t.Failed != "" {
		if l.failures++; l.failures == 1 {
			l.reason = t.Failed
		}
	}
	if l.fresh >= 10 && l.failures == l.fresh || l.fresh >= 20 && 2*l.failures > l.fresh {
		return fmt.Errorf("run: %d of %d evaluations failed, the first because: %s", l.failures, l.fresh, l.reason)
	}
	return nil
}

// fail ends the session with an error; a cancelled context goes before others.
func (l *loop) fail(ctx context.Context, err error) (*Study, error) {
	if cause := ctx.Err(); cause != nil {
		return l.finish(Cancelled, fmt.Errorf("run: stopped after %d evaluations: %w", len(l.study.records), cause))
	}
	return l.finish(Broken, err)
}

// finish closes the study. It keeps err when closing fails too.
func (l *loop) finish(why string, err error) (*Study, error) {
	l.study.stopped, l.study.seconds = why, l.elapsed().Seconds()
	closing := l.journal.close()
	last := end{why, len(l.study.records), l.study.seconds}
	if l.study.dir == "" {
		l.report(true)
		return l.study, err
	}
	if e := writeJSON(filepath.Join(l.study.dir, endFile), last); e != nil && closing == nil {
		closing = fmt.Errorf("run: cannot write the study's end: %w", e)
	}
	l.report(true)
	if err == nil {
		err = closing
	}
	return l.study, err
}
