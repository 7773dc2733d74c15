package show

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/run"
	"naslab/engine/space"
)

func TestScatter(t *testing.T) {
	got := strings.Split(scatter([]float64{0, 1, 2, math.NaN()}, []float64{10, 5, 0, 1}, "x (ms)", "y"), "\n")
	if len(got) != scatterRows+3 {
		t.Fatalf("%d lines", len(got))
	}
	if got[0] != "   y" || got[1] != "10 │⠁" || got[scatterRows] != " 0 │"+strings.Repeat(" ", scatterColumns-1)+"⢀" {
		t.Errorf("%q\n%q\n%q", got[0], got[1], got[scatterRows])
	}
	if got[scatterRows+2] != "    0"+strings.Repeat(" ", 24)+"x (ms)"+strings.Repeat(" ", 24)+"2" {
		t.Errorf("%q", got[scatterRows+2])
	}
	for name, xs := range map[string][]float64{"none": nil, "one place": {1, 1}, "no number": {math.NaN()}, "too far": {-math.MaxFloat64, math.MaxFloat64}} {
		if got := scatter(xs, []float64{1, 2}, "", ""); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func measure(_ context.Context, a space.Arch, names []string) ([]float64, error) {
	values := map[string]float64{"loss": float64(10 - a.Genes[0]), "time": float64(a.Genes[0] * a.Genes[0])}
	out := make([]float64, len(names))
	for i, n := range names {
		out[i] = values[n]
	}
	return out, nil
}

// A front is a table, and a picture of it where there is a terminal.
func TestFront(t *testing.T) {
	engine.Install()
	s, err := space.NewFuncs("show/front", []space.Dim{space.Numbers("a", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	own, err := bench.NewFunc("show/bench", s, []bench.Metric{{Name: "loss"}, {Name: "time", Unit: "ms"}}, measure)
	if err != nil {
		t.Fatal(err)
	}
	p, err := run.NewProblem(own, []string{"loss", "time"})
	if err != nil {
		t.Fatal(err)
	}
	study, err := run.Search(t.Context(), p, "rs", run.Config{Dir: t.TempDir(), Seed: 1, Budget: run.Budget{Evals: 10}})
	if err != nil {
		t.Fatal(err)
	}
	plain := (Printer{}).Value(reflect.ValueOf(study.Front()))
	if strings.Contains(plain, "│") {
		t.Errorf("a picture without a terminal:\n%s", plain)
	}
	for _, v := range []any{study, study.Front()} {
		got := (Printer{Width: 100}).Value(reflect.ValueOf(v))
		if !strings.Contains(got, "show/front:9") || !strings.Contains(got, "│") || !strings.HasSuffix(got, "0                      time (ms)                      81") {
			t.Errorf("%s", got)
		}
	}
}
