package fit

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/space"
	"naslab/engine/space/gpt"
)

func TestLeastSquares(t *testing.T) {
	x := [][]float64{{1, 0}, {1, 1}, {1, 2}, {1, 3}}
	for _, c := range []struct {
		y, w  []float64
		ridge float64
		want  []float64
	}{
		{[]float64{1, 3, 5, 7}, nil, 0, []float64{1, 2}},
		{[]float64{1, 3, 5, 100}, []float64{1, 1, 1, 0}, 0, []float64{1, 2}},
		// With ridge 5 the slope about the mean is 10/(5+5).
		{[]float64{1, 3, 5, 7}, nil, 5, []float64{2.5, 1}},
	} {
		got, err := leastSquares(x, c.y, c.w, c.ridge)
		if err != nil || math.Abs(got[0]-c.want[0])+math.Abs(got[1]-c.want[1]) > 1e-12 {
			t.Errorf("leastSquares(%v, %v, %g) = %v, %v; want %v", c.y, c.w, c.ridge, got, err, c.want)
		}
	}
	if _, err := leastSquares([][]float64{{1, 2}, {1, 2}}, []float64{1, 1}, nil, 0); err == nil || !strings.Contains(err.Error(), "depend on each other") {
		t.Errorf("error %v", err)
	}
	if _, err := leastSquares(nil, nil, nil, 0); err == nil || !strings.Contains(err.Error(), "no rows") {
		t.Errorf("error %v", err)
	}
}

func TestHuberIgnoresOutliers(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var x [][]float64
	var y []float64
	for i := range 400 {
		u := rng.Float64()
		x = append(x, []float64{1, u})
		y = append(y, 3+2*u+0.01*rng.NormFloat64())
		if i%20 == 0 {
			y[i] += 50
		}
	}
	robust, err := huber(x, y)
	if err != nil || math.Abs(robust[0]-3) > 0.01 || math.Abs(robust[1]-2) > 0.01 {
		t.Errorf("huber = %v, %v; want 3, 2", robust, err)
	}
	plain, err := leastSquares(x, y, nil, 0)
	if err != nil || math.Abs(plain[0]-3) < 1 {
		t.Errorf("the outliers are too tame for this test: %v, %v", plain, err)
	}
}

func TestQuantileAndTrimmedMean(t *testing.T) {
	xs := []float64{4, 1, 3, 2, 100}
	for q, want := range map[float64]float64{0: 1, 0.5: 3, 0.625: 3.5, 1: 100} {
		if got := quantile(xs, q); got != want {
			t.Errorf("quantile %g = %g, want %g", q, got, want)
		}
	}
	if got := trimmedMean(xs, 0.2); got != 3 {
		t.Errorf("trimmed mean %g, want 3", got)
	}
	if !slices.Equal(xs, []float64{4, 1, 3, 2, 100}) {
		t.Errorf("the argument was changed: %v", xs)
	}
}

func TestSplit(t *testing.T) {
	fold := split(10000)
	count := map[int]int{}
	for _, f := range fold {
		count[f]++
	}
	for f, want := range map[int]int{held: 2000, 0: 1600, 1: 1600, 2: 1600, 3: 1600, 4: 1600} {
		if count[f] != want {
			t.Errorf("fold %d has %d networks, want %d", f, count[f], want)
		}
	}
	if !slices.Equal(fold, split(10000)) {
		t.Error("two splits differ")
	}
}

// invented makes measurements that follow known models of scale s.
type invented struct {
	*Data
	nets    []additive.Net
	latency *additive.Model
	loss    *additive.Model
}

func invent(t *testing.T, n int) invented {
	t.Helper()
	s, err := gpt.New("s")
	if err != nil {
		t.Fatal(err)
	}
	d := &Data{Scale: "s", Space: s}
	rng := rand.New(rand.NewPCG(5, 5))
	for range n {
		d.Archs = append(d.Archs, space.Sample(s, rng))
	}
	v := invented{Data: d, nets: d.nets(), latency: additive.NewUniform(false), loss: additive.NewLayered(true, d.layout().Depths)}
	for i := range v.latency.Cells {
		v.latency.Cells[i] = additive.Cell{Base: 5 + float64(i), Heads: []float64{0, 0.5, 1 + 0.1*float64(i)}, Ratios: []float64{0.2, 0.3, 0.45}}
	}
	for i := range v.loss.Cells {
		c := &v.loss.Cells[i]
		c.Base = 3.7 - 0.2*float64(i/6) + 0.01*float64(i%2)
		for k := range c.Heads {
			c.Heads[k], c.Ratios[k] = -0.001*float64(k%3)*float64(k), -0.002*float64(k%3)
		}
	}
	return v
}

