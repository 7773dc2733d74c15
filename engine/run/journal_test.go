package run

import (
	"math"
	"os"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/search"
	"naslab/engine/space"
)

func TestFullDisk(t *testing.T) {
	file, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system has no /dev/full:", err)
	}
	defer file.Close()
	j := &journal{file: file, codec: newCodec(meta{})}
	err = j.add(&record{trial: search.Trial{Arch: space.Arch{Genes: []int{1}}}})
	if err == nil || !strings.Contains(err.Error(), "no space left on device; make room or set Config.Dir") {
		t.Errorf("error %v", err)
	}
}

// TestLinesReadBack writes odd records and reads them back.
func TestLinesReadBack(t *testing.T) {
	m := meta{Space: "s", Objectives: []bench.Metric{{Name: `a "quoted" name`}, {Name: "accuracy@ü", Maximise: true}}, Extra: []bench.Metric{{Name: "extra"}}}
	c := newCodec(m)
	list := []record{
		{key: "s:01", values: []float64{0.1, -1e-300, math.NaN()}, seconds: 1e-9, same: -1},
		{key: "s:01", values: []float64{math.MaxFloat64, 5e-324, 3}, cost: 12.5, same: 0},
		{key: "s:01", seconds: 2, same: -1},
		{key: "s:01", values: []float64{math.Copysign(0, -1), 1, 2}, same: -1},
	}
	var text []byte
	for i := range list {
		r := &list[i]
		r.trial = search.Trial{ID: i, Arch: space.Arch{Space: "s", Genes: []int{0, i * 100}}, Fidelity: float64(i) / 4}
		if r.values == nil {
			r.trial.Failed = "first\tsecond \"third\" \x00 <é>"
		} else {
			r.trial.Costs = c.costs(r.values)
		}
		text = c.append(text, r)
	}
	back, whole, err := c.parse(text)
	if err != nil || whole != len(text) || len(back) != len(list) {
		t.Fatalf("%d of %d lines, %d of %d bytes, %v", len(back), len(list), whole, len(text), err)
	}
	for i, got := range back {
		if again := string(c.append(nil, &got)); again != string(c.append(nil, &list[i])) {
			t.Errorf("record %d became %s", i, again)
		}
		if got.trial.Failed != list[i].trial.Failed || got.same != list[i].same {
			t.Errorf("record %d became %+v", i, got)
		}
	}
	if back[1].trial.Costs[1] != -5e-324 {
		t.Errorf("the cost of a metric to be maximised is %v", back[1].trial.Costs[1])
	}
}
