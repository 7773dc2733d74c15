package stat

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var nan = math.NaN()

// near reports whether a and b agree to 12 digits, or are the same NaN or
// infinity.
func near(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*max(1, math.Abs(b))
}

type pairCase struct {
	name string
	f    func(x, y []float64) (float64, error)
	x, y []float64
	want float64
}

func TestPairsByHand(t *testing.T) {
	precision := func(k int, higher bool) func(x, y []float64) (float64, error) {
		return func(x, y []float64) (float64, error) { return PrecisionAtK(x, y, k, higher) }
	}
	regret := func(k int, higher bool) func(x, y []float64) (float64, error) {
		return func(x, y []float64) (float64, error) { return RegretAtK(x, y, k, higher) }
	}
	information := func(bins int) func(x, y []float64) (float64, error) {
		return func(x, y []float64) (float64, error) { return MutualInformation(x, y, bins) }
	}
	for _, c := range []pairCase{
		{"pearson line", Pearson, []float64{1, 2, 3}, []float64{2, 4, 6}, 1},
		{"pearson falling", Pearson, []float64{1, 2, 3}, []float64{5, 3, 1}, -1},
		// deviations -1 0 1 and -1 1 0: 1/2
		{"pearson half", Pearson, []float64{1, 2, 3}, []float64{1, 3, 2}, 0.5},
		{"pearson constant", Pearson, []float64{0.1, 0.1, 0.1}, []float64{1, 2, 3}, nan},
		{"pearson huge", Pearson, []float64{1e300, 2e300, 3e300}, []float64{-1e308, 0, 1e308}, 1},
		{"pearson tiny", Pearson, []float64{1e-300, 2e-300, 3e-300}, []float64{1, 3, 2}, 0.5},
		{"spearman monotone", Spearman, []float64{1, 2, 3, 4}, []float64{1, 8, 27, inf}, 1},
		// ranks 1.5 1.5 3 and 1 2 3: deviations -.5 -.5 1, -1 0 1: 1.5/sqrt(1.5*2)
		{"spearman tie", Spearman, []float64{1, 1, 2}, []float64{1, 2, 3}, 1.5 / math.Sqrt(3)},
		{"spearman constant", Spearman, []float64{1, 2}, []float64{4, 4}, nan},
		{"precision all", precision(2, true), []float64{1, 2, 3}, []float64{10, 20, 30}, 1},
		{"precision half", precision(2, true), []float64{3, 1, 2}, []float64{1, 2, 3}, 0.5},
		{"precision of costs", precision(1, false), []float64{3, 1, 2}, []float64{1, 2, 3}, 0},
		{"precision ties by position", precision(1, true), []float64{5, 5}, []float64{1, 0}, 1},
		{"regret", regret(1, true), []float64{3, 1, 2}, []float64{1, 2, 3}, 2},
		{"regret of costs", regret(2, false), []float64{3, 1, 2}, []float64{1, 2.5, 3}, 1.5},
		{"regret none", regret(2, true), []float64{3, 1, 2}, []float64{1, 2, 3}, 0},
		{"r2 right", R2, []float64{1, 2, 3}, []float64{1, 2, 3}, 1},
		{"r2 mean", R2, []float64{2, 2, 2}, []float64{1, 2, 3}, 0},
		{"r2 worse", R2, []float64{3, 2, 1}, []float64{1, 2, 3}, -3},
		{"r2 constant", R2, []float64{1, 2}, []float64{5, 5}, nan},
		{"mae", MAE, []float64{1, 2}, []float64{2, 5}, 2},
		{"rmse", RMSE, []float64{1, 2}, []float64{2, 9}, 5},
		{"mape", MAPE, []float64{1, 6}, []float64{2, -4}, 1.5},
		// the same two halves: one bit
		{"information", information(2), []float64{0, 0, 1, 1}, []float64{5, 5, 9, 9}, 1},
		{"information none", information(2), []float64{0, 0, 1, 1}, []float64{5, 9, 5, 9}, 0},
		{"information of constant", information(4), []float64{3, 3, 3}, []float64{1, 2, 3}, 0},
	} {
		if got, err := c.f(c.x, c.y); err != nil || !near(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestOnesByHand(t *testing.T) {
	quantile := func(p float64) func(x []float64) (float64, error) {
		return func(x []float64) (float64, error) { return Quantile(x, p) }
	}
	for _, c := range []struct {
		name string
		f    func(x []float64) (float64, error)
		x    []float64
		want float64
	}{
		{"mean", Mean, []float64{1, 2, 6}, 3},
		{"mean of huge", Mean, []float64{1.5e308, 1.5e308}, 1.5e308},
		{"std", Std, []float64{1, 2, 3, 4}, math.Sqrt(5.0 / 3)},
		{"std constant", Std, []float64{0.1, 0.1, 0.1}, 0},
		{"std huge", Std, []float64{-1e300, 1e300}, math.Sqrt2 * 1e300},
		{"stderr", StdErr, []float64{1, 2, 3, 4}, math.Sqrt(5.0 / 12)},
		{"median odd", Median, []float64{9, 1, 5}, 5},
		{"median even", Median, []float64{4, 1, 3, 2}, 2.5},
		{"median one", Median, []float64{7}, 7},
		{"median with infinity", Median, []float64{1, 2, inf}, 2},
		{"median of infinities", Median, []float64{inf, inf}, inf},
		{"median between infinities", Median, []float64{-inf, inf}, nan},
		{"quantile 0", quantile(0), []float64{4, 1, 3}, 1},
		{"quantile 1", quantile(1), []float64{4, 1, 3}, 4},
		{"quantile 0.25", quantile(0.25), []float64{1, 2, 3, 4}, 1.75},
		{"mad", MAD, []float64{1, 1, 2, 2, 4, 6, 9}, 1},
		// (2² + 1² + 2²)/3 = 3
		{"sharpness", Sharpness, []float64{2, 1, 2}, math.Sqrt(3)},
	} {
		if got, err := c.f(c.x); err != nil || !near(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

func TestBadInputIsAnError(t *testing.T) {
	pairs := map[string]func(x, y []float64) (float64, error){
		"kendall": Kendall, "pearson": Pearson, "spearman": Spearman, "r2": R2, "mae": MAE, "rmse": RMSE, "mape": MAPE,
		"precision": func(x, y []float64) (float64, error) { return PrecisionAtK(x, y, 1, true) },
		"best rank": func(x, y []float64) (float64, error) { r, err := BestRankAtK(x, y, 1, true); return float64(r), err },
		"regret":    func(x, y []float64) (float64, error) { return RegretAtK(x, y, 1, true) },
		"mutual":    func(x, y []float64) (float64, error) { return MutualInformation(x, y, 0) },
	}
	for name, f := range pairs {
		for _, c := range [][2][]float64{{{1, 2}, {1, 2, 3}}, {nil, nil}, {{nan, 1}, {1, 2}}, {{1, 2}, {1, nan}}} {
			if got, err := f(c[0], c[1]); err == nil || !strings.HasPrefix(err.Error(), "stat: ") {
				t.Errorf("%s of %v: got %v, %v", name, c, got, err)
			}
		}
	}
	ones := map[string]func(x []float64) (float64, error){
		"mean": Mean, "std": Std, "median": Median, "mad": MAD, "sharpness": Sharpness,
	}
	for name, f := range ones {
		for _, x := range [][]float64{nil, {1, nan}} {
			if got, err := f(x); err == nil {
				t.Errorf("%s of %v: got %v and no error", name, x, got)
			}
		}
	}
	for name, f := range map[string]func() error{
		"infinite mean":     func() error { _, err := Mean([]float64{1, inf}); return err },
		"infinite pearson":  func() error { _, err := Pearson([]float64{1, inf}, []float64{1, 2}); return err },
		"mape at zero":      func() error { _, err := MAPE([]float64{1}, []float64{0}); return err },
		"quantile above 1":  func() error { _, err := Quantile([]float64{1}, 1.5); return err },
		"quantile NaN":      func() error { _, err := Quantile([]float64{1}, nan); return err },
		"k too large":       func() error { _, err := Top([]float64{1}, 2, true); return err },
		"k zero":            func() error { _, err := Top([]float64{1}, 0, true); return err },
		"negative std":      func() error { _, err := NLL([]float64{1}, []float64{-1}, []float64{1}); return err },
		"zero std":          func() error { _, err := CRPS([]float64{1}, []float64{0}, []float64{1}); return err },
		"fewer stds":        func() error { _, err := NLL([]float64{1, 2}, []float64{1}, []float64{1, 2}); return err },
		"coverage level":    func() error { _, err := Coverage([]float64{1}, []float64{1}, []float64{1}, 95); return err },
		"one level":         func() error { _, err := Calibrate([]float64{1}, []float64{1}, []float64{1}, 1); return err },
		"negative bins":     func() error { _, err := Bins([]float64{1}, -1, false); return err },
		"labels of lengths": func() error { _, err := JointLabels([]int{1}, nil); return err },
		"ranks of NaN":      func() error { _, err := Ranks([]float64{nan}); return err },
	} {
		if f() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestRanksAndTop(t *testing.T) {
	got, err := Ranks([]float64{30, 10, 20, 20, inf})
	if want := []float64{4, 1, 2.5, 2.5, 5}; err != nil || !slices.Equal(got, want) {
		t.Errorf("ranks: got %v, %v, want %v", got, err, want)
	}
	top, err := Top([]float64{3, 9, 1, 9}, 3, true)
	if want := []int{1, 3, 0}; err != nil || !slices.Equal(top, want) {
		t.Errorf("top: got %v, %v, want %v", top, err, want)
	}
	rank, err := BestRankAtK([]float64{3, 2, 1, 0}, []float64{1, 5, 7, 9}, 2, true)
	if err != nil || rank != 3 {
		t.Errorf("best rank at 2: got %v, %v, want 3", rank, err)
	}
}

func TestBins(t *testing.T) {
	x := []float64{0, 1, 2, 100}
	width, err := Bins(x, 2, false)
	if err != nil || !slices.Equal(width, []int{0, 0, 0, 1}) {
		t.Errorf("equal width: %v, %v", width, err)
	}
	count, err := Bins(x, 2, true)
	if err != nil || !slices.Equal(count, []int{0, 0, 1, 1}) {
		t.Errorf("equal count: %v, %v", count, err)
	}
	wide, err := Bins([]float64{-1.7e308, 0, 1.7e308}, 3, false)
	if err != nil || !slices.Equal(wide, []int{0, 1, 2}) {
		t.Errorf("widest: %v, %v", wide, err)
	}
	many, err := Bins(make([]float64, 1000), 0, false)
	if err != nil || slices.Max(many) != 0 {
		t.Errorf("constant: %v", err)
	}
	if h := Entropy([]int{1, 2, 3, 4}); h != 2 {
		t.Errorf("entropy of four: %v", h)
	}
}

func TestBootstrap(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	covered := 0
	for trial := range 200 { // the 90 % interval of a mean of 40 must hold the true mean about 90 times in 100
		x := make([]float64, 40)
		for i := range x {
			x[i] = 3 + rng.NormFloat64()
		}
		ci, err := Bootstrap(x, Mean, Resampling{Draws: 400, Level: 0.9, Seed: uint64(trial)})
		if err != nil {
			t.Fatal(err)
		}
		if ci.Lo <= 3 && 3 <= ci.Hi {
			covered++
		}
	}
	if covered < 165 || covered > 194 {
		t.Errorf("a 90 %% interval held the truth in %d of 200 trials", covered)
	}
}

func TestBootstrapPairs(t *testing.T) {
	x, y := []float64{1, 2, 3, 4, 5, 6, 7, 8}, []float64{2, 1, 4, 3, 6, 5, 8, 7}
	a, err := BootstrapPairs(x, y, Kendall, Resampling{Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	var runs []Interval
	for _, seed := range []uint64{1, 1, 2} {
		ci, err := BootstrapPairs(x, y, Pearson, Resampling{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		runs = append(runs, ci)
	}
	if runs[0] != runs[1] || runs[0] == runs[2] {
		t.Errorf("seeds: %v", runs)
	}
	if !near(a.Value, 20.0/28) || !(a.Lo < a.Value && a.Value < a.Hi) || a.Level != 0.95 {
		t.Errorf("interval %v", a)
	}
	if _, err := BootstrapPairs([]float64{1, 1, 1}, y[:3], Kendall, Resampling{}); err == nil {
		t.Error("a statistic that never exists gave no error")
	}
	broken := errors.New("broken")
	if _, err := Bootstrap(x, func([]float64) (float64, error) { return 0, broken }, Resampling{}); !errors.Is(err, broken) {
		t.Errorf("the statistic's error is lost: %v", err)
	}
	if _, err := Bootstrap(x, Mean, Resampling{Level: 95}); err == nil {
		t.Error("level 95 gave no error")
	}
}

func TestInformationOfIndependentIsSmall(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	x, y := make([]float64, 5000), make([]float64, 5000)
	for i := range x {
		x[i], y[i] = rng.Float64(), rng.Float64()
	}
	// the plug-in estimate is about (bins-1)²/(2 n ln 2) too high
	got, err := MutualInformation(x, y, 8)
	if err != nil || got > 4*49/(2*5000*math.Ln2) {
		t.Errorf("independent: %v, %v", got, err)
	}
	got, err = MutualInformation(x, x, 8)
	if err != nil || math.Abs(got-3) > 0.01 {
		t.Errorf("with itself: %v, %v, want 3 bits", got, err)
	}
}
