package nas

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"naslab/engine/run"
	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

// layered is a space of a user's: a network may have 48 units in all, and a
// shortcut over no layer is none.
func layered(s *Session, name string) SearchSpace {
	layers := s.Numbers("layers", 0, 1, 2, 3)
	return s.NewSpaceWith(name, Rules{
		Check: func(sp SearchSpace, a Arch) error {
			if n := s.Number(sp, a, "layers") * s.Number(sp, a, "width"); n > 48 {
				return fmt.Errorf("%g units are more than 48", n)
			}
			return nil
		},
		Canonical: func(sp SearchSpace, a Arch) Arch {
			if s.Choice(sp, a, "layers") == "0" {
				return a.With(2, 0)
			}
			return a
		},
		Graph: func(sp SearchSpace, a Arch) *Graph {
			g := &Graph{}
			x := g.Node("input", nil)
			for range int(s.Number(sp, a, "layers")) {
				x = g.Node("dense "+s.Choice(sp, a, "width"), nil, x)
			}
			g.Node("output", nil, x)
			return g
		},
	}, layers, s.Numbers("width", 8, 16, 32), s.Labels("skip", "no", "yes"), s.When(s.Labels("act", "relu", "tanh"), layers, "1", "2", "3"))
}

// A space with rules passes what every built-in space does.
func TestOwnSpace(t *testing.T) {
	s, _ := bare(t)
	sp := layered(s, "own/layered")
	spacetest.Run(t, sp)
	size, unique := s.Size(sp), 0.0
	if unique, _ = space.Unique(sp); size != 34 || unique != 31 { // 3 x 2 without layers, 28 with
		t.Errorf("%g architectures, %g networks", size, unique)
	}
	p := s.Plot("own", Arch{Space: "own/layered", Genes: []int{3, 1, 0, 0}})
	if n := len(p.Diagram.Parts[0].Boxes); n != 5 {
		t.Errorf("%d boxes in %v", n, p)
	}
}

func TestOwnSpaceRefused(t *testing.T) {
	s, _ := bare(t)
	width := s.Numbers("width", 8, 16)
	sp := s.NewSpace("own/plain", width, s.Labels("act", "relu", "gelu"))
	never := Rules{Check: func(SearchSpace, Arch) error { return errors.New("too small") }}
	swap := Rules{Canonical: func(_ SearchSpace, a Arch) Arch { return a.With(0, 1-a.Genes[0]) }}
	outside := Rules{Canonical: func(_ SearchSpace, a Arch) Arch { return a.With(0, 7) }}
	for want, f := range map[string]func(){
		"its Check allows none of 2 combinations; the first one: too small": func() { s.NewSpaceWith("own/x", never, width) },
		"all that build one network need the same":                          func() { s.NewSpaceWith("own/x", swap, width) },
		"its own Canonical made what its Check rejects":                     func() { s.NewSpaceWith("own/x", outside, width) },
		"the space nb201 is built in":                                       func() { s.NewSpace("nb201", width) },
		"a space needs a name":                                              func() { s.NewSpace(" ", width) },
		`did you mean "16"`:                                                 func() { s.When(s.Labels("act", "relu"), width, "15") },
		"on none of its choices":                                            func() { s.When(s.Labels("act", "relu"), width) },
		`unknown decision "wdith"; did you mean "width"`:                    func() { s.Number(sp, s.Sample(sp, s.Rand(1)), "wdith") },
		`chose "relu", which is no number`:                                  func() { s.Number(sp, Arch{Space: "own/plain", Genes: []int{0, 0}}, "act") },
		"has 2 decisions, the architecture 1":                               func() { s.Choice(sp, Arch{Space: "own/plain", Genes: []int{0}}, "act") },
		"the benchmark hwgpt/s is built in":                                 func() { s.Bench("hwgpt/s", sp, []Metric{{Name: "x"}}, func(Arch) []float64 { return nil }) },
		"its function is nil":                                               func() { s.Bench("own/x", sp, []Metric{{Name: "x"}}, nil) },
	} {
		if got := stopped(t, f); !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("%s; want %q", got, want)
		}
	}
}

// trained is a benchmark of a user's with fidelities and costs.
func trained(s *Session, name string, sp SearchSpace) Benchmark {
	metrics := []Metric{{Name: "error", Unit: "%", Fidelities: []float64{0.25, 0.5}}, {Name: "units"}}
	return s.BenchTrain(name, sp, metrics, func(a Arch, fidelity float64) ([]float64, time.Duration) {
		units := s.Number(sp, a, "layers") * s.Number(sp, a, "width")
		return []float64{40/(1+units) + 5/fidelity, units}, time.Duration(fidelity * (1 + units) * float64(time.Hour))
	})
}

