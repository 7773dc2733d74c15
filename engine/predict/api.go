package predict

import (
	"context"
	"fmt"
	"math"

	"naslab/engine/internal/registry"
	"naslab/engine/seed"
	"naslab/engine/space"
)

// Predictor learns from evaluated architectures what to expect of others.
type Predictor interface {
	// Name is the registered name, such as "gp".
	Name() string
	// Needs says what the predictor must be given.
	Needs() Needs
	// Fit learns the targets ys of the architectures xs, forgetting what was
	// learnt before. It returns an error for too few architectures, for such of
	// another space, and for targets that are not finite.
	Fit(ctx context.Context, xs []space.Arch, ys []float64) error
	// Predict estimates the targets of xs. It returns an error before the first
	// Fit.
	Predict(ctx context.Context, xs []space.Arch) (Estimate, error)
}

// Needs is what a predictor must be given.
type Needs struct {
	Least int // fewest architectures that Fit takes
}

// Estimate is what a predictor expects, in the units of the targets.
type Estimate struct {
	Mean []float64
	Std  []float64 // standard deviation of what is not known; nil where the method has none
}

// String gives the number of estimates and whether they have deviations.
func (e Estimate) String() string {
	if e.Std == nil {
		return fmt.Sprintf("estimates of %d architectures", len(e.Mean))
	}
	return fmt.Sprintf("estimates of %d architectures, with standard deviations", len(e.Mean))
}

// Setup is what a predictor is made from.
type Setup struct {
	Space   space.Space
	Seed    seed.Seed
	Options map[string]float64 // the predictor's settings by name; missing ones have the documented default
	// Encoding is the name of the encoding of the architectures; empty: the
	// predictor's own choice.
	Encoding string
}

var predictors = registry.Table[func(Setup) (Predictor, error)]{Kind: "predictor", Hint: "predict.Names()"}

// Register makes a predictor known by name. A later one replaces an earlier
// one, so that a cell may be run again.
func Register(name string, make func(Setup) (Predictor, error)) { predictors.Put(name, make) }

// New makes the predictor registered under name. It returns an error for an
// unknown name, giving the nearest ones, and for a setup without a space.
func New(name string, s Setup) (Predictor, error) {
	build, err := predictors.Get(name)
	if err != nil {
		return nil, err
	}
	if s.Space == nil {
		return nil, fmt.Errorf("predict: %s: a predictor needs a space", name)
	}
	return build(s)
}

// Names lists the registered predictors, sorted.
func Names() []string { return predictors.Names() }

// RegisterBuiltins makes the predictors of this package known by name.
func RegisterBuiltins() {
	Register("gp", NewGP)
	Register("gpwl", NewGPWL)
	Register("mlp", NewMLP)
	Register("ensemble", NewEnsemble)
	Register("dngo", NewDNGO)
}

// checkTargets returns an error for input from which nothing can be learnt.
func checkTargets(predictor string, s space.Space, xs []space.Arch, ys []float64, least int) error {
	if len(xs) != len(ys) {
		return fmt.Errorf("predict: %s: %d architectures and %d targets; give one target for each", predictor, len(xs), len(ys))
	}
	if len(xs) < least {
		return fmt.Errorf("predict: %s: %d architectures to learn from; give at least %d", predictor, len(xs), least)
	}
	for i, y := range ys {
		if math.IsNaN(y) || math.IsInf(y, 0) {
			return fmt.Errorf("predict: %s: target %d, of %s, is %g; leave out what is missing", predictor, i, xs[i], y)
		}
	}
	return checkArchs(predictor, s, xs)
}

func checkArchs(predictor string, s space.Space, xs []space.Arch) error {
	for _, x := range xs {
		if err := s.Check(x); err != nil {
			return fmt.Errorf("predict: %s: %w", predictor, err)
		}
	}
	return nil
}

// errUnfitted is the error of a prediction before the first fit.
func errUnfitted(predictor string) error {
	return fmt.Errorf("predict: %s: it has learnt nothing yet; call Fit first", predictor)
}
