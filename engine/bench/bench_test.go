package bench_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/name"
	"naslab/engine/space"
)

func toySpace(t *testing.T, label string) space.Space {
	t.Helper()
	s, err := space.NewFuncs(label, []space.Dim{space.Numbers("depth", 1, 2, 3), space.Numbers("width", 8, 16)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var toyMetrics = []bench.Metric{
	{Name: "error", Lo: 1, Hi: 3, Doc: "made up"},
	{Name: "latency@cpu", Unit: "ms", Device: "cpu", Batch: 4, Doc: "made up"},
	{Name: "score", Maximise: true, Lo: 0, Hi: 10, Doc: "made up"},
}

// toyMeasure gives numbers that a reader can check; the score of the smallest
// network is missing.
func toyMeasure(_ context.Context, a space.Arch, asked []string) ([]float64, error) {
	depth, width := float64(a.Genes[0]), float64(a.Genes[1])
	known := map[string]float64{"error": 3 - depth/2 - width/4, "latency@cpu": 1 + 2*depth + 3*width, "score": 5 * depth}
	if depth+width == 0 {
		known["score"] = math.NaN()
	}
	var xs []float64
	for _, m := range asked {
		xs = append(xs, known[m])
	}
	return xs, nil
}

func toy(t *testing.T) *bench.Func {
	t.Helper()
	b, err := bench.NewFunc("toy", toySpace(t, "toy"), toyMetrics, toyMeasure)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFuncConforms(t *testing.T) { benchtest.Run(t, toy(t)) }

func TestFuncErrors(t *testing.T) {
	s := toySpace(t, "toy")
	for want, err := range map[string]error{
		"needs a space and a function":   second(bench.NewFunc("b", nil, toyMetrics, toyMeasure)),
		"needs a space and a func":       second(bench.NewFunc("b", s, toyMetrics, nil)),
		"at least one metric":            second(bench.NewFunc("b", s, nil, toyMeasure)),
		`"error" is empty or stands`:     second(bench.NewFunc("b", s, []bench.Metric{{Name: "error"}, {Name: "error"}}, toyMeasure)),
		`its name "" is empty or stands`: second(bench.NewFunc("b", s, []bench.Metric{{}}, toyMeasure)),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	short, err := bench.NewFunc("short", s, toyMetrics, func(context.Context, space.Arch, []string) ([]float64, error) { return []float64{1}, nil })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := short.Query(context.Background(), space.Extreme(s, true), bench.Query{}); err == nil || !strings.Contains(err.Error(), "1 values for 3 metrics") {
		t.Errorf("error %v", err)
	}
	broken := errors.New("the meter is broken")
	failing, err := bench.NewFunc("failing", s, toyMetrics, func(context.Context, space.Arch, []string) ([]float64, error) { return nil, broken })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := failing.Query(context.Background(), space.Extreme(s, true), bench.Query{}); !errors.Is(err, broken) {
		t.Errorf("error %v, want the function's own", err)
	}
}

func second[T any](_ T, err error) error { return err }

func TestJoin(t *testing.T) {
	extra, err := bench.NewFunc("extra", toySpace(t, "toy"), []bench.Metric{{Name: "error", Doc: "hidden"}, {Name: "energy", Unit: "mWh", Doc: "made up"}},
		func(_ context.Context, a space.Arch, asked []string) ([]float64, error) {
			if slices.Contains(asked, "error") {
				return nil, errors.New("the first part has it")
			}
			return []float64{float64(a.Genes[0])}, nil
		})
	if err != nil {
		t.Fatal(err)
	}
	j, err := bench.Join("both", []bench.Benchmark{toy(t), extra})
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, j)
	if got, want := j.String(), "benchmark both over toy with 4 metrics"; got != want {
		t.Errorf("String = %q, want %q", got, want)
	}
	a := space.Extreme(j.Space(), true)
	r, err := j.Query(context.Background(), a, bench.Query{Metrics: []string{"energy", "error", "score"}})
	if err != nil {
		t.Fatal(err)
	}
	if xs := []float64{r.Values[0].X, r.Values[1].X, r.Values[2].X}; !slices.Equal(xs, []float64{2, 1.75, 10}) {
		t.Errorf("values %v", xs)
	}
}

// costly is a benchmark whose readings have a cost.
type costly struct{ *bench.Func }

func (c costly) Query(ctx context.Context, a space.Arch, q bench.Query) (bench.Reading, error) {
	r, err := c.Func.Query(ctx, a, q)
	r.Cost = time.Second
	return r, err
}

func TestJoinAddsCosts(t *testing.T) {
	other, err := bench.NewFunc("other", toySpace(t, "toy"), []bench.Metric{{Name: "x", Doc: "made up"}},
		func(context.Context, space.Arch, []string) ([]float64, error) { return []float64{1}, nil })
	if err != nil {
		t.Fatal(err)
	}
	j, err := bench.Join("both", []bench.Benchmark{costly{toy(t)}, costly{other}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		asked []string
		want  time.Duration
	}{{nil, 2 * time.Second}, {[]string{"x"}, time.Second}, {[]string{}, 0}} {
		r, err := j.Query(context.Background(), space.Extreme(j.Space(), true), bench.Query{Metrics: c.asked})
		if err != nil || r.Cost != c.want {
			t.Errorf("asked for %v: cost %v, %v; want %v", c.asked, r.Cost, err, c.want)
		}
	}
}

func TestJoinErrors(t *testing.T) {
	other, err := bench.NewFunc("other", toySpace(t, "elsewhere"), toyMetrics, toyMeasure)
	if err != nil {
		t.Fatal(err)
	}
	for want, parts := range map[string][]bench.Benchmark{
		"no benchmark given":    nil,
		"must share one space":  {toy(t), other},
		"part 1 is nil":         {toy(t), nil},
		"join x: part 0 is nil": {nil},
	} {
		if _, err := bench.Join("x", parts); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestMetric(t *testing.T) {
	for _, c := range []struct {
		m                bench.Metric
		text             string
		x, cost, between float64
	}{
		{toyMetrics[0], "error, lower is better", 2, 2, 0.5},
		{toyMetrics[1], "latency@cpu (ms, batch 4), lower is better", 7, 7, 7},
		{toyMetrics[2], "score, higher is better", 9, -9, 0.1},
		{bench.Metric{Name: "flops", Maximise: true}, "flops, higher is better", 9, -9, -9},
	} {
		if got := c.m.String(); got != c.text {
			t.Errorf("String = %q, want %q", got, c.text)
		}
		if got := c.m.Cost(c.x); got != c.cost {
			t.Errorf("%s: Cost(%g) = %g, want %g", c.m.Name, c.x, got, c.cost)
		}
		if got := c.m.Normalise(c.x); math.Abs(got-c.between) > 1e-15 {
			t.Errorf("%s: Normalise(%g) = %g, want %g", c.m.Name, c.x, got, c.between)
		}
	}
}

func TestObjectives(t *testing.T) {
	got, err := bench.Objectives(toy(t), []string{"score", "error"})
	if err != nil || len(got) != 2 || got[0].Name != "score" || got[1].Name != "error" {
		t.Errorf("Objectives = %v, %v", got, err)
	}
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, "no objective given; toy has [error latency@cpu score]"},
		{[]string{"error", "error"}, `"error" is given twice`},
		{[]string{"latency@cpx"}, `did you mean "latency@cpu"`},
	} {
		if _, err := bench.Objectives(toy(t), c.names); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Objectives(%q): error %v, want %q", c.names, err, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	tab := bench.Table(toy(t))
	want := [][]any{
		{"error", nil, nil, nil, "lower", "made up"},
		{"latency@cpu", "ms", "cpu", 4, "lower", "made up"},
		{"score", nil, nil, nil, "higher", "made up"},
	}
	if fmt.Sprint(tab.Rows) != fmt.Sprint(want) {
		t.Errorf("rows %v, want %v", tab.Rows, want)
	}
}

func TestRegistry(t *testing.T) {
	b := toy(t)
	bench.Register("test/toy", func() (bench.Benchmark, error) { return b, nil })
	if got, err := bench.Open("test/toy"); err != nil || got != bench.Benchmark(b) {
		t.Errorf("Open = %v, %v", got, err)
	}
	_, err := bench.Open("test/toi")
	var unknown *name.Unknown
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Near, "test/toy") {
		t.Errorf("error %v must name the nearest", err)
	}
	if !slices.Contains(bench.Names(), "test/toy") {
		t.Errorf("Names = %v", bench.Names())
	}
}
