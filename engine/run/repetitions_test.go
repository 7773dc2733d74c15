package run_test

import (
	"context"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/suite"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
	"naslab/engine/run"
	"naslab/engine/search"
)

// imported makes the tables of a data set from its canonical ones.
func imported(t testing.TB, dataset string) *store.Store {
	t.Helper()
	from := datatest.Shared(t, filepath.Join("data", dataset))
	s := store.New(t.TempDir())
	if _, err := s.Import(context.Background(), dataset, from, nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// BenchmarkRepetitions is 500 seeds of 500 evaluations of three methods on the
// three data sets of NAS-Bench-201, on all processors; it reports the mean best
// validation accuracy on CIFAR-10.
func BenchmarkRepetitions(b *testing.B) {
	search.RegisterBuiltins()
	tables := imported(b, "nb201")
	for _, method := range []string{"rs", "rea", "ls"} {
		b.Run(method, func(b *testing.B) {
			mean := 0.0
			for b.Loop() {
				for _, set := range []string{"imagenet16-120", "cifar100", "cifar10"} {
					x, err := suite.Open("nb201/"+set, tables)
					if err != nil {
						b.Fatal(err)
					}
					mean = repeat(b, x, method, 500, 500)
				}
			}
			b.ReportMetric(mean, "%")
		})
	}
}

// repeat returns the mean over seeds of the best validation accuracy.
func repeat(t testing.TB, x bench.Benchmark, method string, seeds, evals int) float64 {
	p, err := run.NewProblem(x, []string{"val_accuracy"})
	if err != nil {
		t.Fatal(err)
	}
	best := make([]float64, seeds)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= seeds {
					return
				}
				s, err := run.Search(context.Background(), p, method, run.Config{Seed: uint64(i), Memory: true, Budget: run.Budget{Evals: evals}})
				if err != nil {
					t.Error(err)
					return
				}
				trial, _ := s.Best("val_accuracy")
				best[i] = -trial.Costs[0]
			}
		})
	}
	wait.Wait()
	sum := 0.0
	for _, v := range best {
		sum += v
	}
	return sum / float64(seeds)
}
