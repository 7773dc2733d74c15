package device

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// From these on a machine counts as noisy: samples that spread by more than 5 %,
// other programs on more than a tenth of a core, and a hypervisor that takes
// more than a fiftieth of a core away.
const (
	noisySpread = 0.05
	noisyOthers = 0.1
	noisySteal  = 0.02
)

// Noisy reports whether something disturbed the latencies.
func (p *Profile) Noisy() bool { return len(p.disturbances()) > 0 }

// Noise says in a sentence how quiet the machine was.
func (p *Profile) Noise() string {
	if len(p.Latency) == 0 {
		return "no latency was measured"
	}
	if signs := p.disturbances(); len(signs) > 0 {
		return "noisy: " + strings.Join(signs, ", ")
	}
	return fmt.Sprintf("quiet: samples spread by %.1f %%", 100*p.worst(relativeSpread))
}

func (p *Profile) disturbances() []string {
	if len(p.Latency) == 0 {
		return nil
	}
	var signs []string
	if spread := p.worst(relativeSpread); spread > noisySpread {
		signs = append(signs, fmt.Sprintf("samples spread by %.1f %%", 100*spread))
	}
	if others := p.worst(func(t Timing) float64 { return t.Others }); others > noisyOthers {
		signs = append(signs, fmt.Sprintf("other programs used %.1f of %d cores", others, p.Machine.Cores))
	}
	if steal := p.worst(func(t Timing) float64 { return t.Steal }); steal > noisySteal {
		signs = append(signs, fmt.Sprintf("the hypervisor took %.2f cores away", steal))
	}
	for _, t := range p.Latency {
		if !t.Steady() {
			signs = append(signs, fmt.Sprintf("latency with %s drifted by %+.0f %%", threadLabel(t.Threads), 100*t.Drift))
		}
	}
	return signs
}

func relativeSpread(t Timing) float64 { return t.Spread() / t.Median }

// worst returns the largest value over the thread counts.
func (p *Profile) worst(of func(Timing) float64) float64 {
	return of(slices.MaxFunc(p.Latency, func(a, b Timing) int { return cmp.Compare(of(a), of(b)) }))
}
