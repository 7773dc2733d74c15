package figure

import (
	"math"
	"strings"
	"testing"
)

var (
	nan = math.NaN()
	inf = math.Inf(1)
)

func one(s Series) Figure { return Figure{Panels: []Panel{{Series: []Series{s}}}} }

func TestRefused(t *testing.T) {
	two := []float64{1, 2}
	on := func(x, y Axis, s Series) Figure { return Figure{Panels: []Panel{{X: x, Y: y, Series: []Series{s}}}} }
	for _, c := range []struct {
		name string
		f    Figure
		want string
	}{
		{"no panel", Figure{}, "no panel given"},
		{"no series", Figure{Panels: []Panel{{Title: "a"}}}, `panel 1 "a": nothing to draw`},
		{"no point", one(Series{Name: "s"}), "nothing to draw"},
		{"nothing finite", one(Series{X: []float64{1, nan}, Y: []float64{inf, 1}}), "none of its 2 points is finite"},
		{"too large", one(Series{X: []float64{math.MaxFloat64}, Y: []float64{1}}), "nothing to draw: its one point is not finite"},
		{"lengths", one(Series{Name: "s", X: two, Y: []float64{1}}), `series "s": X has 2 numbers but Y has 1`},
		{"band without edges", one(Series{Kind: Band, X: two, Y: two}), "Lo has 0"},
		{"one edge", one(Series{Kind: Line, X: two, Y: two, Lo: two}), "Lo and Hi belong together"},
		{"values", one(Series{X: two, Y: two, Values: []float64{1}}), "Values has 1"},
		{"kind", one(Series{Kind: 9, X: two, Y: two}), "there is no kind 9"},
		{"cells without values", one(Series{Kind: Cells, X: two, Y: two}), "give Values"},
		{"texts", one(Series{Kind: Cells, X: two, Y: two, Values: two, Texts: []string{"a"}}), "Texts has 1"},
		{"style", one(Series{Style: -1, X: two, Y: two}), "style -1"},
		{"logarithm", on(Axis{Log: true}, Axis{}, Series{Name: "s", X: []float64{1, 0}, Y: two}), `series "s": the x axis is logarithmic, and 0 has no place`},
		{"logarithm of an edge", on(Axis{}, Axis{Log: true}, Series{Kind: Band, X: two, Y: two, Lo: []float64{-1, 1}, Hi: two}), "-1 has no place"},
		{"logarithmic bars", on(Axis{}, Axis{Log: true}, Series{Kind: Bars, X: two, Y: two}), "bars begin at 0"},
		{"bounds", on(Axis{Min: 2, Max: 1}, Axis{}, Series{X: two, Y: two}), "Min 2 is above Max 1"},
		{"infinite bound", on(Axis{Max: inf}, Axis{}, Series{X: two, Y: two}), "must be finite"},
		{"logarithm of a bound", on(Axis{}, Axis{Log: true, Max: 10}, Series{X: two, Y: two}), "cannot begin at 0"},
		{"narrow", Figure{Width: 0.5, Panels: []Panel{{Series: []Series{{X: two, Y: two}}}}}, "too narrow"},
		{"size", Figure{Width: -1, Panels: []Panel{{Series: []Series{{X: two, Y: two}}}}}, "cannot be drawn"},
	} {
		_, err := c.f.Save(t.TempDir() + "/x")
		if err == nil || !strings.HasPrefix(err.Error(), "figure: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestLeftOut(t *testing.T) {
	f := one(Series{X: []float64{1, nan, 3, 4}, Y: []float64{1, 2, inf, 4}})
	f.Note = "A note."
	f.Panels[0].X = Axis{Min: 0, Max: 2}
	l, err := f.layout()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(l.note, " "), "A note. 2 points are not finite and left out. One point is outside the axes."; got != want {
		t.Errorf("note %q, want %q", got, want)
	}
}

// TestAnyNumbers draws what no study gives, to see that nothing breaks.
func TestAnyNumbers(t *testing.T) {
	huge := 1e300
	for _, xs := range [][]float64{
		{0}, {5}, {-3}, {1e-300}, {huge}, {-huge, huge}, {0, huge}, {1, 1}, {0, 0}, {1e-310, 2e-310}, {1, 1 + 1e-15}, {1e15, 1e15 + 1},
		{-1e-9, 1e9}, {123456.789, 123456.790}, {math.SmallestNonzeroFloat64, huge},
	} {
		for _, log := range []bool{false, true} {
			for kind := Points; kind <= Bars; kind++ {
				s := Series{Name: "s", Kind: kind, X: xs, Y: xs, Lo: xs, Hi: xs}
				f := Figure{Panels: []Panel{{X: Axis{Label: "x", Log: log}, Y: Axis{Label: "y", Log: log}, Series: []Series{s}}}}
				if _, err := f.Image(40); err != nil && !log {
					t.Errorf("%v as %v: %v", xs, kind, err)
				}
			}
		}
	}
}

func TestSameNameSameStyle(t *testing.T) {
	xs := []float64{1}
	s := func(name string) Series { return Series{Name: name, X: xs, Y: xs} }
	pale := Series{Name: "c", X: xs, Y: xs, Faint: true}
	chosen := Series{Name: "d", X: xs, Y: xs, Style: 2}
	f := Figure{Panels: []Panel{{Series: []Series{pale, s("a"), s("b")}}, {Series: []Series{s("b"), s("c"), chosen, s("")}}, {Series: []Series{s("d"), s("")}}}}
	all, err := f.clean()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]int{{3, 0, 2}, {2, 3, 1, 4}, {1, 5}} {
		for k := range want {
			if all[i].style[k] != want[k] {
				t.Errorf("panel %d has styles %v, want %v", i+1, all[i].style, want)
				break
			}
		}
	}
}
