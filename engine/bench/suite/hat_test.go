package suite_test

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/suite"
	"naslab/engine/space"
	"naslab/engine/stat"
)

// TestHATLatencies looks at the fitted latencies: how good they say they are,
// what they give for networks of the space, and for the models that are
// published with a latency of another run.
func TestHATLatencies(t *testing.T) {
	s := tables(t, "hat")
	quality := regexp.MustCompile(`by ([0-9.]+) % on average, with a rank correlation of ([0-9.]+)`)
	fitted := 0
	for _, name := range suite.Names() {
		if !strings.HasPrefix(name, "hat/") {
			continue
		}
		b := open(t, name, s)
		for _, m := range b.Metrics() {
			if !strings.HasPrefix(m.Name, "latency@") {
				continue
			}
			fitted++
			found := quality.FindStringSubmatch(m.Doc)
			if found == nil {
				t.Fatalf("%s of %s does not say how good it is: %s", m.Name, name, m.Doc)
			}
			off, _ := strconv.ParseFloat(found[1], 64)
			rank, _ := strconv.ParseFloat(found[2], 64)
			t.Logf("%s %s: %s", name, m.Name, m.Doc)
			if off > 8 || rank < 0.95 {
				t.Errorf("%s %s: off by %g %%, rank correlation %g", name, m.Name, off, rank)
			}
			rng := rand.New(rand.NewPCG(3, 1))
			for range 200 {
				a := space.Sample(b.Space(), rng)
				if v := ask(t, b, a, m.Name, 1); v.X < 0.8*m.Lo || v.X > 1.2*m.Hi {
					t.Errorf("%s of %v is %g, measured are %g to %g", m.Name, a, v.X, m.Lo, m.Hi)
				}
			}
			published(t, b, m)
		}
	}
	if fitted != 8 {
		t.Errorf("%d latencies, want 8", fitted)
	}
}

// published compares with the latencies that are given with models: of other
// runs, and some were found on another device.
func published(t *testing.T, b interface {
	bench.Benchmark
	Len() int
	Arch(int) (space.Arch, error)
}, m bench.Metric) {
	t.Helper()
	var fit, given []float64
	for row := range b.Len() {
		a, err := b.Arch(row)
		if err != nil {
			t.Fatal(err)
		}
		if v := ask(t, b, a, "latency_published@"+m.Device, 1); !v.Missing {
			fit, given = append(fit, ask(t, b, a, m.Name, 1).X), append(given, v.X)
		}
	}
	off, err := stat.MAPE(fit, given)
	if err != nil {
		t.Fatal(err)
	}
	rank, err := stat.Spearman(fit, given)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s %s: %d models, off by %.3f, rank correlation %.3f", b.Name(), m.Name, len(fit), off, rank)
	if rank < 0.9 {
		t.Errorf("%s ranks the published models with a correlation of %g", m.Name, rank)
	}
}

// TestHATSizes compares with the published number of parameters, in 0.01 M.
func TestHATSizes(t *testing.T) {
	b := open(t, "hat/wmt14ende", tables(t, "hat"))
	if v := ask(t, b, parse(t, b, model57), "params", 1); v.X < 30.465e6 || v.X > 30.475e6 {
		t.Errorf("%g parameters, published are 30.47 M", v.X)
	}
	if n := b.Len(); n != 13 { // 17 models, some found for several devices
		t.Errorf("%d different models", n)
	}
}
