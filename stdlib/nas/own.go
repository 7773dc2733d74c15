package nas

import (
	"context"
	"fmt"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
)

// own registers a benchmark that the user made.
func (s *Session) own(name string, b Benchmark, err error) Benchmark {
	s.check(free("benchmark", name))
	s.check(err)
	bench.Register(name, func() (bench.Benchmark, error) { return b, nil })
	return b
}

// values picks the asked ones among what a function of the user's returned.
func values(name string, metrics []Metric, all []float64, asked []string) ([]float64, error) {
	if len(all) != len(metrics) {
		return nil, fmt.Errorf("nas: benchmark %s: the function returned %d values for %d metrics", name, len(all), len(metrics))
	}
	xs := make([]float64, len(asked))
	for i, m := range asked {
		xs[i] = all[bench.Find(metrics, m)]
	}
	return xs, nil
}

// Bench makes a benchmark from a function and registers it.
func (s *Session) Bench(name string, sp SearchSpace, metrics []Metric, measure func(Arch) []float64) Benchmark {
	if measure == nil {
		s.check(fmt.Errorf("nas: benchmark %s: its function is nil", name))
	}
	b, err := bench.NewFunc(name, sp, metrics, func(ctx context.Context, a space.Arch, asked []string) ([]float64, error) {
		xs, err := values(name, metrics, measure(a), asked)
		if err == nil {
			err = ctx.Err()
		}
		return xs, err
	})
	return s.own(name, b, err)
}

// BenchTrain makes a benchmark from a function that can train less than in full
// and registers it.
func (s *Session) BenchTrain(name string, sp SearchSpace, metrics []Metric, train func(a Arch, fidelity float64) ([]float64, time.Duration)) Benchmark {
	if train == nil {
		s.check(fmt.Errorf("nas: benchmark %s: its function is nil", name))
	}
	b, err := bench.NewTrainFunc(name, sp, metrics, func(ctx context.Context, a space.Arch, asked []string, fidelity float64) ([]float64, time.Duration, error) {
		all, cost := train(a, fidelity)
		if cost < 0 {
			return nil, 0, fmt.Errorf("nas: benchmark %s: the cost of %s is %s; give one from 0 on", name, a, cost)
		}
		xs, err := values(name, metrics, all, asked)
		if err == nil {
			err = ctx.Err()
		}
		return xs, cost, err
	})
	return s.own(name, b, err)
}

// BenchCSV makes a benchmark from a CSV file and registers it, and with sp nil
// its space too.
func (s *Session) BenchCSV(name string, sp SearchSpace, file string) Benchmark {
	s.check(free("benchmark", name))
	b, err := tabular.OpenCSV(s.ctx(), name, file, sp)
	s.check(err)
	for _, n := range b.Notes() {
		s.note("%s: %s", file, n)
	}
	if sp == nil {
		s.check(free("space", name))
		space.Register(name, func() (space.Space, error) { return b.Space(), nil })
	}
	return s.own(name, b, nil)
}

// Join makes one benchmark of two over the same space.
func (s *Session) Join(name string, a, b Benchmark) Benchmark {
	j, err := bench.Join(name, []bench.Benchmark{a, b})
	return s.own(name, j, err)
}

// Timed makes a benchmark that says what a reading of b would have cost, and
// registers it.
func (s *Session) Timed(name string, b Benchmark, cost func(a Arch, fidelity float64) time.Duration) Benchmark {
	t, err := bench.NewTimed(b, cost)
	if err == nil {
		var j *bench.Joined
		if j, err = bench.Join(name, []bench.Benchmark{t}); err == nil {
			return s.own(name, j, nil)
		}
	}
	return s.own(name, nil, err)
}
