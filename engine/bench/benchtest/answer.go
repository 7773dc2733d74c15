package benchtest

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/space"
)

func metrics(t *testing.T, b bench.Benchmark) {
	if b.Name() == "" || b.Space() == nil || len(b.Metrics()) == 0 {
		t.Fatal("the benchmark lacks a name, a space or metrics")
	}
	seen := map[string]bool{}
	for _, m := range b.Metrics() {
		if m.Name == "" || seen[m.Name] {
			t.Errorf("the metric name %q is empty or stands twice", m.Name)
		}
		seen[m.Name] = true
		if _, device, _ := strings.Cut(m.Name, "@"); device != m.Device {
			t.Errorf("%s: its device is %q, its name says %q", m.Name, m.Device, device)
		}
		if m.Lo > m.Hi || math.IsNaN(m.Lo+m.Hi) || math.IsInf(m.Lo, 0) || math.IsInf(m.Hi, 0) {
			t.Errorf("%s: the range from %g to %g is none", m.Name, m.Lo, m.Hi)
		}
		if m.Batch < 0 {
			t.Errorf("%s: batch %d", m.Name, m.Batch)
		}
		if m.Doc == "" {
			t.Errorf("%s: no Doc says what was measured and how", m.Name)
		}
	}
	if again := b.Metrics(); !reflect.DeepEqual(again, b.Metrics()) {
		t.Error("Metrics differ from call to call")
	}
}

func answersEveryMetric(t *testing.T, b bench.Benchmark) {
	for _, a := range archs(b, samples) {
		values := ask(t, b, a, bench.Query{})
		if len(values) != len(b.Metrics()) {
			t.Fatalf("%d values for %d metrics", len(values), len(b.Metrics()))
		}
		for i, v := range values {
			if v.Metric == nil || !reflect.DeepEqual(*v.Metric, b.Metrics()[i]) {
				t.Fatalf("value %d is of metric %v, want %v", i, v.Metric, b.Metrics()[i])
			}
			if v.Missing != math.IsNaN(v.X) {
				t.Errorf("%s: X = %g, Missing = %v", v.Metric.Name, v.X, v.Missing)
			}
			if v.Std < 0 || math.IsNaN(v.Std) || math.IsInf(v.Std, 0) || math.IsInf(v.X, 0) {
				t.Errorf("%s: X = %g, Std = %g", v.Metric.Name, v.X, v.Std)
			}
		}
	}
}

func answersInOrder(t *testing.T, b bench.Benchmark) {
	reversed := names(b)
	slices.Reverse(reversed)
	for _, a := range archs(b, samples) {
		all := ask(t, b, a, bench.Query{})
		back := ask(t, b, a, bench.Query{Metrics: reversed})
		slices.Reverse(back)
		if !same(all, back) {
			t.Fatalf("asked in reverse, %v answers\n%v, not\n%v", a, numbers(back), numbers(all))
		}
		for i, n := range names(b) {
			if one := ask(t, b, a, bench.Query{Metrics: []string{n}}); !same(one, all[i:i+1]) {
				t.Fatalf("%s asked alone is %v, among all %v", n, numbers(one), all[i].X)
			}
		}
		if none := ask(t, b, a, bench.Query{Metrics: []string{}}); len(none) != 0 {
			t.Fatalf("asked for nothing, it answers %v", none)
		}
	}
}

func meansRepeat(t *testing.T, b bench.Benchmark) {
	for _, a := range archs(b, samples) {
		first, second := ask(t, b, a, bench.Query{}), ask(t, b, a, bench.Query{Seed: 7})
		if !same(first, second) {
			t.Fatalf("two queries of %v give %v and %v", a, numbers(first), numbers(second))
		}
	}
}

func silentGenes(t *testing.T, b bench.Benchmark) {
	for _, a := range archs(b, samples) {
		c, err := space.Trim(b.Space(), a)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []bench.Query{{}, {Draw: true, Seed: 1}} {
			if x, y := ask(t, b, a, q), ask(t, b, c, q); !same(x, y) {
				t.Fatalf("%v and its canonical form differ: %v, %v", a, numbers(x), numbers(y))
			}
		}
	}
}

func intoIsUsed(t *testing.T, b bench.Benchmark) {
	n := len(b.Metrics())
	for _, a := range archs(b, 3) {
		want := ask(t, b, a, bench.Query{})
		for _, room := range []int{0, n - 1, n, n + 3} {
			into := make([]bench.Value, room)
			for i := range into {
				into[i] = bench.Value{X: 1e9, Std: 1e9, Missing: true}
			}
			got := ask(t, b, a, bench.Query{Into: into})
			if !same(got, want) {
				t.Fatalf("with an Into of %d it answers %v, want %v", room, numbers(got), numbers(want))
			}
			if room >= n && &got[0] != &into[0] {
				t.Errorf("an Into of %d for %d values is not used", room, n)
			}
		}
	}
}

func concurrent(t *testing.T, b bench.Benchmark) {
	list := archs(b, samples)
	want := make([][]bench.Value, len(list))
	for i, a := range list {
		want[i] = ask(t, b, a, bench.Query{Draw: true, Seed: 3})
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			for k := range list {
				i := (k*7 + worker) % len(list)
				r, err := b.Query(t.Context(), list[i], bench.Query{Draw: true, Seed: 3})
				if err != nil || !same(r.Values, want[i]) {
					t.Errorf("asked by several at once, %v answers %v, %v", list[i], r, err)
					return
				}
			}
		})
	}
	wait.Wait()
}
