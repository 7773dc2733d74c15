package run_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"naslab/engine/pareto"
	"naslab/engine/run"
	"naslab/engine/space"
)

func TestFrontAndTables(t *testing.T) {
	b := newToy(t)
	c := config(t, 150)
	c.Query.Metrics = []string{"power"}
	s := must(t)(run.Search(t.Context(), problem(t, b, "accuracy", "latency@toy"), "nsga2", c))
	front := s.Front().Trials
	for i, f := range front {
		if i > 0 && (f.Costs[0] <= front[i-1].Costs[0] || f.Costs[1] >= front[i-1].Costs[1]) {
			t.Errorf("front out of order: %v, %v", front[i-1].Costs, f.Costs)
		}
		for _, other := range s.Trials() {
			if pareto.Dominates(other.Costs, f.Costs) {
				t.Errorf("trial %d dominates trial %d of the front", other.ID, f.ID)
			}
		}
	}
	table := s.Table()
	accuracy, ok := table.Floats("accuracy")
	if !ok || table.Len() != len(front) || accuracy[0] != -front[0].Costs[0] || accuracy[0] < 80 {
		t.Errorf("accuracy %v, costs %v", accuracy, front[0].Costs)
	}
	for _, head := range []string{"trial", "accuracy (%)", "latency@toy (ms)", "power (W)", "arch", "toy:"} {
		if !strings.Contains(table.String(), head) {
			t.Errorf("the table lacks %q:\n%s", head, table)
		}
	}
	all := s.AllTable()
	if power, ok := all.Floats("power"); !ok || all.Len() != 150 || slices.ContainsFunc(power, math.IsNaN) {
		t.Errorf("all: %d rows, %v", all.Len(), power)
	}
	loaded := must(t)(run.Load(s.Dir()))
	if loaded.Table().String() != table.String() || loaded.AllTable().String() != all.String() {
		t.Error("the loaded study shows other tables")
	}
	for _, part := range []string{"nsga2 on toy/bench: 150 evaluations, front of ", "hypervolume ", "in " + s.Dir()} {
		if !strings.Contains(s.String(), part) {
			t.Errorf("%q lacks %q", s, part)
		}
	}
	if best, ok := s.Best("accuracy"); !ok || best.Costs[0] != front[0].Costs[0] {
		t.Errorf("best %v, %v", best, ok)
	}
	if _, ok := s.Best("acuracy"); ok {
		t.Error("a best of an unknown objective")
	}
}

// fixed runs exactly the given architectures.
func fixed(t *testing.T, b *toy, objectives []string, genes ...[]int) *run.Study {
	t.Helper()
	at := -1
	o := newFixed(t, func() (space.Arch, bool) {
		at++
		if at >= len(genes) {
			return space.Arch{}, false
		}
		return space.Arch{Space: "toy", Genes: genes[at]}, true
	})
	return must(t)(run.Run(t.Context(), problem(t, b, objectives...), o, config(t, 100)))
}

func TestHypervolumeByHand(t *testing.T) {
	zeros, ones := make([]int, 8), slices.Repeat([]int{1}, 8)
	// error 20 and 12 of [4, 20]: 1 and 1/2; latency 1 and 5 of [1, 17]: 0 and 1/4
	s := fixed(t, newToy(t), []string{"error", "latency@toy"}, zeros, ones)
	curve, err := s.HypervolumeCurve(nil)
	// (2-1)(2-0), then (2-1/2)(2-1/4) + (2-1)(1/4)
	if want := []float64{2, 2.875}; err != nil || !slices.Equal(curve, want) {
		t.Errorf("curve %v, %v, want %v", curve, err, want)
	}
	if v, err := s.Hypervolume(nil); err != nil || v != 2.875 {
		t.Errorf("hypervolume %v, %v", v, err)
	}
	// up to (1, 1): only the second, (1/2)(3/4)
	if v, err := s.Hypervolume([]float64{1, 1}); err != nil || v != 0.375 {
		t.Errorf("hypervolume to (1, 1): %v, %v", v, err)
	}
	// accuracy 80 and 88 of [80, 96], higher is better: the same 1 and 1/2
	s = fixed(t, newToy(t), []string{"accuracy", "latency@toy"}, zeros, ones)
	if v, err := s.Hypervolume(nil); err != nil || v != 2.875 {
		t.Errorf("hypervolume with accuracy: %v, %v", v, err)
	}
	for _, ref := range [][]float64{{1}, {1, math.Inf(1)}, {}} {
		if v, err := s.Hypervolume(ref); err == nil {
			t.Errorf("reference %v: %v", ref, v)
		}
		if v, err := s.HypervolumeCurve(ref); err == nil {
			t.Errorf("curve to %v: %v", ref, v)
		}
	}
}

