package search

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"naslab/engine/predict"
	"naslab/engine/space"
)

// AlphaX is Monte Carlo tree search over partial architectures. A node of the
// tree is a prefix of decisions, its children the choices of the next one that
// counts. From the root it goes to the child with the highest
//
//	value + 2 explore sqrt(2 ln N / n)
//
// until a choice was never tried, which becomes a node. A value is the mean
// cost of what was found below, from 0 for the worst to 1 for the best so far,
// n and N count the proposals below the child and the node. From the new node
// it completes the architecture at random several times; a network that is
// trained on the results now and then (the value model) predicts their costs,
// and the completion with the lowest is proposed. Above the node the mean of
// the predictions and the cost that is told weigh the same.
//
// The paper proposes one of the completions at random; that is option "greedy"
// 0. No architecture is proposed twice. Failed trials are passed over.
//
// Options and their defaults, chosen for some hundred evaluations:
//
//	start    20  random architectures before the first model
//	explore  0.1 weight of the doubt
//	rollouts 10  completions of a new node
//	greedy   1   0: propose one of them at random
//	every    10  results after which the model is trained anew
//
// and depth, width, epochs and rate of the model ([predict.MLP]), by default 3,
// 32, 100 and 0.01.
//
// Wang, Zhao, Jinnai, Tian, Fonseca, "Neural architecture search using deep
// neural networks and Monte Carlo tree search", AAAI 2020.
type AlphaX struct {
	genome *genome
	rng    *rand.Rand
	fresh  *fresh
	tree   *tree
	model  predict.Predictor

	start, rollouts, every int
	greedy                 bool

	asked  int
	xs     []space.Arch
	ys     []float64
	learnt int // results when the model was trained
}

// NewAlphaX makes the method. It returns an error for more than one objective,
// for unknown options and for values out of range.
func NewAlphaX(s Setup) (Optimizer, error) {
	if err := s.checkSingle("alphax"); err != nil {
		return nil, err
	}
	if err := s.CheckOptions("alphax", "start", "explore", "rollouts", "greedy", "every", "depth", "width", "epochs", "rate"); err != nil {
		return nil, err
	}
	x := &AlphaX{rng: s.Seed.Rand("alphax")}
	greedy := 0
	for _, o := range []struct {
		name            string
		fallback, least int
		to              *int
	}{{"start", 20, 2, &x.start}, {"rollouts", 10, 1, &x.rollouts}, {"every", 10, 1, &x.every}, {"greedy", 1, 0, &greedy}} {
		v, err := s.Count("alphax", o.name, o.fallback, o.least)
		if err != nil {
			return nil, err
		}
		*o.to = v
	}
	x.greedy = greedy != 0
	explore, err := s.Within("alphax", "explore", 0.1, 0, 1000)
	if err != nil {
		return nil, err
	}
	if x.genome, err = newGenome(s); err != nil {
		return nil, err
	}
	x.fresh, x.tree = newFresh(x.genome, x.rng), newTree(x.genome, explore)
	options := map[string]float64{"depth": 3, "width": 32, "epochs": 100, "rate": 0.01, "loss": 1, "l1": 0}
	for _, o := range []string{"depth", "width", "epochs", "rate"} {
		options[o] = s.Option(o, options[o])
	}
	if x.model, err = predict.NewMLP(predict.Setup{Space: s.Space, Seed: s.Seed.Split("alphax model"), Options: options}); err != nil {
		return nil, fmt.Errorf("search: alphax: %w", err)
	}
	return x, nil
}

// Name returns "alphax".
func (x *AlphaX) Name() string { return "alphax" }

// Ask returns random architectures at the beginning, then completions of new
// nodes.
func (x *AlphaX) Ask(ctx context.Context, n int) ([]Proposal, error) {
	return gatherArchs(ctx, n, x.next, func(_ space.Arch) { x.asked++ })
}

func (x *AlphaX) next(ctx context.Context) (space.Arch, bool, error) {
	if x.asked < x.start || len(x.ys) < 2 {
		return x.fresh.draw(ctx)
	}
	if x.learnt == 0 || len(x.ys) >= x.learnt+x.every {
		if err := x.model.Fit(ctx, x.xs, x.ys); err != nil {
			return space.Arch{}, false, err
		}
		x.learnt = len(x.ys)
	}
	for range tries {
		path, genes, from := x.tree.walk(x.rng)
		if path == nil {
			break
		}
		list := x.complete(genes, from)
		if len(list) == 0 {
			path[len(path)-1].closed = true
			continue
		}
		a, err := x.choose(ctx, list, path)
		if err != nil {
			return a, false, err
		}
		x.fresh.take(a.Genes)
		return a, true, nil
	}
	return x.fresh.draw(ctx)
}

// complete returns new architectures with the genes before decision from, the
// others drawn at random.
func (x *AlphaX) complete(genes []int, from int) []space.Arch {
	var list []space.Arch
	seen := map[string]bool{}
	var keep []int // what the genes settle
	for j := range from {
		if len(x.genome.dims[j].Choices) > 1 && x.genome.active(genes, j) {
			keep = append(keep, j)
		}
	}
	for i := 0; i < 20*x.rollouts && len(list) < x.rollouts; i++ {
		a := space.Arch{Space: x.genome.name, Genes: append([]int(nil), genes...)}
		for j := from; j < len(a.Genes); j++ {
			if n := len(x.genome.dims[j].Choices); n > 1 && x.genome.active(a.Genes, j) {
				a.Genes[j] = x.rng.IntN(n)
			}
		}
		a, ok := x.genome.settle(a, x.rng, keep...)
		if !ok && x.genome.listed() {
			break // none begins like this
		}
		if key := x.genome.key(a.Genes); ok && !seen[key] && !x.fresh.knows(a.Genes) {
			seen[key] = true
			list = append(list, a)
		}
	}
	return list
}

// choose returns one of the completions and lets the path know what the model
// expects of them.
func (x *AlphaX) choose(ctx context.Context, list []space.Arch, path []*node) (space.Arch, error) {
	e, err := x.model.Predict(ctx, list)
	if err != nil {
		return space.Arch{}, err
	}
	best, mean := 0, 0.0
	for i, m := range e.Mean {
		mean += m / float64(len(list))
		if m < e.Mean[best] {
			best = i
		}
	}
	for _, n := range path {
		n.asked++
		n.add(x.tree.clamp(mean))
	}
	if !x.greedy {
		best = x.rng.IntN(len(list))
	}
	return list[best], nil
}

// Tell lets the tree and the model know the results. Only trials of full
// training are learnt from.
func (x *AlphaX) Tell(trials []Trial) error {
	for _, t := range trials {
		if err := x.genome.space.Check(t.Arch); err != nil {
			return err
		}
		y, err := cost("alphax", t)
		if err != nil {
			return err
		}
		x.fresh.take(t.Arch.Genes)
		if math.IsInf(y, 0) || !full(t) {
			continue
		}
		x.xs, x.ys = append(x.xs, t.Arch), append(x.ys, y)
		x.tree.hear(t.Arch.Genes, y)
	}
	return nil
}
