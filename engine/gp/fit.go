package gp

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/optimize"
)

// Config says how a model is fitted. The zero value is the default.
type Config struct {
	Kernel Kernel
	// Priors of the hyper-parameters; nil: [DefaultPriors]. Point to a zero value
	// to let the likelihood alone decide.
	Priors *Priors
	// Starts is from how many points the search for hyper-parameters begins; 0:
	// 2. The first is a guess from the data, the others are random.
	Starts int
	// Iterations is the most of L-BFGS from each start; 0: 100.
	Iterations int
	Seed       uint64 // of the random starts
	// Begin is where the first start begins, such as the parameters of a fit to
	// fewer points; nil: the guess.
	Begin *Params
}

func (c Config) filled(d int) Config {
	if c.Priors == nil {
		p := DefaultPriors(d)
		c.Priors = &p
	}
	if c.Starts == 0 {
		c.Starts = 2
	}
	if c.Iterations == 0 {
		c.Iterations = 100
	}
	return c
}

// Fit fits a model to points x (n rows of d numbers) and targets y. It returns
// an error for empty or ragged input, for numbers that are not finite, and when
// the covariances stay singular. A cancelled context ends it with ctx's error.
func Fit(ctx context.Context, x [][]float64, y []float64, c Config) (*Model, error) {
	m, err := prepare(x, y, c.Kernel)
	if err != nil {
		return nil, err
	}
	c = c.filled(m.data.d)
	if c.Starts < 1 || c.Iterations < 1 {
		return nil, fmt.Errorf("gp: %d starts of %d iterations; give at least one of each", c.Starts, c.Iterations)
	}
	first := m.guess()
	if c.Begin != nil {
		if err := c.Begin.check(c.Kernel, m.data.d); err != nil {
			return nil, err
		}
		first = c.Begin.logs()
	}
	best, top := []float64(nil), math.Inf(-1)
	rng := rand.New(rand.NewPCG(c.Seed, 0x9e3779b97f4a7c15))
	for s := range c.Starts {
		t := append([]float64(nil), first...)
		if s > 0 {
			scatter(t, rng)
		}
		found, value, err := ascend(ctx, t, *c.Priors, c.Iterations, m.data.likelihood)
		if err != nil {
			return nil, err
		}
		if value > top {
			best, top = found, value
		}
	}
	if best == nil {
		return nil, fmt.Errorf("gp: fit: %w", ErrSingular)
	}
	return m.finish(fromLogs(best))
}

// guess begins with scales of half the root of d times the spread of the
// numbers, and a tenth of noise.
func (m *Model) guess() []float64 {
	d := m.data
	t := make([]float64, d.kernel.scales(d.d)+2)
	mean := 0.0
	for j := range d.d {
		s := math.Log(max(1e-3, d.deviation(j)) * math.Sqrt(float64(d.d)))
		mean += s / float64(d.d)
		if !d.kernel.Shared {
			t[j] = s
		}
	}
	if d.kernel.Shared {
		t[0] = mean
	}
	t[len(t)-1] = math.Log(0.1)
	return t
}

// deviation is the standard deviation of number j, or 0.5 for a category.
func (d *data) deviation(j int) float64 {
	if d.kernel.categorical(j) {
		return 0.5
	}
	sum, square := 0.0, 0.0
	for i := range d.n {
		v := d.x[i*d.d+j]
		sum += v
		square += v * v
	}
	n := float64(d.n)
	return math.Sqrt(max(0, square/n-sum/n*sum/n))
}

// scatter moves a start at random: scales by a factor of up to 8 either way,
// noise by up to 30.
func scatter(t []float64, rng *rand.Rand) {
	for i := range t {
		reach := math.Log(8)
		switch i {
		case len(t) - 2:
			reach = math.Log(2)
		case len(t) - 1:
			reach = math.Log(30)
		}
		t[i] += (2*rng.Float64() - 1) * reach
	}
}

// limit is how far the logarithms may go; beyond it a penalty pulls them back.
const limit = 12

// ascend maximises a likelihood and priors by L-BFGS. A start at which the
// covariances are singular has the value -Inf, and nothing is found.
func ascend(ctx context.Context, t []float64, p Priors, iterations int, likelihood func(t, grad []float64) (float64, error)) ([]float64, float64, error) {
	at, grad := make([]float64, len(t)), make([]float64, len(t))
	last := append([]float64(nil), t...)
	value, fresh := math.Inf(-1), false
	look := func(x []float64) {
		if fresh && equal(x, last) {
			return
		}
		copy(last, x)
		fresh = true
		if ctx.Err() != nil {
			clear(grad)
			value = math.Inf(-1)
			return
		}
		value = posterior(x, at, grad, p, likelihood)
	}
	problem := optimize.Problem{
		Func: func(x []float64) float64 {
			look(x)
			return -value
		},
		Grad: func(g, x []float64) {
			look(x)
			for i := range g {
				g[i] = -grad[i]
			}
		},
		Status: func() (optimize.Status, error) {
			if err := ctx.Err(); err != nil {
				return optimize.Failure, err
			}
			return optimize.NotTerminated, nil
		},
	}
	if look(t); math.IsInf(value, -1) || math.IsNaN(value) {
		return nil, math.Inf(-1), ctx.Err()
	}
	settings := &optimize.Settings{MajorIterations: iterations, GradientThreshold: 1e-4,
		Converger: &optimize.FunctionConverge{Relative: 1e-9, Iterations: 5}}
	r, err := optimize.Minimize(problem, t, settings, &optimize.LBFGS{})
	if cause := ctx.Err(); cause != nil {
		return nil, 0, fmt.Errorf("gp: fit: %w", cause)
	}
	if r == nil || math.IsNaN(r.F) || math.IsInf(r.F, 0) {
		if err == nil {
			err = errors.New("the search for hyper-parameters found nothing")
		}
		return nil, 0, fmt.Errorf("gp: fit: %w", err)
	}
	return r.X, -r.F, nil // a line search that gives up keeps the best so far
}

// posterior is likelihood plus priors, with the penalty of the limits.
func posterior(x, at, grad []float64, p Priors, likelihood func(t, grad []float64) (float64, error)) float64 {
	penalty := 0.0
	for i, v := range x {
		at[i] = min(limit, max(-limit, v))
		penalty += (v - at[i]) * (v - at[i])
	}
	value, err := likelihood(at, grad)
	if err != nil {
		clear(grad)
		return math.Inf(-1)
	}
	value += p.at(at, grad) - 10*penalty
	for i, v := range x {
		if v != at[i] {
			grad[i] = -20 * (v - at[i])
		}
	}
	return value
}

func equal(a, b []float64) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
