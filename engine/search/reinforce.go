package search

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"naslab/engine/space"
)

// controlled is what REINFORCE and PPO share: a controller that proposes, and
// the advantages of its proposals.
type controlled struct {
	name   string
	genome *genome
	rng    *rand.Rand
	policy *controller

	decay, entropy float64
	learn          func(batch []rollout) // one step of the policy
	size, steps    int                   // results from which it learns at once, and in how many steps
	buffer         []rollout             // results that it has not learnt from

	open     map[string][]float64 // log probabilities of what is under way, by spelling
	baseline float64
	told     float64 // finite costs so far, their mean and sum of squared deviations
	mean, m2 float64
}

// rollout is a proposal with its result.
type rollout struct {
	genes     []int
	logP      float64 // when it was proposed
	advantage float64
}

// NewREINFORCE makes a search by policy gradient: an LSTM makes one choice per
// decision, and the probability of its proposals moves with their advantage, how
// much better than a moving average of the costs they are, in standard
// deviations of the costs so far. It learns from what it proposed itself, and
// proposes an architecture again as often as its policy says so.
//
// Options and their defaults:
//
//	units   64     hidden values of the LSTM, and numbers of an embedding
//	rate    0.0001 learning rate of Adam, made for ten thousands of
//	               evaluations; for some hundred take 0.003, and do not expect
//	               to beat random search, which repeats nothing
//	decay   0.95   of the moving average
//	entropy 0      weight of the entropy that is rewarded
//	clip    2      longest gradient
//
// It returns an error for more than one objective, for unknown options and for
// values out of range.
//
// Zoph, Le, "Neural architecture search with reinforcement learning", ICLR 2017;
// Williams, "Simple statistical gradient-following algorithms for connectionist
// reinforcement learning", Machine Learning 8 (1992).
func NewREINFORCE(s Setup) (Optimizer, error) {
	c, err := newControlled("reinforce", s)
	if err != nil {
		return nil, err
	}
	c.size, c.steps = 1, 1
	c.learn = func(batch []rollout) {
		c.policy.score(batch[0].genes)
		c.policy.backward(batch[0].advantage, c.entropy)
		c.policy.step()
	}
	return c, nil
}

// newControlled reads the shared options; own are the method's besides.
func newControlled(name string, s Setup, own ...string) (*controlled, error) {
	if err := s.checkSingle(name); err != nil {
		return nil, err
	}
	if err := s.CheckOptions(name, slices.Concat([]string{"units", "rate", "decay", "entropy", "clip"}, own)...); err != nil {
		return nil, err
	}
	units, err := s.Count(name, "units", 64, 1)
	if err != nil {
		return nil, err
	}
	if units > 4096 {
		return nil, fmt.Errorf("search: %s: option units is %d; give at most 4096", name, units)
	}
	c := &controlled{name: name, open: map[string][]float64{}, rng: s.Seed.Rand(name)}
	var rate, clip float64
	for _, o := range []struct {
		name             string
		fallback, lo, hi float64
		to               *float64
	}{{"rate", 1e-4, 0, 10, &rate}, {"decay", 0.95, 0, 1, &c.decay}, {"entropy", 0, 0, 100, &c.entropy}, {"clip", 2, 1e-9, 1e9, &clip}} {
		if *o.to, err = s.Within(name, o.name, o.fallback, o.lo, o.hi); err != nil {
			return nil, err
		}
	}
	if c.genome, err = newGenome(s); err != nil {
		return nil, err
	}
	c.policy = newController(c.genome, units, rate, clip, s.Seed.Rand(name+" controller"))
	return c, nil
}

// Name returns the method's name.
func (c *controlled) Name() string { return c.name }

// Ask lets the policy learn from what was told since, and draws from it.
func (c *controlled) Ask(ctx context.Context, n int) ([]Proposal, error) {
	if err := c.study(ctx); err != nil {
		return nil, err
	}
	return gatherArchs(ctx, n, func(context.Context) (space.Arch, bool, error) {
		a, logP, err := c.policy.draw(c.rng)
		if err != nil {
			return a, false, err
		}
		key := c.genome.spelling(a.Genes)
		c.open[key] = append(c.open[key], logP)
		return a, true, nil
	}, nil)
}

// study learns from the results, as many at once as the method takes.
func (c *controlled) study(ctx context.Context) error {
	for len(c.buffer) >= c.size {
		some := c.buffer[:c.size]
		c.rng.Shuffle(c.size, func(i, j int) { some[i], some[j] = some[j], some[i] })
		for s := range c.steps {
			if err := ctx.Err(); err != nil {
				return err
			}
			c.learn(some[s*c.size/c.steps : (s+1)*c.size/c.steps])
		}
		c.buffer = append(c.buffer[:0], c.buffer[c.size:]...)
	}
	return nil
}

// Tell notes the results of what it proposed.
func (c *controlled) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := c.genome.space.Check(t.Arch); err != nil {
			return err
		}
		y, err := cost(c.name, t)
		if err != nil {
			return err
		}
		if full(t) {
			c.hear(t.Arch, y)
		}
	}
	return nil
}

// hear takes a cost in. One that is not finite, or of a failed trial, teaches
// nothing.
func (c *controlled) hear(a space.Arch, y float64) {
	key := c.genome.spelling(a.Genes)
	waiting := c.open[key]
	if len(waiting) > 1 {
		c.open[key] = waiting[1:]
	} else {
		delete(c.open, key)
	}
	if math.IsInf(y, 0) {
		return
	}
	if c.told == 0 {
		c.baseline = y
	}
	c.told++
	off := y - c.mean
	c.mean += off / c.told
	c.m2 += off * (y - c.mean)
	if len(waiting) == 0 {
		return
	}
	advantage := 0.0
	if sd := math.Sqrt(c.m2 / c.told); sd > 0 {
		advantage = (c.baseline - y) / sd
	}
	c.baseline = c.decay*c.baseline + (1-c.decay)*y
	c.buffer = append(c.buffer, rollout{a.Genes, waiting[0], advantage})
}
