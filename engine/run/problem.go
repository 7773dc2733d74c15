package run

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/search"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// Problem is a benchmark and what to improve on it. Make one with [NewProblem].
type Problem struct {
	bench      bench.Benchmark
	space      space.Space // in which all objectives have values
	objectives []bench.Metric
}

// NewProblem resolves the objectives, metric names of b. Metrics of which
// higher is better are turned into costs inside; whatever a study shows is in
// the metric's own unit and direction. Where b knows a part of its space only,
// the search is kept to the part in which all objectives have values
// ([bench.Within]). It returns an error for an unknown name, giving the nearest
// ones, for a name given twice, for no name, and where no architecture has all.
func NewProblem(b bench.Benchmark, objectives []string) (*Problem, error) {
	if b == nil {
		return nil, fmt.Errorf("run: a problem needs a benchmark")
	}
	list, err := bench.Objectives(b, objectives)
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	within, err := bench.Within(b, objectives)
	if err != nil {
		return nil, fmt.Errorf("run: %w", err)
	}
	return &Problem{b, within, list}, nil
}

// Benchmark returns the benchmark.
func (p *Problem) Benchmark() bench.Benchmark { return p.bench }

// Space returns the set of architectures that are searched: the benchmark's, or
// the part of it in which all objectives have values.
func (p *Problem) Space() space.Space { return p.space }

// Objectives returns the metrics to be improved.
func (p *Problem) Objectives() []bench.Metric { return slices.Clone(p.objectives) }

// String names the benchmark and the objectives.
func (p *Problem) String() string {
	names := make([]string, len(p.objectives))
	for i, m := range p.objectives {
		names[i] = m.Name
	}
	return fmt.Sprintf("problem %s: %s", p.bench.Name(), strings.Join(names, ", "))
}

// Setup returns what a search method is made from for this problem.
func (p *Problem) Setup(run uint64, options map[string]float64) search.Setup {
	s := search.Setup{Space: p.Space(), Seed: seed.New(run), Options: options, Fidelities: p.fidelities()}
	for _, m := range p.objectives {
		lo, hi := m.Cost(m.Lo), m.Cost(m.Hi)
		s.Objectives = append(s.Objectives, search.Objective{Name: m.Name, Lo: min(lo, hi), Hi: max(lo, hi)})
	}
	return s
}

// fidelities are those at which every objective can be asked.
func (p *Problem) fidelities() []float64 {
	var list []float64
	for _, f := range p.objectives[0].Fidelities {
		lacks := func(m bench.Metric) bool { return !slices.Contains(m.Fidelities, f) }
		if !slices.ContainsFunc(p.objectives, lacks) {
			list = append(list, f)
		}
	}
	return list
}
