package tensor

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// draws makes values by everything that draws, after seeding.
func draws(t *testing.T, seed uint64) (all []float32) {
	t.Helper()
	if err := Seed(seed); err != nil {
		t.Fatal(err)
	}
	err := Run(func(s *Scope) error {
		for _, x := range []*Tensor{
			s.Randn(100), s.Rand(100), s.Randint(-5, 5, 100), s.Randperm(50), s.Ones(100).Dropout(0.5, true), s.Ones(10).Multinomial(5, false),
		} {
			vs, err := x.Float32s()
			if err != nil {
				return err
			}
			all = append(all, vs...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSeed(t *testing.T) {
	needTorch(t)
	a, b, c := draws(t, 7), draws(t, 7), draws(t, 8)
	if !slices.Equal(a, b) {
		t.Error("the same seed drew other values")
	}
	if slices.Equal(a, c) {
		t.Error("another seed drew the same values")
	}
	if d := draws(t, 1<<63+7); slices.Equal(a, d) {
		t.Error("the highest bit of the seed is not used")
	}
}

func TestNormalAndUniform(t *testing.T) {
	needTorch(t)
	err := Run(func(s *Scope) error {
		make := func() (*Tensor, *Tensor) {
			rng := rand.New(rand.NewPCG(1, 2))
			return s.Normal(rng, 3, 2, 100, 100), s.Uniform(rng, -1, 4, 10000)
		}
		x, u := make()
		y, v := make()
		if same, _ := x.Eq(y).All().And(u.Eq(v).All()).Item(); same != 1 {
			t.Error("the same generator drew other values")
		}
		mean, _ := x.Mean().Item()
		spread, _ := x.Var(true).Sqrt().Item()
		if mean < 2.9 || mean > 3.1 || spread < 1.95 || spread > 2.05 {
			t.Error("normal:", mean, spread)
		}
		low, _ := u.Min().Item()
		high, _ := u.Max().Item()
		if low < -1 || low > -0.99 || high >= 4 || high < 3.99 {
			t.Error("uniform:", low, high)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestThreads(t *testing.T) {
	needTorch(t)
	before := Threads()
	defer SetThreads(before)
	for _, n := range []int{1, 3, 2} {
		if err := SetThreads(n); err != nil {
			t.Fatal(err)
		}
		done := make(chan int)
		go func() { done <- Threads() }()
		if got, other := Threads(), <-done; got != n || other != n {
			t.Errorf("set %d, got %d here and %d in another goroutine", n, got, other)
		}
	}
}
