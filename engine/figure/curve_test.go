package figure

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestCurves(t *testing.T) {
	f, err := Curves("t", Axis{}, Axis{}, []Runs{
		{Name: "five", Y: [][]float64{{1, 10}, {2, 20}, {3, nan}, {4, 40}, {5, 50, 7}}},
		{Name: "one", X: []float64{10, 20}, Y: [][]float64{{3, 4}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	five, one := f.Panels[0].Series[0], f.Panels[0].Series[1]
	if five.Kind != Band || !slices.Equal(five.X, []float64{1, 2, 3}) || !slices.Equal(five.Y, []float64{3, 30, 7}) ||
		!slices.Equal(five.Lo, []float64{2, 17.5, 7}) || !slices.Equal(five.Hi, []float64{4, 42.5, 7}) {
		t.Errorf("five runs: %+v", five)
	}
	if one.Kind != Line || one.Lo != nil || !slices.Equal(one.X, []float64{10, 20}) {
		t.Errorf("one run: %+v", one)
	}
	if !strings.Contains(f.Note, "5 runs") {
		t.Errorf("note %q", f.Note)
	}
	for _, bad := range [][]Runs{nil, {{Name: "a"}}, {{Name: "a", X: []float64{1}, Y: [][]float64{{1, 2}}}}} {
		if _, err := Curves("t", Axis{}, Axis{}, bad); err == nil {
			t.Errorf("%v is drawn", bad)
		}
	}
}

func TestScatterStatesTau(t *testing.T) {
	for _, c := range []struct {
		x, y []float64
		want string
	}{
		{[]float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}, "Kendall τ = 0.67, n = 4"},
		{[]float64{1, 2, nan}, []float64{2, 1, 5}, "Kendall τ = -1.00, n = 2"},
		{[]float64{1, 2}, []float64{1, 1}, "n = 2"},
	} {
		f, err := Scatter("t", Axis{}, Axis{}, Axis{}, []Pairs{{X: c.x, Y: c.y}})
		if err != nil || f.Panels[0].Text != c.want {
			t.Errorf("%v %v: %q, %v; want %q", c.x, c.y, f.Panels[0].Text, err, c.want)
		}
	}
	for _, bad := range [][]Pairs{nil, {{X: []float64{1}}}, {{X: []float64{nan}, Y: []float64{1}}}} {
		if _, err := Scatter("t", Axis{}, Axis{}, Axis{}, bad); err == nil {
			t.Errorf("%v is drawn", bad)
		}
	}
}

func TestBesideKeepsNotesOnce(t *testing.T) {
	a := Figure{Title: "a", Panels: make([]Panel, 2), Note: "Same."}
	b := Figure{Title: "b", Panels: []Panel{{Title: "own"}}, Note: "Same."}
	c := Figure{Panels: make([]Panel, 1), Note: "Other."}
	f := Beside("all", []Figure{a, b, c})
	var titles []string
	for _, p := range f.Panels {
		titles = append(titles, p.Title)
	}
	if !slices.Equal(titles, []string{"a", "", "own", ""}) || f.Note != "Same. Other." || f.Title != "all" {
		t.Errorf("%q %q %q", f.Title, titles, f.Note)
	}
	if a.Panels[0].Title != "" {
		t.Error("the panel given was changed")
	}
}

func TestText(t *testing.T) {
	if got := runs("10^{−6} s^{2}"); len(got) != 4 || got[1] != (run{text: "−6", up: true}) || got[2] != (run{text: " s"}) {
		t.Errorf("runs: %v", got)
	}
	if got := runs("c_{k-2}^{2}"); len(got) != 3 || got[1] != (run{text: "k-2", down: true}) || !got[2].up {
		t.Errorf("runs: %v", got)
	}
	if got := runs("a^{b"); len(got) != 1 || got[0].text != "a^{b" {
		t.Errorf("an open superscript: %v", got)
	}
	lines := labelText.wrap("several words that do not fit", 60)
	if len(lines) < 2 || strings.Join(lines, " ") != "several words that do not fit" {
		t.Errorf("wrapped: %q", lines)
	}
	for _, l := range lines {
		if w := labelText.width(l); float64(w) > 60 || math.IsNaN(float64(w)) {
			t.Errorf("%q is %v wide", l, w)
		}
	}
}
