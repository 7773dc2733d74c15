package search

import (
	"math"
	"math/rand/v2"
)

// tree is that of [AlphaX].
type tree struct {
	genome      *genome
	explore     float64
	root        *node
	best, worst float64 // costs so far
}

// node is a prefix of decisions.
type node struct {
	children []*node // by choice of the next decision that counts; nil: never tried
	asked    int     // proposals below
	heard    int     // costs told or predicted below
	sum      float64
	closed   bool // nothing new was found below
}

func (n *node) add(cost float64) {
	n.heard++
	n.sum += cost
}

func newTree(g *genome, explore float64) *tree {
	return &tree{g, explore, new(node), math.Inf(1), math.Inf(-1)}
}

// following is the first decision from the given one on that counts and has a
// second choice, or the number of decisions.
func (t *tree) following(genes []int, from int) int {
	for i := from; i < len(genes); i++ {
		if len(t.genome.dims[i].Choices) > 1 && t.genome.active(genes, i) {
			return i
		}
	}
	return len(genes)
}

// walk goes down to a new node, or to a whole architecture, and returns the
// nodes on the way, the genes so far and the first decision left open. The path
// is nil when all of the tree is closed.
func (t *tree) walk(rng *rand.Rand) (path []*node, genes []int, from int) {
	for !t.root.closed {
		path, genes, from = []*node{t.root}, make([]int, len(t.genome.dims)), 0
		for {
			n := path[len(path)-1]
			i := t.following(genes, from)
			if i == len(genes) {
				return path, genes, i
			}
			if n.children == nil {
				n.children = make([]*node, len(t.genome.dims[i].Choices))
			}
			choice := t.pick(n, rng)
			if choice < 0 {
				n.closed = true
				break
			}
			genes[i], from = choice, i+1
			if n.children[choice] == nil {
				n.children[choice] = new(node)
				return append(path, n.children[choice]), genes, from
			}
			path = append(path, n.children[choice])
		}
	}
	return nil, nil, 0
}

// pick returns a choice that was never tried, else that with the highest bound,
// or -1 when all are closed.
func (t *tree) pick(n *node, rng *rand.Rand) int {
	best, top, untried := -1, math.Inf(-1), 0
	for choice, c := range n.children {
		switch {
		case c == nil:
			if untried++; rng.IntN(untried) == 0 {
				best = choice
			}
		case untried == 0 && !c.closed:
			if v := t.value(c) + 2*t.explore*math.Sqrt(2*math.Log(float64(n.asked+1))/float64(c.asked+1)); v > top {
				best, top = choice, v
			}
		}
	}
	return best
}

// value is the node's mean cost from 0, the worst so far, to 1, the best; the
// middle where nothing is known.
func (t *tree) value(n *node) float64 {
	if n.heard == 0 || !(t.worst > t.best) {
		return 0.5
	}
	return (t.worst - n.sum/float64(n.heard)) / (t.worst - t.best)
}

// clamp keeps a prediction between the best and the worst cost so far.
func (t *tree) clamp(cost float64) float64 { return min(max(cost, t.best), t.worst) }

// hear lets the nodes above an architecture know its cost.
func (t *tree) hear(genes []int, cost float64) {
	t.best, t.worst = min(t.best, cost), max(t.worst, cost)
	for n, from := t.root, 0; n != nil; {
		n.add(cost)
		i := t.following(genes, from)
		if i == len(genes) || n.children == nil {
			return
		}
		n, from = n.children[genes[i]], i+1
	}
}
