package device

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"time"
)

// runner makes one profile.
type runner struct {
	local   *Local
	ctx     context.Context
	subject Subject
	plan    plan
	out     *Profile
	run     func() error
	calls   int // made so far
}

func (r *runner) measure() error {
	r.local.setThreads(r.plan.threads[0])
	free, err := r.build()
	if err != nil {
		return err
	}
	if free != nil {
		defer free()
	}
	if r.plan.repeats > 0 {
		if err := r.latency(); err != nil {
			return err
		}
	}
	r.local.setThreads(r.plan.threads[0])
	if r.plan.memory > 0 {
		if err := r.memory(); err != nil {
			return err
		}
	}
	if r.local.noRAPL != nil {
		r.out.NoEnergy = r.local.noRAPL.Error()
	}
	if r.plan.energy {
		return r.energy()
	}
	return nil
}

// build makes the network, noting by how much the process grew.
func (r *runner) build() (free func(), err error) {
	r.out.Memory.WeightsMB = -1
	r.out.Memory.PeakMB = -1
	if r.subject.Build == nil {
		r.run = r.subject.Run
		return nil, nil
	}
	var before int64
	known := false
	if r.plan.memory > 0 {
		r.trim()
		before, known = resident()
	}
	if r.run, free, err = r.subject.Build(); err != nil {
		return nil, fmt.Errorf("it could not be built: %w", err)
	}
	if r.run == nil {
		return nil, errors.New("its build returned no function to run")
	}
	if known {
		r.trim()
		after, _ := resident()
		r.out.Memory.WeightsMB = max(0, float64(after-before)/1e6)
	}
	return free, nil
}

// call makes one call, unless the context is cancelled.
func (r *runner) call() error {
	if err := r.ctx.Err(); err != nil {
		return fmt.Errorf("stopped after %d calls: %w", r.calls, err)
	}
	r.calls++
	if err := r.run(); err != nil {
		return fmt.Errorf("call %d failed: %w", r.calls, err)
	}
	return nil
}

// rounds is how often the thread counts take turns.
const rounds = 2

func (r *runner) latency() error {
	runtime.GC()
	timings := make([]Timing, len(r.plan.threads))
	efforts := make([]effort, len(timings))
	for round := range rounds {
		for i, n := range r.plan.threads {
			r.local.setThreads(n)
			t := &timings[i]
			t.Threads = n
			one, err := r.warm(round)
			if err != nil {
				return err
			}
			if round == 0 {
				t.Calls = callsFor(one, r.local.config.MinSample)
			}
			if err := r.samples(t, &efforts[i], round); err != nil {
				return err
			}
		}
	}
	for i := range timings {
		efforts[i].into(&timings[i])
		if err := timings[i].summarise(); err != nil {
			return err
		}
	}
	r.out.Latency = timings
	return nil
}

// warm makes the calls before the samples of a round and returns how long the
// shortest one took.
func (r *runner) warm(round int) (shortest time.Duration, err error) {
	n := r.plan.warmup
	if round > 0 {
		n = 1
	}
	for i := range n {
		from := time.Now()
		if err := r.call(); err != nil {
			return 0, err
		}
		took := time.Since(from)
		if i == 0 || took < shortest {
			shortest = took
		}
	}
	return shortest, nil
}

// callsFor returns how many calls make a sample of at least the given duration.
func callsFor(one, least time.Duration) int {
	if one >= least {
		return 1
	}
	if one <= 0 {
		one = 1
	}
	return int(min(1e6, math.Ceil(float64(least)/float64(one))))
}

// samples takes the samples of one round.
func (r *runner) samples(t *Timing, e *effort, round int) error {
	want := r.plan.repeats * (round + 1) / rounds
	limit := r.local.config.MaxTime
	from := now()
	defer func() { e.add(from, now()) }()
	for len(t.Samples) < want {
		spent := e.wall + time.Since(from.wall)
		if limit > 0 && len(t.Samples) >= 3 && spent > limit*time.Duration(round+1)/rounds {
			break
		}
		start := time.Now()
		for range t.Calls {
			if err := r.call(); err != nil {
				return err
			}
		}
		t.Samples = append(t.Samples, time.Since(start).Seconds()*1e3/float64(t.Calls))
		if round == 0 {
			t.First++
		}
	}
	return nil
}
