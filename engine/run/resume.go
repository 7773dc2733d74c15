package run

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"naslab/engine/bench"
	"naslab/engine/search"
)

// Resume goes on with the study in dir, which was cut off, cancelled, or whose
// budget was too small. b must be the benchmark on which it was made. Of the
// config it reads Budget, counted from the study's beginning (empty: the
// study's own), and Progress; the rest is the study's.
//
// The log is replayed through the method, so that on a deterministic benchmark
// the study becomes the one that an uninterrupted search would have made. Where
// the method proposes something else than the log has (it was changed), the
// rest of the log is only told to it, which the study's Notes say. A torn last
// line is cut off. A study that is complete is returned as it is.
func Resume(ctx context.Context, dir string, b bench.Benchmark, c Config) (*Study, error) {
	return resume(ctx, dir, b, c, func(p *Problem, m meta) (search.Optimizer, error) {
		opt, err := search.New(m.Method, p.Setup(m.Seed, m.Options))
		if err != nil {
			return nil, fmt.Errorf("run: %w; a method that is not registered is passed to ResumeWith", err)
		}
		return opt, nil
	})
}

// ResumeWith is [Resume] for a method that the caller made: a new one, with the
// study's seed.
func ResumeWith(ctx context.Context, dir string, b bench.Benchmark, opt search.Optimizer, c Config) (*Study, error) {
	return resume(ctx, dir, b, c, func(*Problem, meta) (search.Optimizer, error) {
		if opt == nil {
			return nil, errors.New("run: a search needs a method")
		}
		return opt, nil
	})
}

func resume(ctx context.Context, dir string, b bench.Benchmark, c Config, method func(*Problem, meta) (search.Optimizer, error)) (*Study, error) {
	m, err := readMeta(dir)
	if err != nil {
		return nil, err
	}
	p, err := matching(m, b)
	if err != nil {
		return nil, err
	}
	opt, err := method(p, m)
	if err != nil {
		return nil, err
	}
	if c.Budget == (Budget{}) {
		c.Budget = m.Budget
	}
	if err := c.Budget.check(); err != nil {
		return nil, err
	}
	c.Batch = m.Batch
	s, whole, err := load(dir, m)
	if err != nil {
		return nil, err
	}
	if n := c.Budget.Evals; n > 0 && s.Len() >= n {
		return s, nil
	}
	j, err := openJournal(dir, newCodec(m), whole)
	if err != nil {
		return s, err
	}
	return newLoop(p, opt, c, s, j).run(ctx)
}

// matching returns the study's problem on b, or an error when b is another
// benchmark.
func matching(m meta, b bench.Benchmark) (*Problem, error) {
	if b == nil {
		return nil, errors.New("run: resume needs the benchmark on which the study was made")
	}
	if b.Name() != m.Benchmark || b.Space().Name() != m.Space {
		return nil, fmt.Errorf("run: the study was made on %s over %s, not on %s over %s; open that benchmark", m.Benchmark, m.Space, b.Name(), b.Space().Name())
	}
	names := make([]string, len(m.Objectives))
	for i, o := range m.Objectives {
		names[i] = o.Name
	}
	p, err := NewProblem(b, names)
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(p.objectives, m.Objectives, sameMetric) {
		return nil, fmt.Errorf("run: %s gives its objectives in another unit or direction than the study has; start a new study", b.Name())
	}
	return p, nil
}

// replay answers a proposal with the next record of the log, or returns false
// when that is of another architecture.
func (l *loop) replay(p search.Proposal) (search.Trial, bool) {
	r := &l.study.records[l.done]
	fidelity := p.Fidelity
	if fidelity == 0 {
		fidelity = l.query.Fidelity
	}
	if !r.trial.Arch.Equal(p.Arch) || r.trial.Fidelity != fidelity {
		return search.Trial{}, false
	}
	l.consume()
	return told(r.trial), true
}

// consume marks the next record of the log as seen.
func (l *loop) consume() {
	r := &l.study.records[l.done]
	if r.same < 0 && r.trial.Failed == "" {
		l.known[lookup(r)] = l.done
	}
	l.meter.see(r.trial)
	l.clock += r.cost
	l.done++
}

// tellRest tells what is left of the log to a method that does not propose it
// again.
func (l *loop) tellRest() error {
	from := l.done
	var rest []search.Trial
	for l.done < len(l.study.records) {
		rest = append(rest, told(l.study.records[l.done].trial))
		l.consume()
	}
	note := fmt.Sprintf("%s proposes otherwise than in the log; the last %d of its %d evaluations were only told to it", l.opt.Name(), len(rest), len(l.study.records))
	l.study.notes = append(l.study.notes, note)
	l.meter.note = note
	if err := l.tell(rest); err != nil {
		return fmt.Errorf("%w (while being told evaluations %d to %d of the log)", err, from, len(l.study.records)-1)
	}
	return nil
}
