package device_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/device/devicetest"
	"naslab/engine/space"
)

var ctx = context.Background()

// loops is a space of networks that loop: width counts only when there are
// layers.
func loops(t testing.TB) *space.Funcs {
	t.Helper()
	s, err := space.NewFuncs("loops", []space.Dim{
		space.Numbers("layers", 0, 1, 3),
		{Name: "width", Choices: []string{"1", "2"}, Values: []float64{1, 2}, When: "layers", In: []int{1, 2}},
	}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// builder counts what it builds and frees.
type builder struct{ built, freed int }

// build makes a network that runs for 0.3 ms and more by its size, on 1 MB.
func (b *builder) build(_ context.Context, a space.Arch) (func() error, func(), error) {
	b.built++
	weights := make([]byte, 1<<20)
	size := []int{0, 1, 3}[a.Genes[0]] * (a.Genes[1] + 1)
	run := func() error {
		for from := time.Now(); time.Since(from) < time.Duration(300+300*size)*time.Microsecond; {
			weights[0]++
		}
		return nil
	}
	return run, func() { b.freed++ }, nil
}

func arch(genes ...int) space.Arch { return space.Arch{Space: "loops", Genes: genes} }

func newLocal(t testing.TB) *device.Local {
	t.Helper()
	l, err := device.NewLocal(device.LocalConfig{
		SetThreads: func(n int) { runtime.GOMAXPROCS(n) }, GetThreads: func() int { return runtime.GOMAXPROCS(0) }, Threads: []int{1, 2},
		Powercap: filepath.Join(t.TempDir(), "none"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newBench(t testing.TB, c device.BenchConfig) (*device.Bench, *builder) {
	t.Helper()
	made := &builder{}
	b, err := device.NewBench("loops-here", loops(t), newLocal(t), made.build, c)
	if err != nil {
		t.Fatal(err)
	}
	return b, made
}

func TestBenchMeasuresOnce(t *testing.T) {
	b, made := newBench(t, device.BenchConfig{Batch: 8, Repeats: 5})
	if got := fmt.Sprint(b.Metrics()[0].Name, b.Metrics()[1].Name, b.Metrics()[2].Name, len(b.Metrics())); got != "latency@locallatency@local/2memory@local3" {
		t.Errorf("metrics %s", got)
	}
	if m := b.Metrics()[0]; m.Unit != "ms" || m.Batch != 8 || m.Device != "local" || !strings.Contains(m.Doc, "5 calls") {
		t.Errorf("%+v", m)
	}
	first, err := b.Query(ctx, arch(0, 0), bench.Query{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Query(ctx, arch(0, 1), bench.Query{Metrics: []string{"latency@local/2", "latency@local"}})
	if err != nil {
		t.Fatal(err)
	}
	if made.built != 1 || made.freed != 1 {
		t.Errorf("built %d, freed %d; the same network was asked twice", made.built, made.freed)
	}
	if first.Cost <= 0 || again.Cost != 0 {
		t.Errorf("costs %v and %v; the first was measured, the second known", first.Cost, again.Cost)
	}
	if again.Values[1].X != first.Values[0].X || again.Values[0].X != first.Values[1].X {
		t.Errorf("%v and then %v", first.Values, again.Values)
	}
	for _, v := range first.Values {
		if v.Missing || !(v.X >= 0) || !(v.Std >= 0) {
			t.Errorf("%+v", v)
		}
	}
	if v := first.Values[0]; v.X < 0.3 {
		t.Errorf("a network that needs 0.3 ms took %g", v.X)
	}
	if b.Measured().Len() != 1 || b.Table().Len() != 1 {
		t.Errorf("%v", b.Measured())
	}
}

func TestBenchOrdersNetworks(t *testing.T) {
	b, _ := newBench(t, device.BenchConfig{Metrics: []string{"latency"}, Repeats: 9})
	shortest := func(a space.Arch) float64 {
		p, err := b.Profile(ctx, a)
		if err != nil {
			t.Fatal(err)
		}
		return slices.Min(p.Latency[0].Samples)
	}
	// The largest spins for 2.1 ms at least; a scheduler would have to delay each
	// of the nine calls of the smallest sevenfold to hide that.
	if small, large := shortest(arch(0, 0)), shortest(arch(2, 1)); large < 2.1 || small >= large {
		t.Errorf("0.3 ms of work took %g ms, 2.1 ms took %g ms", small, large)
	}
}

func TestBenchDraws(t *testing.T) {
	b, _ := newBench(t, device.BenchConfig{Metrics: []string{"latency@local"}, Repeats: 8})
	draw := func(seed uint64) float64 {
		r, err := b.Query(ctx, arch(1, 0), bench.Query{Draw: true, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		return r.Values[0].X
	}
	p, err := b.Profile(ctx, arch(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[float64]bool{}
	for seed := range uint64(20) {
		x := draw(seed)
		seen[x] = true
		if x != draw(seed) {
			t.Error("the same seed gave another draw")
		}
		found := false
		for _, s := range p.Latency[0].Samples {
			found = found || s == x
		}
		if !found {
			t.Errorf("the draw %g is no sample", x)
		}
	}
	if len(seen) < 2 {
		t.Error("all seeds gave the same draw")
	}
}

func TestBenchJoins(t *testing.T) {
	b, _ := newBench(t, device.BenchConfig{Metrics: []string{"latency"}, Repeats: 3})
	quality, err := bench.NewFunc("quality", b.Space(), []bench.Metric{{Name: "perplexity"}},
		func(_ context.Context, a space.Arch, _ []string) ([]float64, error) {
			return []float64{10 - float64(a.Genes[0])}, nil
		})
	if err != nil {
		t.Fatal(err)
	}
	both, err := bench.Join("both", []bench.Benchmark{quality, b})
	if err != nil {
		t.Fatal(err)
	}
	r, err := both.Query(ctx, arch(1, 1), bench.Query{Metrics: []string{"latency@local", "perplexity"}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Values[0].X <= 0 || r.Values[1].X != 9 {
		t.Errorf("%v", r.Values)
	}
}

func TestBenchErrors(t *testing.T) {
	s, l, made := loops(t), newLocal(t), &builder{}
	for name, test := range map[string]struct {
		config device.BenchConfig
		want   string
	}{
		"misspelt": {device.BenchConfig{Metrics: []string{"latensy"}}, "latency"},
		"energy":   {device.BenchConfig{Metrics: []string{"energy@local"}}, "shows no energy counters"},
		"twice":    {device.BenchConfig{Metrics: []string{"latency", "latency@local"}}, "stands twice"},
		"negative": {device.BenchConfig{Repeats: -1}, "0 means the default"},
	} {
		if _, err := device.NewBench("x", s, l, made.build, test.config); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		}
	}
	if _, err := device.NewBench("x", s, l, nil, device.BenchConfig{}); err == nil {
		t.Error("no build function gave no error")
	}
	other, err := device.NewMeasured("elsewhere", device.Machine{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := device.NewBench("x", s, l, made.build, device.BenchConfig{From: other}); err == nil {
		t.Error("measurements of another device were taken")
	}

	broken := errors.New("no such kernel")
	b, err := device.NewBench("x", s, l, func(context.Context, space.Arch) (func() error, func(), error) { return nil, nil, broken }, device.BenchConfig{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Query(ctx, arch(1, 1), bench.Query{}); !errors.Is(err, broken) || b.Measured().Len() != 0 {
		t.Errorf("error %v; %d known", err, b.Measured().Len())
	}
	if _, err := b.Query(ctx, arch(9, 1), bench.Query{}); err == nil {
		t.Error("an illegal architecture gave no error")
	}
	if _, err := b.Query(ctx, arch(1, 1), bench.Query{Metrics: []string{"latency@a100"}}); err == nil || !strings.Contains(err.Error(), "latency@local") {
		t.Errorf("error %v", err)
	}
	if _, err := b.Query(ctx, arch(1, 1), bench.Query{Fidelity: 0.5}); err == nil {
		t.Error("half fidelity gave no error")
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := b.Query(cancelled, arch(1, 1), bench.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestBenchGoesOn(t *testing.T) {
	b, _ := newBench(t, device.BenchConfig{Metrics: []string{"latency"}, Repeats: 3})
	for _, a := range []space.Arch{arch(0, 0), arch(1, 0)} {
		if _, err := b.Query(ctx, a, bench.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "here.json")
	if err := b.Measured().Save(path); err != nil {
		t.Fatal(err)
	}
	earlier, err := device.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	next, made := newBench(t, device.BenchConfig{Metrics: []string{"latency"}, From: earlier})
	if _, err := next.Query(ctx, arch(1, 0), bench.Query{}); err != nil || made.built != 0 {
		t.Errorf("%v; built %d, the file knew it", err, made.built)
	}
	more, made := newBench(t, device.BenchConfig{Metrics: []string{"latency", "memory"}, From: earlier})
	if _, err := more.Query(ctx, arch(1, 0), bench.Query{}); err != nil || made.built != 1 {
		t.Errorf("%v; built %d, the file lacked memory", err, made.built)
	}
}

func TestRecheck(t *testing.T) {
	b, made := newBench(t, device.BenchConfig{Metrics: []string{"latency"}, Repeats: 3})
	if _, err := b.Recheck(ctx, 2); err == nil {
		t.Error("nothing to recheck gave no error")
	}
	for i := range 3 {
		if _, err := b.Query(ctx, arch(i, 0), bench.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	built := made.built
	table, err := b.Recheck(ctx, 2)
	if err != nil || table.Len() != 2 || made.built != built+2 {
		t.Errorf("%v, %v", table, err)
	}
}

func TestBenchIsADevice(t *testing.T) {
	b, made := newBench(t, device.BenchConfig{})
	devicetest.Run(t, b.Device(), []space.Arch{arch(0, 0), arch(1, 1)}, []string{"latency", "latency/2", "memory"})
	if made.built != made.freed {
		t.Errorf("built %d, freed %d", made.built, made.freed)
	}
}

func TestMeasuredIsADevice(t *testing.T) {
	b, _ := newBench(t, device.BenchConfig{Repeats: 3})
	for i := range 2 {
		if _, err := b.Query(ctx, arch(i, 0), bench.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	m := b.Measured()
	devicetest.Run(t, m, m.Archs(), m.Metrics())
	if _, err := m.Measure(ctx, arch(2, 0), "latency", 1); err == nil || !strings.Contains(err.Error(), "was not measured") {
		t.Errorf("error %v", err)
	}
	if _, err := m.Measure(ctx, arch(0, 0), "latency", 4); err == nil || !strings.Contains(err.Error(), "4 were asked") {
		t.Errorf("error %v", err)
	}
}

// noisy is a benchmark with a device and a distribution.
type noisy struct{ space space.Space }

var noisyMetrics = []bench.Metric{
	{Name: "latency@toy", Unit: "s"}, {Name: "energy@toy", Unit: "mWh"}, {Name: "latency@other", Unit: "ms"}, {Name: "accuracy"},
}

func (n noisy) Name() string            { return "noisy" }
func (n noisy) Space() space.Space      { return n.space }
func (n noisy) Metrics() []bench.Metric { return noisyMetrics }
func (n noisy) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	if err := errors.Join(ctx.Err(), n.space.Check(a)); err != nil {
		return bench.Reading{}, err
	}
	v := bench.Value{Metric: &noisyMetrics[bench.Find(noisyMetrics, q.Metrics[0])], X: 2}
	if q.Draw {
		v.X += float64(q.Seed)
	}
	if a.Genes[0] == 2 {
		v = bench.Value{Missing: true, X: math.NaN()}
	}
	return bench.Reading{Values: append(q.Into[:0], v)}, nil
}

func TestFromBench(t *testing.T) {
	b := noisy{loops(t)}
	d, err := device.FromBench(b, "toy")
	if err != nil {
		t.Fatal(err)
	}
	devicetest.Run(t, d, []space.Arch{arch(0, 0), arch(1, 0)}, []string{"latency", "energy"})
	xs, err := d.Measure(ctx, arch(0, 0), "latency", 3)
	if want := []float64{2000, 3000, 4000}; err != nil || fmt.Sprint(xs) != fmt.Sprint(want) {
		t.Errorf("%v, %v; want the draws %v in ms", xs, err, want)
	}
	if xs, err := d.Measure(ctx, arch(0, 0), "energy", 1); err != nil || xs[0] != 7200 {
		t.Errorf("%v, %v; want 2 mWh in mJ", xs, err)
	}
	if _, err := d.Measure(ctx, arch(2, 0), "latency", 1); err == nil || !strings.Contains(err.Error(), "has no value") {
		t.Errorf("error %v", err)
	}
	if _, err := device.FromBench(b, "toi"); err == nil || !strings.Contains(err.Error(), "toy") {
		t.Errorf("error %v", err)
	}
}