func TestFormsWriteTheirRegressionAsCells(t *testing.T) {
	v := invent(t, 300)
	choices := v.Space.Choices()
	rng := rand.New(rand.NewPCG(1, 1))
	for _, f := range forms {
		coef := make([]float64, len(f.columns(choices, &v.nets[0])))
		for k := range coef {
			coef[k] = rng.NormFloat64()
		}
		m := additive.NewUniform(false)
		for width := range additive.Choices {
			for bias := range 2 {
				*m.Cell(width, 0, bias) = f.cell(choices, coef, bias)
			}
		}
		for i := range v.nets {
			if got, want := m.At(&v.nets[i]), dot(f.columns(choices, &v.nets[i]), coef); math.Abs(got-want) > 1e-9 {
				t.Fatalf("%s: the model gives %g, the regression %g", f.name, got, want)
			}
		}
	}
}

func TestLayerColumnsAndCells(t *testing.T) {
	v := invent(t, 300)
	rng := rand.New(rand.NewPCG(1, 1))
	m := additive.NewLayered(false, v.layout().Depths)
	for i := range v.nets {
		n := &v.nets[i]
		coef := make([]float64, len(layerColumns(n)))
		for k := range coef {
			coef[k] = rng.NormFloat64()
		}
		setLayers(m.Cell(n.Width, n.Depth, n.Bias), coef, n.Bias)
		if got, want := m.At(n), dot(layerColumns(n), coef); math.Abs(got-want) > 1e-9 {
			t.Fatalf("the model gives %g, the regression %g", got, want)
		}
	}
}

func TestUniformRecoversTheTruth(t *testing.T) {
	v := invent(t, 1500)
	rng := rand.New(rand.NewPCG(2, 2))
	const noise = 0.05
	target := target{metric: "latency@x"}
	for i := range v.nets {
		var reps []float64
		for range 10 {
			reps = append(reps, v.latency.At(&v.nets[i])+noise*rng.NormFloat64())
		}
		reps[0] += 30 // a warm-up
		target.single = append(target.single, reps)
		target.centre = append(target.centre, quantile(reps, 0.5))
	}
	fold := split(len(v.nets))
	m, form, err := fitUniform(v.Data, v.nets, &target, fold)
	if err != nil || form != countsByBias.name {
		t.Fatalf("form %q, %v; only counts by bias can describe the truth", form, err)
	}
	std, err := fitSpread(v.Data, v.nets, &target, fold, m)
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.nets {
		if got, want := m.At(&v.nets[i]), v.latency.At(&v.nets[i]); math.Abs(got-want) > noise/2 {
			t.Fatalf("model %g, truth %g", got, want)
		}
		// One repetition in ten is an outlier, which widens the central quantile.
		if s := std.At(&v.nets[i]); s < noise || s > 1.5*noise {
			t.Fatalf("spread %g, noise %g", s, noise)
		}
	}
	q, err := judge(v.Data, v.nets, &target, fold, additive.Pair{Metric: target.metric, Mean: m, Std: std}, form)
	if err != nil || q.Train != 1200 || q.Test != 300 || q.Tau < 0.95 || q.Cover < 0.85 || q.Cover > 0.95 {
		t.Errorf("quality %+v, %v", q, err)
	}
}

func TestFloorKeepsExtrapolationPositive(t *testing.T) {
	v := invent(t, 1500)
	for i := range v.latency.Cells {
		v.latency.Cells[i].Base -= 15 // random networks stay above 0, the smallest does not
	}
	target := target{metric: "energy@x"}
	least := math.Inf(1)
	for i := range v.nets {
		y := max(0.5, v.latency.At(&v.nets[i]))
		target.centre = append(target.centre, y)
		least = min(least, y)
	}
	if lo, _ := v.latency.Extremes(v.layout().Depths); lo >= 0 {
		t.Fatalf("the smallest value is %g, too tame for this test", lo)
	}
	m, _, err := fitUniform(v.Data, v.nets, &target, split(len(v.nets)))
	if err != nil {
		t.Fatal(err)
	}
	if lo, _ := m.Extremes(v.layout().Depths); lo <= 0 || m.Cells[0].Floor < least {
		t.Errorf("smallest value %g, floor %g", lo, m.Cells[0].Floor)
	}
}

