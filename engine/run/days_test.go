package run_test

import (
	"math"
	"testing"
	"time"

	"naslab/engine/bench/suite"
	"naslab/engine/run"
	"naslab/engine/search"
)

// TestDays searches NAS-Bench-201 for ten days by the simulated clock. Methods
// of several fidelities train for 12 epochs first, which costs 12/200.
func TestDays(t *testing.T) {
	search.RegisterBuiltins()
	b, err := suite.Open("nb201/cifar10", imported(t, "nb201"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := run.NewProblem(b, []string{"val_accuracy"})
	if err != nil {
		t.Fatal(err)
	}
	const full = 1828.0 // seconds
	days := 10 * 24 * time.Hour
	for _, method := range []string{"rs", "rea", "sh", "hyperband", "asha", "bohb", "dehb"} {
		begin := time.Now()
		s, err := run.Search(t.Context(), p, method, run.Config{Seed: 2, Memory: true, Budget: run.Budget{Simulated: days}})
		if err != nil {
			t.Fatal(err)
		}
		little, sum := 0, 0.0
		for _, trial := range s.Trials() {
			f := trial.Fidelity
			if f == 0 {
				f = 1
			}
			if f < 1 {
				little++
			}
			sum += full * f
		}
		best, _ := s.Best("val_accuracy")
		t.Logf("%s: %d evaluations, %d of them of 12 epochs, best %v, in %v", method, s.Len(), little, best, time.Since(begin))
		if math.Abs(sum-s.Simulated()) > 1e-6*sum || s.Simulated() < days.Seconds() || s.Simulated() > days.Seconds()+full {
			t.Errorf("%s: the clock says %g s, the trials took %g s", method, s.Simulated(), sum)
		}
		if several := method != "rs" && method != "rea"; several != (little > 0) {
			t.Errorf("%s made %d evaluations of 12 epochs", method, little)
		}
	}
}
