package device

import (
	"context"
	"fmt"
	"math"
	"slices"

	"naslab/engine/name"
	"naslab/engine/space"
)

// Func is a device made of functions, for a cell that defines its own. Make one
// with [NewFunc].
type Func struct {
	name     string
	features []float64
	metrics  []string
	measure  func(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error)
}

// NewFunc makes a device that knows the given metrics. features may be nil.
// measure gets one of the metrics and returns n values, or an error for an
// architecture that it does not know.
func NewFunc(name string, features []float64, metrics []string,
	measure func(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error)) (*Func, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	if measure == nil || len(metrics) == 0 {
		return nil, fmt.Errorf("device: %s: a device needs at least one metric and a function that measures", name)
	}
	return &Func{name, slices.Clone(features), slices.Clone(metrics), measure}, nil
}

// Name returns the device's name.
func (f *Func) Name() string { return f.name }

// Features returns the features given to NewFunc.
func (f *Func) Features() []float64 { return slices.Clone(f.features) }

// Metrics lists what Measure can be asked.
func (f *Func) Metrics() []string { return slices.Clone(f.metrics) }

// String gives the name and the metrics.
func (f *Func) String() string { return fmt.Sprintf("device %s: %v", f.name, f.metrics) }

// Measure calls the function and checks that it returned n finite values.
func (f *Func) Measure(ctx context.Context, a space.Arch, metric string, n int) ([]float64, error) {
	m, err := askedOf(ctx, f.name, f.metrics, metric, n)
	if err != nil {
		return nil, err
	}
	xs, err := f.measure(ctx, a, m, n)
	if err != nil {
		return nil, fmt.Errorf("device: %s: %s of %v: %w", f.name, m, a, err)
	}
	if len(xs) != n {
		return nil, fmt.Errorf("device: %s: the function returned %d values, %d were asked", f.name, len(xs), n)
	}
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("device: %s: the function returned %g for %s of %v; return an error where there is no value", f.name, x, m, a)
		}
	}
	return xs, nil
}

// askedOf checks what every device checks before it measures and returns the
// metric's name as it stands in known: itself, or without its "@device".
func askedOf(ctx context.Context, device string, known []string, metric string, n int) (string, error) {
	if n < 1 {
		return "", fmt.Errorf("device: %s: %d measurements asked; ask for at least 1", device, n)
	}
	if err := ctx.Err(); err != nil {
		return "", fmt.Errorf("device: %s: stopped: %w", device, err)
	}
	for _, m := range known {
		if metric == m || metric == at(m, device) {
			return m, nil
		}
	}
	return "", fmt.Errorf("device: %s: %w", device, name.Miss("metric", metric, known, ""))
}
