package run

import (
	"math"
	"strings"
	"time"

	"naslab/engine/bench"
	"naslab/engine/pareto"
	"naslab/engine/search"
	"naslab/engine/table"
)

// Progress is what a running search tells.
type Progress struct {
	Done    int           // evaluations so far
	Total   int           // evaluations in the budget; 0 when only time is limited
	Elapsed time.Duration // since the start, earlier sessions of a resumed study included
	ETA     time.Duration // estimated time to the end of the budget; 0 when not known
	// Simulated is the time on the simulated clock.
	Simulated time.Duration
	Best      string  // the best value of each objective so far
	HV        float64 // normalised hypervolume; NaN without constants or beyond three objectives
	Dir       string  // the study's folder; empty when it has none
	Note      string  // something worth knowing, told once; usually empty
}

// interval is the least time between two calls.
const interval = 100 * time.Millisecond

// meter keeps the state behind Progress. Without a function it does nothing.
type meter struct {
	tell   func(Progress)
	budget Budget
	last   time.Time
	note   string
	dir    string

	objectives []bench.Metric
	counts     func(search.Trial) bool // see [Study.counts]
	bounds     *Bounds                 // nil when the hypervolume is not followed
	volume     *pareto.Trajectory
	best       []float64 // lowest cost of each objective
}

func newMeter(c Config, s *Study) *meter {
	m := &meter{tell: c.Progress, budget: c.Budget, note: strings.Join(s.notes, "; "), dir: s.dir, objectives: s.meta.Objectives, counts: s.counts}
	for range m.objectives {
		m.best = append(m.best, math.Inf(1))
	}
	b, err := s.Bounds()
	if err != nil || len(m.objectives) > 3 {
		return m
	}
	if v, err := pareto.NewTrajectory(DefaultRef(len(m.objectives))); err == nil {
		m.bounds, m.volume = &b, v
	}
	return m
}

// see takes one trial in.
func (m *meter) see(t search.Trial) {
	if m.tell == nil || !m.counts(t) {
		return
	}
	for k, c := range t.Costs {
		m.best[k] = min(m.best[k], c)
	}
	if m.volume != nil {
		_, _ = m.volume.Add(m.bounds.normalise(t.Costs)) // of the right length
	}
}

// report calls the function when it is time, or in any case when now is true.
func (m *meter) report(done int, elapsed, earlier time.Duration, clock float64, fresh int, now bool) {
	if m.tell == nil || !now && time.Since(m.last) < interval {
		return
	}
	m.last = time.Now()
	p := Progress{Done: done, Total: m.budget.Evals, Elapsed: elapsed, Best: m.bestText(), HV: math.NaN(), Dir: m.dir, Note: m.note}
	p.Simulated = time.Duration(clock * float64(time.Second))
	p.ETA = m.eta(done, elapsed, earlier, fresh)
	if m.volume != nil {
		p.HV = m.volume.Volume()
	}
	m.note = ""
	m.tell(p)
}

// eta estimates from the pace of this session.
func (m *meter) eta(done int, elapsed, earlier time.Duration, fresh int) time.Duration {
	left := time.Duration(math.MaxInt64)
	if m.budget.Time > 0 {
		left = max(0, m.budget.Time-elapsed)
	}
	if m.budget.Evals > 0 && fresh > 0 {
		pace := float64(elapsed-earlier) / float64(fresh)
		left = min(left, time.Duration(pace*float64(max(0, m.budget.Evals-done))))
	}
	if left == math.MaxInt64 {
		return 0
	}
	return left
}

func (m *meter) bestText() string {
	var parts []string
	for k, o := range m.objectives {
		if !math.IsInf(m.best[k], 1) {
			parts = append(parts, o.Name+" "+table.Number(o.Cost(m.best[k])))
		}
	}
	return strings.Join(parts, ", ")
}
