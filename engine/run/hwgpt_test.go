package run_test

import (
	"testing"

	"naslab/engine/bench/hwgpt"
	"naslab/engine/run"
	"naslab/engine/search"
)

// hypervolume runs a method on hwgpt/s, perplexity against latency on an A100,
// for 1,000 evaluations with the seeds 9001 to 9000+runs, and returns the mean
// normalised hypervolume at the reference point (2, 2). hypervolumeAfter is the
// same for other numbers of evaluations.
func hypervolume(t testing.TB, method string, options map[string]float64, runs int) float64 {
	t.Helper()
	return hypervolumeAfter(t, method, options, runs, 1000)
}

func hypervolumeAfter(t testing.TB, method string, options map[string]float64, runs, evals int) float64 {
	t.Helper()
	b, err := hwgpt.Open("s")
	if err != nil {
		t.Fatal(err)
	}
	p, err := run.NewProblem(b, []string{"perplexity", "latency@a100"})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for k := range runs {
		s, err := run.Search(t.Context(), p, method, run.Config{Dir: t.TempDir(), Seed: 9001 + uint64(k), Budget: run.Budget{Evals: evals}, Options: options})
		if err != nil {
			t.Fatal(err)
		}
		v, err := s.Hypervolume(nil)
		if err != nil {
			t.Fatal(err)
		}
		sum += v
	}
	return sum / float64(runs)
}

func TestMain(m *testing.M) {
	search.RegisterBuiltins()
	m.Run()
}

func TestNSGA2BeatsRandomOnHWGPT(t *testing.T) {
	nsga2, rs := hypervolume(t, "nsga2", nil, 5), hypervolume(t, "rs", nil, 5)
	t.Logf("hypervolume after 1,000 evaluations, mean of 5 seeds: nsga2 %.4f, rs %.4f", nsga2, rs)
	if nsga2 < rs+0.03 {
		t.Errorf("nsga2 %.4f is not clearly above rs %.4f", nsga2, rs)
	}
}
