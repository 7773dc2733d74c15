package search

import "math"

// NewPPO makes a search by proximal policy optimisation, with the controller and
// the advantages of [NewREINFORCE]. Results gather in a buffer; when it is full
// the policy goes through it in small batches, and no proposal pulls any more
// once its probability has changed by more than a fraction.
//
// Options and their defaults, besides those of [NewREINFORCE]:
//
//	buffer  100 results from which the policy learns at once
//	batches 100 steps in which it goes through them
//	ratio   0.1 largest change of a probability that is rewarded
//
// It returns an error for more than one objective, for unknown options and for
// values out of range.
//
// Schulman, Wolski, Dhariwal, Radford, Klimov, "Proximal policy optimization
// algorithms", 2017, arXiv:1707.06347.
func NewPPO(s Setup) (Optimizer, error) {
	c, err := newControlled("ppo", s, "buffer", "batches", "ratio")
	if err != nil {
		return nil, err
	}
	if c.size, err = s.Count("ppo", "buffer", 100, 1); err != nil {
		return nil, err
	}
	batches, err := s.Count("ppo", "batches", 100, 1)
	if err != nil {
		return nil, err
	}
	ratio, err := s.Within("ppo", "ratio", 0.1, 0, 1)
	if err != nil {
		return nil, err
	}
	c.steps = min(batches, c.size)
	c.learn = func(batch []rollout) { c.proximal(batch, ratio) }
	return c, nil
}

// proximal is one step on the clipped objective.
func (c *controlled) proximal(batch []rollout, ratio float64) {
	n := float64(len(batch))
	for _, r := range batch {
		change := math.Exp(min(c.policy.score(r.genes)-r.logP, 50))
		push := r.advantage * change
		if r.advantage > 0 && change > 1+ratio || r.advantage < 0 && change < 1-ratio {
			push = 0
		}
		c.policy.backward(push/n, c.entropy/n)
	}
	c.policy.step()
}
