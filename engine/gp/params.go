package gp

import (
	"fmt"
	"math"
	"slices"
)

// Params are the hyper-parameters, in units of the standardised targets.
type Params struct {
	Scales   []float64 // one per number, or one; in the numbers' own units
	Variance float64   // of the function
	Noise    float64   // variance of an observation about it
}

// String gives variance, noise and scales.
func (p Params) String() string {
	return fmt.Sprintf("variance %.4g, noise %.4g, scales %.4g", p.Variance, p.Noise, p.Scales)
}

// check returns an error unless the parameters are positive and as many as the
// kernel has.
func (p Params) check(k Kernel, d int) error {
	if len(p.Scales) != k.scales(d) {
		return fmt.Errorf("gp: %d scales for %d numbers; give %d", len(p.Scales), d, k.scales(d))
	}
	bad := func(x float64) bool { return !(x > 0) || math.IsInf(x, 0) }
	if slices.ContainsFunc(p.Scales, bad) || bad(p.Variance) || !(p.Noise >= 0) || math.IsInf(p.Noise, 0) {
		return fmt.Errorf("gp: %v: scales and variance must be positive, the noise not negative", p)
	}
	return nil
}

// logs returns the parameters as the optimiser sees them: log scales, log
// variance, log noise.
func (p Params) logs() []float64 {
	t := make([]float64, 0, len(p.Scales)+2)
	for _, s := range p.Scales {
		t = append(t, math.Log(s))
	}
	return append(t, math.Log(p.Variance), math.Log(p.Noise))
}

func fromLogs(t []float64) Params {
	p := Params{Scales: make([]float64, len(t)-2), Variance: math.Exp(t[len(t)-2]), Noise: math.Exp(t[len(t)-1])}
	for i := range p.Scales {
		p.Scales[i] = math.Exp(t[i])
	}
	return p
}