func TestCommonBounds(t *testing.T) {
	turning := []int{0, 2, 0, 2, 0, 2, 0, 2}
	ones := slices.Repeat([]int{1}, 8)
	objectives := []string{"error", "power"}
	a, b := fixed(t, newToy(t), objectives, turning, ones), fixed(t, newToy(t), objectives, ones)
	_, err := a.Hypervolume(nil)
	wantError(t, err, "no normalisation constants for power", "CommonBounds")
	bounds, err := run.CommonBounds([]*run.Study{a, b})
	if err != nil || !slices.Equal(bounds.Lo, []float64{4, 0}) || !slices.Equal(bounds.Hi, []float64{20, 28}) {
		t.Fatalf("%v, %v", bounds, err)
	}
	// both ones: error 1/2, power 0
	for _, s := range []*run.Study{a, b} {
		if v, err := s.HypervolumeIn(bounds, nil); err != nil || v != 3 {
			t.Errorf("hypervolume %v, %v, want 3", v, err)
		}
	}
	_, err = run.CommonBounds([]*run.Study{a, fixed(t, newToy(t), []string{"error"}, ones)})
	wantError(t, err, "different objectives")
	_, err = run.CommonBounds(nil)
	wantError(t, err, "no studies given")
	_, err = a.HypervolumeIn(run.Bounds{}, nil)
	wantError(t, err, "0 and 0 bounds for 2 objectives")
}

func TestOneObjective(t *testing.T) {
	s := must(t)(run.Search(t.Context(), problem(t, newToy(t), "accuracy"), "nsga2", config(t, 120)))
	if s.Front().Len() != 1 || !strings.Contains(s.String(), "best accuracy ") || !strings.Contains(s.String(), " %,") {
		t.Errorf("%s, front of %d", s, s.Front().Len())
	}
}

func TestThreeObjectives(t *testing.T) {
	s := must(t)(run.Search(t.Context(), problem(t, newToy(t), "error", "latency@toy", "power"), "nsga2", config(t, 120)))
	bounds, err := run.CommonBounds([]*run.Study{s})
	if err != nil {
		t.Fatal(err)
	}
	v, err := s.HypervolumeIn(bounds, nil)
	curve, err2 := s.HypervolumeCurveIn(bounds, nil)
	if err != nil || err2 != nil || math.Abs(curve[119]-v) > 1e-12 || v <= 0 || v > 8 {
		t.Errorf("hypervolume %v, %v, %v", v, err, err2)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	_, err := run.Load(dir)
	wantError(t, err, dir+" is not the folder of a study")
	for text, want := range map[string]string{
		"{": "meta.json", "{}": "not a study's description", `{"format":99,"objectives":[{"name":"x"}]}`: "use a newer one",
	} {
		write(t, dir, "meta.json", text)
		_, err := run.Load(dir)
		wantError(t, err, want)
	}
	s := must(t)(run.Search(t.Context(), problem(t, newToy(t), "error"), "rs", config(t, 5)))
	good := lines(t, s.Dir())
	for name, c := range map[string]struct {
		change func(list []string)
		want   string
	}{
		"not JSON":     {func(l []string) { l[2] = "hello" }, "line 3 is damaged: "},
		"out of order": {func(l []string) { l[1], l[2] = l[2], l[1] }, "line 2 is damaged: it is not trial 1"},
		"no value":     {func(l []string) { l[0] = strings.Replace(l[0], "error", "eror", 1) }, "trial 0 has no error"},
	} {
		list := slices.Clone(good)
		c.change(list)
		write(t, s.Dir(), "trials.jsonl", strings.Join(list, "\n")+"\n")
		_, err := run.Load(s.Dir())
		t.Log(name)
		wantError(t, err, "trials.jsonl", c.want)
	}
}
