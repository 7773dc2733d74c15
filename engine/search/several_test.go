package search

import (
	"math"
	"slices"
	"testing"

	"naslab/engine/space"
)

// TestSeveralBeatRandom runs the methods of several objectives on a front that
// random search is far from.
func TestSeveralBeatRandom(t *testing.T) {
	s := grid(t, 9, 10)
	for _, c := range []struct {
		name string
		make func(Setup) (Optimizer, error)
		lead float64
	}{
		{"nsga3", NewNSGA3, 0.2}, {"moead", NewMOEAD, 0.2}, {"smsemoa", NewSMSEMOA, 0.5}, {"morea", NewMOREA, 0.2}, {"mols", NewMOLS, 0.2},
	} {
		for run := range uint64(3) {
			ours := volumeAfter(t, c.make, setup(s, 2, run, nil), 600)
			rs := volumeAfter(t, NewRS, setup(s, 2, run, nil), 600)
			if ours < rs+c.lead {
				t.Errorf("%s, seed %d: %.3f, rs %.3f", c.name, run, ours, rs)
			}
		}
	}
}

func TestPriorities(t *testing.T) {
	for _, c := range []struct {
		points           [][]float64
		right, published []int
	}{
		{[][]float64{{3, 3}, {0, 0}, {2, 2}, {1, 1}}, []int{3, 0, 2, 1}, []int{1, 3, 2, 0}},
		// one front: from the left end to the right one, then the middle, then the rest
		{[][]float64{{0, 4}, {1, 3}, {2, 2}, {4, 0}}, []int{0, 3, 2, 1}, []int{0, 3, 2, 1}},
	} {
		got, err := priorities(c.points)
		if err != nil || !slices.Equal(got, c.right) {
			t.Errorf("%v: %v, %v, want %v", c.points, got, err, c.right)
		}
		if got := inverse(got); !slices.Equal(got, c.published) {
			t.Errorf("as shipped %v: %v, want %v", c.points, got, c.published)
		}
	}
}

// TestLeastContributor checks that the worst front loses its least member.
func TestLeastContributor(t *testing.T) {
	for _, c := range []struct {
		costs [][]float64
		want  int
	}{
		{[][]float64{{0, 4}, {1, 3.9}, {4, 0}, {2, 1}}, 1},
		{[][]float64{{0, 4}, {4, 0}, {5, 5}}, 2},
		{[][]float64{{0, 4}, {4, 0}, {5, 6}, {6, 5}, {5.9, 5.9}}, 4},
		{[][]float64{{0, 4}, {4, 0}, {-1, math.Inf(1)}, {2, 2}}, 2},
	} {
		members := make([]member, len(c.costs))
		for i := range members {
			members[i].costs = c.costs[i]
		}
		if got, err := leastContributor(members); err != nil || got != c.want {
			t.Errorf("of %v: %d, %v, want %d", c.costs, got, err, c.want)
		}
	}
}

// TestNicheFilling checks that of a crowded and a lonely stretch of a front both
// get members.
func TestNicheFilling(t *testing.T) {
	o, err := NewNSGA3(setup(grid(t, 2, 9), 2, 1, map[string]float64{"population": 4}))
	if err != nil {
		t.Fatal(err)
	}
	costs := [][]float64{{0, 1}, {0.01, 0.98}, {0.02, 0.97}, {0.03, 0.96}, {1, 0}, {0.66, 0.33}, {0.33, 0.66}, {2, 2}}
	var trials []Trial
	for i, c := range costs {
		trials = append(trials, Trial{Arch: space.Arch{Space: "grid", Genes: []int{i, 0}}, Costs: c})
	}
	if err := o.Tell(trials); err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, m := range o.(*NSGA3).parents {
		got = append(got, m.arch.Genes[0])
	}
	slices.Sort(got)
	if want := []int{0, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("survivors %v, want one for each direction, %v", got, want)
	}
}

// TestDecomposition checks that each problem ends with a member near its
// weight's direction.
func TestDecomposition(t *testing.T) {
	o := &MOEAD{penalty: 5}
	on, off := o.weigh([]float64{1, 1}, []float64{1, 1}), o.weigh([]float64{1, 1}, []float64{2, 0})
	if !(on < off) {
		t.Errorf("on the direction %v, off it %v", on, off)
	}
	o.penalty = -1
	if got := o.weigh([]float64{0.25, 0.75}, []float64{4, 2}); got != 1.5 {
		t.Errorf("Chebyshev: %v, want 1.5", got)
	}
}
