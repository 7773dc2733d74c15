package tabular_test

import (
	"math"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/benchtest"
	"naslab/engine/bench/tabular"
	"naslab/engine/space"
)

const mine = "arch,\"accuracy (%, higher)\",\"latency@pi4 (ms, batch 1)\",note\n" +
	"pair:00,90.5,12,a\npair:01,,7.25,b\npair:12,93,30,c\n"

func pair(t *testing.T) space.Space {
	t.Helper()
	s, err := space.NewFuncs("pair", []space.Dim{space.Numbers("depth", 1, 2), space.Numbers("width", 1, 2, 3)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCSV(t *testing.T) {
	b, err := tabular.ReadCSV("mine", strings.NewReader(mine), pair(t))
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, b)
	want := []bench.Metric{
		{Name: "accuracy", Unit: "%", Maximise: true, Lo: 90.5, Hi: 93, Doc: "column accuracy (%, higher) of a table of the user's"},
		{Name: "latency@pi4", Unit: "ms", Device: "pi4", Batch: 1, Lo: 7.25, Hi: 30, Doc: "column latency@pi4 (ms, batch 1) of a table of the user's"},
	}
	for i, m := range b.Metrics() {
		if i >= len(want) || m.String() != want[i].String() || m.Lo != want[i].Lo || m.Hi != want[i].Hi || m.Device != want[i].Device || m.Doc != want[i].Doc {
			t.Errorf("metric %d is %+v", i, m)
		}
	}
	for genes, x := range map[[2]int][2]float64{{0, 0}: {90.5, 12}, {0, 1}: {math.NaN(), 7.25}, {1, 2}: {93, 30}, {1, 0}: {math.NaN(), math.NaN()}} {
		r, err := b.Query(t.Context(), space.Arch{Space: "pair", Genes: genes[:]}, bench.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range r.Values {
			if v.Missing != math.IsNaN(x[i]) || !v.Missing && v.X != x[i] {
				t.Errorf("%v: %v, want %v", genes, r.Values, x)
			}
		}
	}
}

// TestCSVWithoutSpace makes the rows a space.
func TestCSVWithoutSpace(t *testing.T) {
	b, err := tabular.ReadCSV("mine", strings.NewReader(mine), nil)
	if err != nil {
		t.Fatal(err)
	}
	benchtest.Run(t, b)
	if n, err := space.Size(b.Space()); err != nil || n != 3 || b.Space().Dims()[0].Choices[2] != "pair:12" {
		t.Errorf("%v, %v", n, err)
	}
}

func TestCSVErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "empty",
		"a,b\n1,2\n":                            `needs a column "arch"`,
		"arch,x\n":                              "at least one row",
		"arch,x\npair:00,1\npair:00,2\n":        "rows 1 and 2 are of the same architecture",
		"arch,x\npair:09,1\n":                   "row 0",
		"arch,note\npair:00,a\n":                "no metric",
		"arch,x (ms\npair:00,1\n":               "bracket that does not end",
		"arch,@pi\npair:00,1\n":                 "has no metric",
		"arch,\"x (ms, batch 0)\"\npair:00,1\n": "give a whole number from 1 on",
		"arch,\"x (ms, fast)\"\npair:00,1\n":    "where unit, batch and higher or lower may stand",
		"arch,x\npair:00\n":                     "another number of cells",
	} {
		_, err := tabular.ReadCSV("mine", strings.NewReader(text), pair(t))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v; want %q", text, err, want)
		}
	}
	if _, err := tabular.OpenCSV("mine", t.TempDir()+"/none.csv", nil); err == nil || !strings.Contains(err.Error(), "cannot open the CSV") {
		t.Errorf("error %v", err)
	}
}