// A user's own benchmark is opened, listed, searched by several methods,
// compared, drawn over the simulated time, and gone on with.
func TestOwnStudies(t *testing.T) {
	s, _ := bare(t)
	b := trained(s, "own/trained", layered(s, "own/space"))
	if s.Open("own/trained") != b || !strings.Contains(s.Benchmarks().Markdown(), "own/trained") {
		t.Error("it is not opened, or not listed")
	}
	if got := stopped(t, func() { s.Open("own/trian") }); !strings.Contains(got, `did you mean "own/trained"`) || !strings.Contains(got, "naslab data get") {
		t.Errorf("a misspelt name: %s", got)
	}
	var all []*Study
	for _, m := range []string{"rs", "rea", "hyperband"} {
		for seed := range uint64(3) {
			all = append(all, s.SearchWith(m, b, s.Want("error"), run.Config{Seed: seed + 1, Budget: Budget{Simulated: 600 * time.Hour}}))
		}
	}
	table := s.Compare(all...)
	days, ok := table.Floats("simulated")
	if !ok || len(days) != 3 || days[0] < 600/24 || days[0] > 630/24 || table.Columns[8].Unit != "days" {
		t.Errorf("compared:\n%s", table)
	}
	f := s.Plot(all).Figure
	if x := f.Panels[0].X; x.Label != "simulated time" || x.Unit != "days" {
		t.Errorf("drawn over %+v", x)
	}
	for _, series := range f.Panels[0].Series {
		last := len(series.X) - 1
		if series.X[last] < 600.0/24 || series.X[0] > 10 || len(series.Lo) != last+1 || !slices.IsSorted(series.X) {
			t.Errorf("%s is drawn at %v", series.Name, series.X)
		}
	}
	if n := s.Plot(all[0]).Figure.Panels[0].Series[0]; n.Lo != nil || n.Y[len(n.Y)-1] != all[0].BestCurve("error")[all[0].Len()-1] {
		t.Errorf("one run is drawn as %+v", n)
	}
	if again := s.Resume(all[0].Dir(), s.Open("own/trained")); again.Len() != all[0].Len() {
		t.Errorf("gone on with: %v", again)
	}
	two := s.SearchWith("nsga2", b, s.Want("error", "units"), run.Config{Budget: Budget{Simulated: 500 * time.Hour}})
	if x := s.Plot(two).Figure.Panels[1].X; x.Label != "simulated time" {
		t.Errorf("the hypervolume is drawn over %+v", x)
	}
	// The same without a simulated budget: over evaluations, with a column all the same.
	few := s.Search("rs", b, s.Want("error"), Budget{Evals: 5})
	if x := s.Plot(few).Figure.Panels[0].X; x.Label != "evaluations" || !strings.Contains(s.Compare(few).String(), "simulated") {
		t.Errorf("drawn over %+v", x)
	}
}

// A benchmark from a CSV, with and without a space of its own.
func TestBenchCSV(t *testing.T) {
	s, notes := bare(t)
	file := filepath.Join(t.TempDir(), "mine.csv")
	text := "layers,width,skip,act,error (%),\"train_time (h, cost)\"\n"
	for i := range 12 {
		text += fmt.Sprintf("%d,%d,no,relu,%d,%d\n", i/3, 8<<(i%3), 40-i, i+1)
	}
	text = strings.Replace(text, "3,32,no,relu,29,12\n", "0,8,yes,relu,,\n", 1)
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(text)
	sp := layered(s, "own/tabled")
	if got := stopped(t, func() { s.BenchCSV("own/table", sp, file) }); !strings.Contains(got, "mine.csv: line 10: 64 units are more than 48") {
		t.Errorf("what the space forbids: %s", got)
	}
	text = strings.Replace(text, "2,32,no,relu,32,9\n", "", 1)
	write(strings.TrimSuffix(text, "\n"))
	b := s.BenchCSV("own/table", sp, file)
	if !strings.Contains(notes.String(), "has no line end") {
		t.Errorf("noted: %s", notes)
	}
	if v := s.Value(b, Arch{Space: "own/tabled", Genes: []int{0, 0, 1, 0}}, "error"); !math.IsNaN(v) {
		t.Errorf("a missing cell is %g", v)
	}
	free := s.BenchCSV("own/free", nil, file)
	if s.Size(free.Space()) != 4*3*2*1 || s.Space("own/free") != free.Space() {
		t.Errorf("its space is %v", free.Space())
	}
	st := s.Search("rs", free, s.Want("error"), Budget{Evals: 8})
	if !strings.Contains(st.String(), "simulated time") {
		t.Errorf("%v", st)
	}
}

// Costs that a user puts onto a benchmark that has none.
func TestTimed(t *testing.T) {
	s, _ := bare(t)
	b := s.Timed("own/timed", s.Open("hwgpt/s"), func(Arch, float64) time.Duration { return time.Minute })
	st := s.Search("rs", s.Open("own/timed"), s.Want("perplexity"), Budget{Simulated: time.Hour})
	if st.Len() != 60 || b.Name() != "own/timed" || s.Open("hwgpt/s").Name() != "hwgpt/s" {
		t.Errorf("%v", st)
	}
}
