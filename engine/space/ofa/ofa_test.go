package ofa

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, width string) *Space {
	t.Helper()
	s, err := New(width)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for _, w := range Widths() {
		t.Run(w, func(t *testing.T) { spacetest.Run(t, mustNew(t, w)) })
	}
}

func TestFacts(t *testing.T) {
	s := mustNew(t, "w1.2")
	if n, err := space.Size(s); err != nil || math.Abs(n/(25*math.Pow(81+729+6561, 5))-1) > 1e-12 {
		t.Errorf("%g networks, %v", n, err)
	}
	for name, want := range map[string]int{"onehot": 160, "accuracy": 128} {
		if e, err := space.FindEncoding(s, name); err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	if _, err := New("1.2"); err == nil || !strings.Contains(err.Error(), `did you mean "w1.2"`) {
		t.Errorf("%v", err)
	}
	for text, want := range map[string]string{
		"r=130 d=22222 ks=33333333333333333333 e=33333333333333333333": "height 130",
		"r=128 d=22225 ks=33333333333333333333 e=33333333333333333333": "d holds",
		"r=128 d=2222 ks=33333333333333333333 e=33333333333333333333":  "d has 4 digits",
		"d=22222": "want r=",
	} {
		if _, err := space.Parse(s, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %q", text, err, want)
		}
	}
}

// TestTable reads the 5,000 measured networks and prints them again, digits of
// absent blocks aside.
func TestTable(t *testing.T) {
	s := mustNew(t, "w1.2")
	rows := spacetest.Rows(t, "ofa/ofa_archs_latency_ms.csv.gz")
	for _, row := range rows {
		text := fmt.Sprintf("r=%s d=%s ks=%s e=%s", row["r"], row["d"], row["ks"], row["e"])
		a, err := space.Parse(s, text)
		if err != nil {
			t.Fatal(err)
		}
		own, err := space.Text(s, a)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := space.Parse(s, own); err != nil || !must(space.Trim(s, a)).Equal(back) {
			t.Fatalf("%s comes back as %s, %v", text, own, err)
		}
	}
	if len(rows) != 5000 {
		t.Errorf("%d rows", len(rows))
	}
}

func must(a space.Arch, err error) space.Arch {
	if err != nil {
		panic(err)
	}
	return a
}

// TestPublished compares the graphs with the published sizes of specialised
// networks, which are rounded to 0.1 M parameters and to whole M products. The
// products of one network, ofa-note10-08, are published as 79 M and are 75.8 M.
func TestPublished(t *testing.T) {
	checked := 0
	for _, row := range spacetest.Rows(t, "ofa/ofa_specialized_networks.csv") {
		blocks := strings.Fields(row["blocks_in-out-kernel-expand-stride-act-se"])
		if len(blocks) == 0 || row["resolution"] == "" {
			continue
		}
		s, c, ok := config(t, blocks)
		if !ok {
			continue // of another family
		}
		c.Height, _ = strconv.Atoi(row["resolution"])
		cost, err := s.Network(c).Cost()
		if err != nil {
			t.Fatal(err)
		}
		params, _ := strconv.ParseFloat(row["params_m"], 64)
		macs, _ := strconv.ParseFloat(row["macs_m"], 64)
		if math.Abs(float64(cost.Params)/1e6-params) > 0.051 || math.Abs(float64(cost.MACs)/1e6-macs) > 0.01*macs+1 && row["name"] != "ofa-note10-08" {
			t.Errorf("%s: %v; published are %g M and %g M", row["name"], cost, params, macs)
		}
		checked++
	}
	if checked < 30 {
		t.Errorf("only %d networks were compared", checked)
	}
}

// config reads a published block list.
func config(t *testing.T, blocks []string) (*Space, Config, bool) {
	t.Helper()
	var c Config
	for _, w := range Widths() {
		s := mustNew(t, w)
		if !strings.HasPrefix(blocks[0], fmt.Sprintf("%d-%d-k3-e1", s.width.first, s.width.first)) {
			continue
		}
		for _, text := range blocks[1:] {
			f := strings.Split(text, "-")
			out, _ := strconv.Atoi(f[1])
			kernel, _ := strconv.Atoi(strings.TrimPrefix(f[2], "k"))
			expansion, _ := strconv.Atoi(strings.TrimPrefix(f[3], "e"))
			stage := slices.Index(s.width.stages[:], out)
			if stage < 0 {
				return nil, c, false
			}
			c.Stages[stage] = append(c.Stages[stage], Block{kernel, expansion})
		}
		return s, c, true
	}
	return nil, c, false
}

// TestAccuracyEncoding feeds the encoding "accuracy" to the published predictor,
// three layers of 400 with ReLU and one output, and compares with the accuracies
// that the table lists for it.
func TestAccuracyEncoding(t *testing.T) {
	raw := spacetest.Bytes(t, "ofa/ofa_acc_predictor_f32le.bin.gz")
	weights := make([]float64, len(raw)/4)
	for i := range weights {
		weights[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:])))
	}
	s, checked := mustNew(t, "w1.2"), 0
	for i, row := range spacetest.Rows(t, "ofa/ofa_archs_latency_ms.csv.gz") {
		if row["acc_pred_valid"] != "1" || i%20 > 0 {
			continue
		}
		r, _ := strconv.Atoi(row["r"])
		a, err := s.FromTable(r, row["d"], row["ks"], row["e"])
		if err != nil {
			t.Fatal(err)
		}
		x, err := space.Encode(s, a, "accuracy")
		if err != nil {
			t.Fatal(err)
		}
		at := weights
		for _, out := range []int{400, 400, 400, 1} {
			x, at = dense(at, x, out, out > 1), at[out*(len(x)+1):]
		}
		want, _ := strconv.ParseFloat(row["acc_pred"], 64)
		if math.Abs(x[0]-want) > 2e-5 {
			t.Fatalf("row %d: %g, the table says %g", i, x[0], want)
		}
		checked++
	}
	if checked < 100 {
		t.Errorf("only %d rows were compared", checked)
	}
}

// dense is a layer whose weights, a row per output, and biases begin at w.
func dense(w, x []float64, out int, relu bool) []float64 {
	y := make([]float64, out)
	for o := range y {
		y[o] = w[out*len(x)+o]
		for i, v := range x {
			y[o] += w[o*len(x)+i] * v
		}
		if relu {
			y[o] = max(y[o], 0)
		}
	}
	return y
}
