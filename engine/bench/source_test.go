package bench_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/name"
)

// TestSource opens a benchmark whose data comes later.
func TestSource(t *testing.T) {
	there := false
	b := toy(t)
	bench.RegisterSource("source/toy", bench.Source{
		Open: func() (bench.Benchmark, error) { return b, nil },
		Ready: func() error {
			if there {
				return nil
			}
			return errors.New("fetch it with naslab data get toys")
		},
		Data: "toys",
	})
	if _, err := bench.Open("source/toy"); err == nil || err.Error() != "bench: source/toy needs data: fetch it with naslab data get toys" {
		t.Errorf("without data: %v", err)
	}
	_, err := bench.Open("source/tooy")
	var unknown *name.Unknown
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Near, "source/toy") {
		t.Errorf("unknown: %v", err)
	}
	for _, want := range []string{`did you mean "source/toy"`, "more with the data of toys, by naslab data get"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %q", err, want)
		}
	}
	if bench.Needs("source/toy") != "toys" || bench.Needs("nothing") != "" || !slices.Contains(bench.Names(), "source/toy") {
		t.Error("Needs or Names")
	}
	rows := bench.List().Rows
	if !slices.ContainsFunc(rows, func(r []any) bool { return r[0] == "source/toy" && r[2] == "no" }) {
		t.Errorf("rows %v", rows)
	}
	there = true
	if got, err := bench.Open("source/toy"); err != nil || got != bench.Benchmark(b) {
		t.Errorf("with data: %v, %v", got, err)
	}
	_, err = bench.Open("source/tooy")
	if !strings.Contains(err.Error(), "there are") || strings.Contains(err.Error(), "toys") {
		t.Errorf("unknown, with data: %v", err)
	}
}
