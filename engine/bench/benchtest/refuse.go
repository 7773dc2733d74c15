package benchtest

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/name"
	"naslab/engine/space"
)

func refusesUnknownMetric(t *testing.T, b bench.Benchmark) {
	a := archs(b, 1)[0]
	for _, good := range names(b) {
		bad := good + "x"
		if bench.Find(b.Metrics(), bad) >= 0 {
			continue
		}
		_, err := b.Query(context.Background(), a, bench.Query{Metrics: []string{good, bad}})
		var unknown *name.Unknown
		if !errors.As(err, &unknown) {
			t.Fatalf("asked for %q it answers with error %v, want a name.Unknown", bad, err)
		}
		if !slices.Contains(unknown.Near, good) {
			t.Errorf("the error for %q gives %q as nearest, not %q", bad, unknown.Near, good)
		}
	}
}

func refusesBadArchitecture(t *testing.T, b bench.Benchmark) {
	good := archs(b, 1)[0]
	for what, a := range map[string]space.Arch{
		"the zero value":    {},
		"another space":     {Space: good.Space + "?", Genes: good.Genes},
		"a gene too few":    {Space: good.Space, Genes: good.Genes[1:]},
		"a negative choice": good.With(0, -1),
		"a choice too high": good.With(0, len(b.Space().Dims()[0].Choices)),
	} {
		for _, q := range []bench.Query{{}, {Metrics: []string{}}, {Draw: true}} {
			if _, err := b.Query(context.Background(), a, q); err == nil {
				t.Errorf("it accepts %s (query %+v)", what, q)
			}
		}
	}
}

func refusesBadFidelity(t *testing.T, b bench.Benchmark) {
	a := archs(b, 1)[0]
	for _, f := range []float64{-0.5, 1.5, math.NaN(), math.Inf(1)} {
		if _, err := b.Query(context.Background(), a, bench.Query{Fidelity: f}); err == nil {
			t.Errorf("it accepts fidelity %g", f)
		}
	}
	if one, zero := ask(t, b, a, bench.Query{Fidelity: 1}), ask(t, b, a, bench.Query{}); !same(one, zero) {
		t.Errorf("fidelity 1 gives %v, the default %v", numbers(one), numbers(zero))
	}
}

func obeysCancelledContext(t *testing.T, b bench.Benchmark) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Query(ctx, archs(b, 1)[0], bench.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("with a cancelled context the error is %v", err)
	}
}
