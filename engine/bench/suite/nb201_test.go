package suite_test

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
	"naslab/engine/space/nb201"
)

// ask returns the value of one metric.
func ask(t testing.TB, b bench.Benchmark, a space.Arch, metric string, fidelity float64) bench.Value {
	t.Helper()
	r, err := b.Query(context.Background(), a, bench.Query{Metrics: []string{metric}, Fidelity: fidelity})
	if err != nil {
		t.Fatal(err)
	}
	return r.Values[0]
}

func parse(t testing.TB, b bench.Benchmark, text string) space.Arch {
	t.Helper()
	a, err := space.Parse(b.Space(), text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// near compares with numbers of six digits or more.
func near(x, want float64) bool { return math.Abs(x-want) <= 5e-6*max(1, math.Abs(want)) }

// fact is a cell of the published tables.
type fact struct {
	arch, metric string
	fidelity     float64
	want         float64 // NaN: missing
}

func facts(t *testing.T, b bench.Benchmark, list []fact) {
	t.Helper()
	for _, f := range list {
		v := ask(t, b, parse(t, b, f.arch), f.metric, f.fidelity)
		if v.Missing != math.IsNaN(f.want) || !v.Missing && !near(v.X, f.want) {
			t.Errorf("%s: %s of %s at %g is %v, want %v", b.Name(), f.metric, f.arch, f.fidelity, v.X, f.want)
		}
	}
}

const (
	cell0 = "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|"
	cell1 = "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|"
)

func TestNB201(t *testing.T) {
	s := tables(t, "nb201")
	for name, list := range map[string][]fact{
		"nb201/cifar10": {
			{cell0, "val_accuracy", 1, 81.9}, {cell0, "val_accuracy", 12.0 / 200, 63.364}, {cell1, "test_accuracy", 0, 93.66}, {cell1, "test_accuracy", 0.06, 88.22},
			{cell0, "val_accuracy_mean", 1, 81.98267}, {cell0, "params", 1, 129306}, {cell1, "macs", 1, 113951360},
			{cell0, "latency@1080ti_256", 1, 17.2553}, {cell1, "latency@raspi4", 1, 54.7774}, {cell0, "energy@edgegpu", 1, 24.2266},
			{cell0, "arithmetic_intensity@eyeriss", 1, 6.2893}, {cell1, "zc_zen", 1, 143.4034}, {cell0, "robust_fgsm_8", 1, 4.8},
			{cell0, "robust_aa_apgd-ce_0.1", 1, 80.4}, {cell1, "gdas_accuracy", 1, 0.5571}, {cell1, "gdas_accuracy", 0.04, 0.1},
		},
		"nb201/cifar100": {
			{cell0, "val_accuracy", 1, 53.68}, {cell1, "test_accuracy", 0.06, 58.26}, {cell0, "params", 1, 129306 + 90*65}, {cell0, "latency@pixel3", 1, 5.04007},
			{cell0, "zc_synflow", 1, math.NaN()}, {cell1, "zc_zen", 1, 140.5668}, {cell0, "latency@1080ti_256", 1, 17.2553},
		},
		"nb201/imagenet16-120": {
			{cell1, "val_accuracy", 1, 44}, {cell1, "test_accuracy", 1, 44.03333}, {cell0, "latency@fpga", 1, 0.64912}, {cell0, "zc_jacov", 1, -123.0877},
		},
	} {
		b := open(t, name, s)
		facts(t, b, list)
		if b.Len() != nb201.Size {
			t.Errorf("%s has %d rows", name, b.Len())
		}
		t.Run(name, func(t *testing.T) { benchtest.Run(t, b) })
	}
}

func TestNB201Metrics(t *testing.T) {
	b := open(t, "nb201/cifar10", tables(t, "nb201"))
	latencies := 0
	for _, m := range b.Metrics() {
		if strings.HasPrefix(m.Name, "latency@") {
			latencies++
			if m.Unit != "ms" || m.Maximise || !(m.Lo > 0 && m.Lo < m.Hi) {
				t.Errorf("%+v", m)
			}
		}
	}
	if latencies != 29 { // 27 of HELP, of which HW-NAS-Bench has four, and two more of its own
		t.Errorf("%d latencies, want 29", latencies)
	}
	m := b.Metrics()[bench.Find(b.Metrics(), "latency@1080ti_256")]
	if m.Batch != 256 || m.Device != "1080ti_256" {
		t.Errorf("%+v", m)
	}
	missing := 0
	for row := range b.Len() {
		a, err := b.Arch(row)
		if err != nil {
			t.Fatal(err)
		}
		if v := ask(t, b, a, "latency@edgetpu", 1); v.Missing {
			missing++
		}
	}
	if missing != 4699 {
		t.Errorf("%d cells are not supported by the edge TPU, want 4699", missing)
	}
}

// TestNB201Sizes compares the sizes with those of the networks.
func TestNB201Sizes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	s := nb201.New()
	for name, net := range map[string]nb201.Net{
		"nb201/cifar10": {}, "nb201/cifar100": {Classes: 100}, "nb201/imagenet16-120": {Classes: 120, Size: 16},
	} {
		b := open(t, name, tables(t, "nb201"))
		for range 200 {
			a := space.Sample(s, rng)
			g, err := s.Network(a, net)
			if err != nil {
				t.Fatal(err)
			}
			c, err := g.Cost()
			if err != nil {
				t.Fatal(err)
			}
			p, m := ask(t, b, a, "params", 1), ask(t, b, a, "macs", 1)
			if p.X != float64(c.Params) || m.X != float64(c.MACs) {
				t.Errorf("%s: %v has %v parameters and %v products, its network %v", name, a, p.X, m.X, c)
			}
		}
	}
}

// TestNB201Allocates nothing when it is asked into a buffer.
func TestNB201Allocates(t *testing.T) {
	b := open(t, "nb201/cifar10", tables(t, "nb201"))
	a := parse(t, b, cell1)
	for _, q := range []bench.Query{{}, {Metrics: []string{"test_accuracy", "latency@pixel3"}}} {
		q.Into = make([]bench.Value, len(b.Metrics()))
		n := testing.AllocsPerRun(100, func() {
			if _, err := b.Query(context.Background(), a, q); err != nil {
				t.Fatal(err)
			}
		})
		if n != 0 {
			t.Errorf("asked for %v it allocates %v times", q.Metrics, n)
		}
	}
}

var _ bench.Benchmark = (*tabular.Bench)(nil)
