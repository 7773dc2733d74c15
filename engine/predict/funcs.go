package predict

import (
	"context"
	"fmt"

	"naslab/engine/space"
)

// Funcs is a predictor made of two functions, the shortest way to write one in
// a cell. Make it with [NewFuncs].
type Funcs struct {
	name    string
	fit     func(xs []space.Arch, ys []float64)
	predict func(x space.Arch) float64
	fitted  bool
}

// NewFuncs makes a predictor from fit, which learns, and predict, which gives
// the expected target of one architecture.
func NewFuncs(name string, fit func(xs []space.Arch, ys []float64), predict func(x space.Arch) float64) (*Funcs, error) {
	if fit == nil || predict == nil {
		return nil, fmt.Errorf("predict: %s: a predictor needs a function that fits and one that predicts", name)
	}
	return &Funcs{name: name, fit: fit, predict: predict}, nil
}

// Name returns the predictor's name.
func (f *Funcs) Name() string { return f.name }

// Needs asks for at least one architecture.
func (f *Funcs) Needs() Needs { return Needs{Least: 1} }

// Fit calls the function that fits.
func (f *Funcs) Fit(_ context.Context, xs []space.Arch, ys []float64) error {
	if len(xs) == 0 || len(xs) != len(ys) {
		return fmt.Errorf("predict: %s: %d architectures and %d targets; give one target for each, at least one", f.name, len(xs), len(ys))
	}
	f.fit(xs, ys)
	f.fitted = true
	return nil
}

// Predict calls the function that predicts for each architecture.
func (f *Funcs) Predict(ctx context.Context, xs []space.Arch) (Estimate, error) {
	if !f.fitted {
		return Estimate{}, errUnfitted(f.name)
	}
	e := Estimate{Mean: make([]float64, len(xs))}
	for i, x := range xs {
		if err := ctx.Err(); err != nil {
			return Estimate{}, fmt.Errorf("predict: %s: %w", f.name, err)
		}
		e.Mean[i] = f.predict(x)
	}
	return e, nil
}
