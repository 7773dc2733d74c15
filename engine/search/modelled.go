package search

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/predict"
	"naslab/engine/space"
)

// modelled is the loop that the methods with a predictor share: some random
// architectures first; then the predictors are fitted to the results, candidates
// are made, and those that the acquisition rates highest are proposed. What is
// learnt and how candidates are rated is the method's aim.
type modelled struct {
	name   string
	genome *genome
	rng    *rand.Rand
	fresh  *fresh

	objectives int
	models     []predict.Predictor
	aim        func(costs [][]float64) (goal, error)
	rate       acquisition // of methods of one objective
	learn      int         // most results that the models learn from; 0: all
	start      int         // random architectures at the beginning
	batch      int         // proposals from one fit
	candidates int         // architectures rated for them
	mutants    float64
	parents    int // mutants are made of the best so many
	mutations  int // most mutations that make a mutant

	asked   int
	results []result // that did not fail, in the order of their costs
	queue   []space.Arch
}

// readModelled reads the options start, batch, candidates, mutants and parents
// with their defaults, and mutations, 1 by default.
func readModelled(name string, s Setup, start, batch, candidates int, mutants float64, parents int) (*modelled, error) {
	m := &modelled{name: name, objectives: len(s.Objectives)}
	m.aim = m.least
	for _, o := range []struct {
		option   string
		fallback int
		least    int
		to       *int
	}{{"start", start, 2, &m.start}, {"batch", batch, 1, &m.batch}, {"candidates", candidates, 1, &m.candidates}, {"parents", parents, 1, &m.parents}, {"mutations", 1, 1, &m.mutations}} {
		v, err := s.Count(name, o.option, o.fallback, o.least)
		if err != nil {
			return nil, err
		}
		*o.to = v
	}
	var err error
	if m.mutants, err = s.Within(name, "mutants", mutants, 0, 1); err != nil {
		return nil, err
	}
	if m.genome, err = newGenome(s); err != nil {
		return nil, err
	}
	m.rng = s.Seed.Rand(name)
	m.fresh = newFresh(m.genome, m.rng)
	return m, nil
}

// modelledOptions are the options of readModelled.
var modelledOptions = []string{"start", "batch", "candidates", "mutants", "parents", "mutations"}

// Name returns the method's name.
func (m *modelled) Name() string { return m.name }

// Ask returns random architectures at the beginning, then those that the model
// favours. It is asked anew once a batch is proposed, whatever is under way.
func (m *modelled) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, m.next, func(_ space.Arch) { m.asked++ })
}

func (m *modelled) next(ctx context.Context) (space.Arch, bool, error) {
	for {
		for len(m.queue) > 0 {
			a := m.queue[0]
			m.queue = m.queue[1:]
			if m.fresh.take(a.Genes) {
				return a, true, nil
			}
		}
		if m.asked < m.start || len(m.results) < m.needs() {
			return m.fresh.draw(ctx)
		}
		if err := m.plan(ctx); err != nil {
			return space.Arch{}, false, err
		}
		if len(m.queue) == 0 {
			return m.fresh.draw(ctx)
		}
	}
}

// needs is how many results the models must have.
func (m *modelled) needs() int {
	n := 2
	for _, p := range m.models {
		n = max(n, p.Needs().Least)
	}
	return n
}

// plan fits the models and fills the queue.
func (m *modelled) plan(ctx context.Context) error {
	g, err := m.aim(bounded(m.results))
	if err != nil {
		return err
	}
	best := make([]result, len(m.results))
	for i, at := range g.order {
		best[i] = m.results[at]
	}
	pool, err := m.pool(best)
	if err != nil || len(pool) == 0 {
		return err
	}
	estimates, err := m.estimate(ctx, g, pool)
	if err != nil {
		return err
	}
	worth := g.worth(estimates)
	order := make([]int, len(pool))
	for i := range order {
		order[i] = i
		if math.IsNaN(worth[i]) {
			worth[i] = math.Inf(-1)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(worth[j], worth[i]) })
	for _, i := range order[:min(len(order), m.batch)] {
		m.queue = append(m.queue, pool[i])
	}
	return nil
}

// pool makes new candidates: mutants of the best results, which come first, then
// random ones. It is shorter where little is left that is new.
func (m *modelled) pool(best []result) ([]space.Arch, error) {
	var pool []space.Arch
	seen := map[string]bool{}
	add := func(a space.Arch) {
		if key := m.genome.key(a.Genes); !seen[key] && !m.fresh.knows(a.Genes) {
			seen[key] = true
			pool = append(pool, a)
		}
	}
	parents := best[:min(len(best), m.parents)]
	wanted := int(math.Round(m.mutants * float64(m.candidates)))
	for i := 0; i < 4*wanted && len(pool) < wanted; i++ {
		child, err := m.mutant(parents[i%len(parents)].arch, 1+i/len(parents)%m.mutations)
		if err != nil {
			break // no decision that can change
		}
		add(child)
	}
	for i := 0; i < 4*m.candidates && len(pool) < m.candidates; i++ {
		a, err := m.genome.sample(m.rng)
		if err != nil {
			return nil, err
		}
		add(a)
	}
	return pool, nil
}

// mutant mutates a so many times.
func (m *modelled) mutant(a space.Arch, times int) (space.Arch, error) {
	var err error
	for range times {
		if a, err = space.Mutate(m.genome.space, a, m.rng); err != nil {
			return a, err
		}
	}
	return a, nil
}

// Tell takes the results in. Only trials of full training are learnt from.
func (m *modelled) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := m.genome.space.Check(t.Arch); err != nil {
			return err
		}
		m.fresh.take(t.Arch.Genes)
		if t.Costs == nil {
			continue
		}
		if err := checkCosts(m.name, t, m.objectives); err != nil {
			return err
		}
		if full(t) {
			m.results = insertResult(m.results, result{t.Arch, t.Costs})
		}
	}
	return nil
}