func TestLanguageRecoversTheTruth(t *testing.T) {
	v := invent(t, 3000)
	rng := rand.New(rand.NewPCG(3, 3))
	v.Perplexity, v.Accuracy = make([]float64, len(v.nets)), make([]float64, len(v.nets))
	const noise = 0.002
	for i := range v.nets {
		v.Source = append(v.Source, "measured")
		v.Perplexity[i] = v.loss.At(&v.nets[i]) * (1 + noise*rng.NormFloat64())
		v.Accuracy[i] = 0.9 - 0.15*math.Log(v.Perplexity[i])
	}
	fold := split(len(v.nets))
	target := v.perplexityTarget()
	mean, std, err := fitLanguage(v.Data, v.nets, &target, fold, true)
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.nets {
		want := v.loss.At(&v.nets[i])
		if got := mean.At(&v.nets[i]); math.Abs(got/want-1) > 4*noise {
			t.Fatalf("model %g, truth %g", got, want)
		}
		if s := std.At(&v.nets[i]) / want; s < 0.5*noise || s > 2*noise {
			t.Fatalf("relative spread %g, noise %g", s, noise)
		}
	}
}

// At scale l most perplexities and all other accuracies are stand-ins.
func TestStandIns(t *testing.T) {
	v := invent(t, 600)
	v.Scale = "l"
	v.Perplexity, v.Accuracy = make([]float64, len(v.nets)), make([]float64, len(v.nets))
	for i := range v.nets {
		v.Source = append(v.Source, []string{"measured", "mlp_debiased", "measured_rapid"}[i%3])
		v.Perplexity[i] = v.loss.At(&v.nets[i])
		v.Accuracy[i] = math.NaN()
		if i%3 == 0 {
			v.Accuracy[i] = 0.9 - 0.15*math.Log(v.Perplexity[i])
		}
	}
	p := v.perplexityTarget()
	a, err := v.accuracyTarget(v.nets, split(len(v.nets)), &p)
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.nets {
		switch i % 3 {
		case 0:
			if !p.isJudged(i) || !a.isJudged(i) || p.weightOf(i) != measuredWeight {
				t.Fatalf("network %d was measured, but is not judged or has no weight", i)
			}
		case 1:
			if p.isJudged(i) || a.isJudged(i) || math.Abs(a.centre[i]-(0.9-0.15*math.Log(v.Perplexity[i]))) > 1e-9 {
				t.Fatalf("network %d is a stand-in: perplexity %g, accuracy %g", i, p.centre[i], a.centre[i])
			}
		case 2:
			if !math.IsNaN(p.centre[i]) || !math.IsNaN(a.centre[i]) {
				t.Fatalf("network %d of the third source is used", i)
			}
		}
	}
	v.Scale = "m"
	if p := v.perplexityTarget(); !math.IsNaN(p.centre[1]) || math.IsNaN(p.centre[0]) {
		t.Error("at scale m only measured networks are used")
	}
}

func TestChooseRange(t *testing.T) {
	m := additive.NewUniform(false)
	for i := range m.Cells {
		m.Cells[i].Base = 10 + float64(i)*2 // from 10 to 20
	}
	published := map[string][2]float64{
		"s good": {9.5, 20.9}, "s negative": {-1, 20}, "s far": {10, 25}, "s turned": {20, 10},
	}
	for metric, want := range map[string]Range{
		"good":     {"s", "good", 9.5, 20.9, "published"},
		"negative": {"s", "negative", 10, 20, "model"},
		"far":      {"s", "far", 10, 20, "model"},
		"turned":   {"s", "turned", 10, 20, "model"},
		"unknown":  {"s", "unknown", 10, 20, "model"},
	} {
		if got := choose("s", metric, published, m, [3]int{1, 2, 3}); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	if _, err := Load(t.TempDir(), "s"); err == nil || !strings.Contains(err.Error(), "archs_s.csv.gz") {
		t.Errorf("error %v must name the file", err)
	}
	if _, err := Load(t.TempDir(), "z"); err == nil || !strings.Contains(err.Error(), `unknown scale "z"`) {
		t.Errorf("error %v", err)
	}
	if _, err := Folder(context.Background(), t.TempDir(), "s"); err == nil || !strings.Contains(err.Error(), "normalization_stats.csv") {
		t.Errorf("error %v must name the file", err)
	}
}

func TestTable(t *testing.T) {
	tab := Table([]Quality{{"s", "x", "sums", 80, 20, 0.987654321, 0.5, 0.012345678, 1234.5678, math.NaN()}})
	if got, want := fmt.Sprint(tab.Rows[0]), "[s x sums 80 20 0.9877 0.5 1.235 1235 <nil>]"; got != want {
		t.Errorf("row %s, want %s", got, want)
	}
}
