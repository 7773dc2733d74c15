package search

import (
	"math"
	"math/rand/v2"
	"testing"

	"naslab/engine/space"
)

// The tree of LaNAS parts all results among its leaves, each leaf holds its own
// and no other, and the leaf it favours at last is the best on average.
func TestLaNASPartition(t *testing.T) {
	s := grid(t, 6, 6)
	o, err := NewLaNAS(setup(s, 1, 1, map[string]float64{"explore": 0}))
	if err != nil {
		t.Fatal(err)
	}
	l, rng := o.(*LaNAS), rand.New(rand.NewPCG(1, 1))
	for range 300 {
		a := space.Sample(s, rng)
		if err := l.Tell([]Trial{{Arch: a, Costs: []float64{bowl(a)}}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.learn(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(l.leaves) < 8 || len(l.leaves) > 16 {
		t.Errorf("%d leaves of a tree of height 5", len(l.leaves))
	}
	at, least := map[int]int{}, math.Inf(1)
	for k, r := range l.leaves {
		least = min(least, r.mean)
		for _, i := range r.members {
			at[i] = k
		}
	}
	for i, result := range l.results {
		for k, r := range l.leaves {
			if r.holds(result.code) != (at[i] == k) {
				t.Fatalf("result %d, of leaf %d: leaf %d holds it: %v", i, at[i], k, r.holds(result.code))
			}
		}
	}
	leaf := l.promising()
	if leaf.mean != least {
		t.Errorf("the favoured leaf has the mean cost %.1f, the best %.1f", leaf.mean, least)
	}
	a, ok, err := l.within(leaf)
	if code, _ := l.encode(a); err != nil || !ok || !leaf.holds(code) {
		t.Errorf("%v was drawn from a leaf that does not hold it; %v, %v", a, ok, err)
	}
}

// The tree of AlphaX tries every choice of the first decision before it returns
// to one, and then goes where costs are low.
func TestAlphaXTree(t *testing.T) {
	g, err := newGenome(Setup{Space: grid(t, 3, 4)})
	if err != nil {
		t.Fatal(err)
	}
	tree, rng, count := newTree(g, 0.1), rand.New(rand.NewPCG(1, 1)), make([]int, 4)
	for i := range 60 {
		path, genes, _ := tree.walk(rng)
		for _, n := range path {
			n.asked++
		}
		tree.hear(genes, float64(genes[0]))
		count[genes[0]]++
		if i == 3 && (count[0] != 1 || count[1] != 1 || count[2] != 1 || count[3] != 1) {
			t.Errorf("after four proposals the first choices were made %v times", count)
		}
	}
	if count[0] < 20 || count[0] <= count[3] {
		t.Errorf("first choices were made %v times, the first is the best", count)
	}
}
