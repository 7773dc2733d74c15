package figure

import (
	"flag"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file below testdata, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; look at the new picture, and when it is right run go test ./engine/figure -update", path)
	}
}

// demos returns a figure of each sort by name, as a study would draw it.
func demos(t *testing.T) map[string]Figure {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	latency := Axis{Label: "latency on a100", Unit: "ms"}
	perplexity := Axis{Label: "perplexity"}
	fronts := made(t)(Fronts("Two searches", latency, perplexity, []Set{cloud(rng, "nsga2", 60, 0), cloud(rng, "random search", 60, 3)}))
	curves := made(t)(Curves("Hypervolume", Axis{Label: "evaluations"}, Axis{Label: "hypervolume", Maximise: true},
		[]Runs{climb(rng, "nsga2", 40, 3.6), climb(rng, "random search", 40, 3.5)}))
	scatter := made(t)(Scatter("Predicted against true", Axis{Label: "true accuracy", Unit: "%"}, Axis{Label: "predicted accuracy", Unit: "%"},
		Axis{Label: "parameters"}, []Pairs{pairs(rng, 50)}))
	return map[string]Figure{
		"fronts":  fronts,
		"curves":  curves,
		"beside":  Beside("A front and how it was found", []Figure{fronts, curves}),
		"scatter": scatter,
		"devices": made(t)(Fronts("Thirteen devices", Axis{Label: "latency", Unit: "ms", Log: true}, perplexity, devices())),
		"bars":    bars(),
		"ranges":  ranges(),
		"matrix":  matrix(),
	}
}

func made(t *testing.T) func(Figure, error) Figure {
	return func(f Figure, err error) Figure {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
}

func cloud(rng *rand.Rand, name string, n int, shift float64) Set {
	s := Set{Name: name}
	for range n {
		at := rng.Float64()
		s.X = append(s.X, 8+40*at*at+shift+12*math.Abs(rng.NormFloat64())*at)
		s.Y = append(s.Y, 22+14*math.Exp(-3*at)+3*math.Abs(rng.NormFloat64())+shift/4)
	}
	return s
}

func climb(rng *rand.Rand, name string, n int, top float64) Runs {
	r := Runs{Name: name}
	for range 5 {
		v := 2 + 0.3*rng.Float64()
		var run []float64
		for range n {
			v += (top - v) * 0.2 * rng.Float64()
			run = append(run, v)
		}
		r.Y = append(r.Y, run)
	}
	return r
}

func pairs(rng *rand.Rand, n int) Pairs {
	var p Pairs
	for range n {
		at := rng.Float64()
		p.X = append(p.X, 60+35*at)
		p.Y = append(p.Y, 60+35*at+3*rng.NormFloat64())
		p.Values = append(p.Values, 2e6+5e7*at)
	}
	return p
}

func devices() []Set {
	var sets []Set
	for i, name := range []string{"a100", "a40", "h100", "rtx2080", "rtx3080", "a6000", "v100", "P100", "amd-7452", "amd-7502", "amd-7513", "cpu-xeon-gold", "cpu-xeon-silver"} {
		s := Set{Name: name}
		for k := range 12 {
			at := float64(k) / 11
			s.X = append(s.X, math.Pow(1.5, float64(i))*(2+10*at))
			s.Y = append(s.Y, 21+15*(1-at)*(1-at))
		}
		sets = append(sets, s)
	}
	return sets
}

func bars() Figure {
	at := []float64{0, 1, 2, 3, 4, 5, 6}
	return Figure{Title: "Rank correlation", Panels: []Panel{{
		X: Axis{Names: []string{"SynFlow", "Jacov", "GraSP", "SNIP", "NASWOT", "Zen-Score", "parameters"}},
		Y: Axis{Label: "Kendall τ", Maximise: true},
		Series: []Series{
			{Name: "NAS-Bench-201", Kind: Bars, X: at, Y: []float64{.5, .6, .4, .45, .7, .3, .55}, Lo: []float64{.48, .55, .35, .4, .66, .2, .5}, Hi: []float64{.52, .65, .45, .5, .74, .4, .6}},
			{Name: "DARTS", Kind: Bars, X: at, Y: []float64{.4, .2, -.1, .35, .6, .1, .5}},
			{Name: "TransNAS", Kind: Bars, X: at, Y: []float64{.3, .25, -.2, .3, .5, .2, .4}},
		},
	}}}
}

// matrix has a cell whose text has no room, and one that is missing.
func matrix() Figure {
	names := []string{"cifar10", "cifar100", "imagenet16-120", "jigsaw"}
	s := Series{Kind: Cells}
	for i := range 4 {
		for j := range 4 {
			if i == 1 && j == 2 {
				continue
			}
			v := math.Abs(float64(i-j)) / 4
			text := strconv.FormatFloat(v, 'g', 2, 64)
			if i == 3 && j == 0 {
				text = "far more than there is room for"
			}
			s.X, s.Y, s.Values, s.Texts = append(s.X, float64(j)), append(s.Y, float64(i)), append(s.Values, v), append(s.Texts, text)
		}
	}
	return Figure{Title: "Tuned on one, tried on another", Panels: []Panel{{
		X: Axis{Label: "tried on", Names: names}, Y: Axis{Label: "tuned on", Names: names},
		Color: Axis{Label: "loss"}, Series: []Series{s},
	}}}
}

func ranges() Figure {
	var x, y, z []float64
	for i := range 61 {
		v := math.Pow(10, -6+float64(i)*0.2)
		x, y, z = append(x, v), append(y, 3e8/math.Sqrt(v)), append(z, 1e8*math.Pow(v, -0.4))
	}
	return Figure{Title: "Wide ranges", Note: "Both axes are logarithmic.", Panels: []Panel{{
		X: Axis{Label: "learning rate", Log: true}, Y: Axis{Label: "FLOPs", Log: true},
		Series: []Series{{Name: "line", Kind: Line, X: x, Y: y}, {Name: "step", Kind: Step, X: x, Y: z}},
	}}}
}
