package predicttest

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"naslab/engine/predict"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/stat"
)

// Run puts a predictor through the kit. make is its constructor; the kit sets
// no options. tau is the least Kendall correlation that it must reach from 60
// architectures on every space of the kit.
func Run(t *testing.T, make func(predict.Setup) (predict.Predictor, error), tau float64) {
	t.Helper()
	k := &kit{make}
	t.Run("odd option", k.oddOption)
	for _, s := range spaces(t) {
		t.Run(s.Name()+"/learns", func(t *testing.T) { k.learns(t, s, tau) })
		t.Run(s.Name()+"/repeats", func(t *testing.T) { k.repeats(t, s) })
		t.Run(s.Name()+"/forgets", func(t *testing.T) { k.forgets(t, s) })
		t.Run(s.Name()+"/degenerate", func(t *testing.T) { k.degenerate(t, s) })
		t.Run(s.Name()+"/refuses", func(t *testing.T) { k.refuses(t, s) })
	}
}

type kit struct {
	make func(predict.Setup) (predict.Predictor, error)
}

func spaces(t *testing.T) []space.Space {
	t.Helper()
	ordered, labels := []space.Dim{}, []space.Dim{}
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		ordered = append(ordered, space.Numbers(name, 0, 1, 2, 3, 4))
		labels = append(labels, space.Labels(name, "skip", "conv", "pool", "none"))
	}
	mixed := []space.Dim{space.Numbers("depth", 1, 2, 3), space.Labels("act", "relu", "gelu", "swish")}
	for i, name := range []string{"op[0]", "op[1]", "op[2]"} {
		d := space.Labels(name, "skip", "conv1", "conv3", "pool", "none")
		d.When = "depth"
		for depth := i; depth < 3; depth++ {
			d.In = append(d.In, depth)
		}
		mixed = append(mixed, d)
	}
	var list []space.Space
	for _, s := range []struct {
		name string
		dims []space.Dim
	}{{"ordered", ordered}, {"labels", labels}, {"mixed", mixed}} {
		f, err := space.NewFuncs("predicttest/"+s.name, s.dims, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, f)
	}
	return list
}

// target is an additive function of the choices that count, of a few units.
func target(s space.Space, a space.Arch) float64 {
	active, err := space.Active(s, a)
	if err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, g := range a.Genes {
		if !active[i] {
			continue
		}
		x := float64(g)
		if s.Dims()[i].Ordered() {
			sum += (x - 1.5) * float64(i+1) / 3
		} else {
			sum += math.Sin(5*x+float64(i)) * 2
		}
	}
	return sum
}

func draw(s space.Space, n int, run uint64) (xs []space.Arch, ys []float64) {
	rng := rand.New(rand.NewPCG(run, 1))
	for range n {
		a := space.Sample(s, rng)
		xs, ys = append(xs, a), append(ys, target(s, a))
	}
	return xs, ys
}

func (k *kit) start(t *testing.T, s space.Space) predict.Predictor {
	t.Helper()
	p, err := k.make(predict.Setup{Space: s, Seed: seed.New(1)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func fit(t *testing.T, p predict.Predictor, xs []space.Arch, ys []float64) {
	t.Helper()
	if err := p.Fit(t.Context(), xs, ys); err != nil {
		t.Fatalf("fit: %v", err)
	}
}

func estimate(t *testing.T, p predict.Predictor, xs []space.Arch) predict.Estimate {
	t.Helper()
	e, err := p.Predict(t.Context(), xs)
	if err != nil {
		t.Fatalf("predict: %v", err)
	}
	if len(e.Mean) != len(xs) || e.Std != nil && len(e.Std) != len(xs) {
		t.Fatalf("%d means and %d deviations of %d architectures", len(e.Mean), len(e.Std), len(xs))
	}
	for i, m := range e.Mean {
		if math.IsNaN(m) || math.IsInf(m, 0) || e.Std != nil && !(e.Std[i] >= 0 && !math.IsInf(e.Std[i], 0)) {
			t.Fatalf("the estimate of %v is %g, deviations %v", xs[i], m, e.Std)
		}
	}
	return e
}

func (k *kit) oddOption(t *testing.T) {
	_, err := k.make(predict.Setup{Space: spaces(t)[0], Options: map[string]float64{"no such option": 1}})
	if err == nil {
		t.Error("an unknown option is accepted")
	}
}

func (k *kit) learns(t *testing.T, s space.Space, least float64) {
	p := k.start(t, s)
	xs, ys := draw(s, 60, 1)
	fit(t, p, xs, ys)
	probes, want := draw(s, 200, 2)
	tau, err := stat.Kendall(estimate(t, p, probes).Mean, want)
	if err != nil || tau < least {
		t.Errorf("%s: Kendall's tau %.3f, want at least %.3f; %v", p.Name(), tau, least, err)
	}
}

func (k *kit) repeats(t *testing.T, s space.Space) {
	xs, ys := draw(s, 30, 3)
	a, b := k.start(t, s), k.start(t, s)
	fit(t, a, xs, ys)
	fit(t, b, xs, ys)
	x, y := estimate(t, a, xs), estimate(t, b, xs)
	if !slices.Equal(x.Mean, y.Mean) || !slices.Equal(x.Std, y.Std) {
		t.Error("the same seed and data gave other estimates")
	}
}

// forgets fits twice: to other targets first. What is left of them may move the
// estimates a little (a warm start), not their order by much.
func (k *kit) forgets(t *testing.T, s space.Space) {
	p := k.start(t, s)
	xs, ys := draw(s, 60, 4)
	wrong := make([]float64, len(ys))
	for i, y := range ys {
		wrong[i] = -y
	}
	fit(t, p, xs, wrong)
	fit(t, p, xs, ys)
	tau, err := stat.Kendall(estimate(t, p, xs).Mean, ys)
	if err != nil || tau < 0.3 {
		t.Errorf("Kendall's tau on the data themselves %.3f after a second fit; %v", tau, err)
	}
}

func (k *kit) degenerate(t *testing.T, s space.Space) {
	xs, ys := draw(s, 20, 5)
	p := k.start(t, s)
	fit(t, p, xs, make([]float64, len(xs)))
	estimate(t, p, xs)
	p = k.start(t, s)
	fit(t, p, slices.Repeat(xs[:4], 5), ys)
	estimate(t, p, xs)
}

func (k *kit) refuses(t *testing.T, s space.Space) {
	xs, ys := draw(s, 20, 6)
	p := k.start(t, s)
	if _, err := p.Predict(t.Context(), xs); err == nil {
		t.Error("it predicts before it was fitted")
	}
	few := p.Needs().Least
	foreign := append([]space.Arch{{Space: "elsewhere", Genes: xs[0].Genes}}, xs[1:]...)
	for what, c := range map[string]struct {
		xs []space.Arch
		ys []float64
	}{
		"lengths":       {xs, ys[1:]},
		"too few":       {xs[:few-1], ys[:few-1]},
		"not a number":  {xs, append([]float64{math.NaN()}, ys[1:]...)},
		"infinite":      {xs, append([]float64{math.Inf(1)}, ys[1:]...)},
		"another space": {foreign, ys},
	} {
		if err := p.Fit(context.Background(), c.xs, c.ys); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	fit(t, p, xs, ys)
	if _, err := p.Predict(t.Context(), foreign); err == nil {
		t.Error("it predicts for an architecture of another space")
	}
}
