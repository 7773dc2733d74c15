//go:build ignore

// p03_tables writes the four tables of the survey "Neural Architecture Search:
// Insights from 1000 Papers" (arXiv:2301.08727) from what is registered and, where
// benchmark data are there, measured. Run it from the root of the repository:
//
//	go run scripts/p03_tables.go [-out figures] [-benchmark nb201/cifar10] [-metric val_accuracy] [-learn 100] [-test 500] [-seed 1] [-smoke]
//
// It writes each table as .csv and .md:
//
//	p03_spaces_table  spaces: kind, decisions, choices, architectures, networks, encodings
//	p03_strategies  the branches of black-box and one-shot search, and who is here
//	p03_speedups    ways to score a network for less: rank correlation (Spearman, Kendall)
//	                with full training on one benchmark, and the seconds it took here
//	p03_benchmarks  benchmarks: space, kind, rows, metrics, devices, lower fidelities, scores
//
// Correlations of p03_speedups are over the architectures of one random sample: a
// predictor learns from -learn of them and is tested on the other -test; published
// scores, shorter training and inherited weights are looked up for these -test ones.
// -smoke takes hwgpt/s, which needs no data, 20 and 40 architectures.
package main

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/predict"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/stat"
	"naslab/engine/table"
	"naslab/engine/taxonomy"
)

func main() {
	out := flag.String("out", "figures", "folder of the files")
	on := flag.String("benchmark", "nb201/cifar10", "benchmark of the correlations")
	metric := flag.String("metric", "val_accuracy", "its metric")
	learn := flag.Int("learn", 100, "architectures that predictors learn from")
	test := flag.Int("test", 500, "architectures of the correlations")
	root := flag.Uint64("seed", 1, "seed of the sample and the predictors")
	smoke := flag.Bool("smoke", false, "hwgpt/s and few architectures")
	flag.Parse()
	if *smoke {
		*on, *metric, *learn, *test = "hwgpt/s", "perplexity", 20, 40
	}
	engine.Install()
	if err := run(*out, *on, *metric, *learn, *test, *root); err != nil {
		fmt.Fprintln(os.Stderr, "p03_tables:", err)
		os.Exit(1)
	}
}

func run(out, on, metric string, learn, test int, root uint64) error {
	if learn < 10 || test < 10 {
		return fmt.Errorf("%d and %d architectures are too few; give 10 at least", learn, test)
	}
	spaces, err := taxonomy.Sizes()
	if err != nil {
		return err
	}
	strategies, err := taxonomy.Survey([]string{"black-box", "one-shot"})
	if err != nil {
		return err
	}
	speed, err := speedups(on, metric, learn, test, root)
	if err != nil {
		return err
	}
	list, err := benchmarks()
	if err != nil {
		return err
	}
	for _, t := range []struct {
		name  string
		table *table.Table
	}{{"p03_spaces_table", withEncodings(spaces)}, {"p03_strategies", strategies.AsTable()}, {"p03_speedups", speed}, {"p03_benchmarks", list}} {
		if err := save(t.table, filepath.Join(out, t.name)); err != nil {
			return err
		}
		fmt.Println(filepath.Join(out, t.name) + ".csv, .md")
	}
	fmt.Println(speed.Render(0))
	return nil
}

// withEncodings adds the encodings of each space.
func withEncodings(sizes *table.Table) *table.Table {
	heads := []string{}
	for _, c := range sizes.Columns {
		heads = append(heads, c.Head())
	}
	t := table.New(sizes.Title, append(heads, "encodings")...)
	for _, row := range sizes.Rows {
		var names []string
		if s, err := space.New(row[1].(string)); err == nil {
			for _, e := range space.Encodings(s) {
				names = append(names, e.Name)
			}
		}
		t.Add(append(slices.Clone(row), strings.Join(names, ", "))...)
	}
	return t
}

// sample draws different architectures that have the metric.
func sample(b bench.Benchmark, metric string, n int, root uint64) ([]space.Arch, []float64, error) {
	rng := seed.New(root).Rand("sample")
	var archs []space.Arch
	var values []float64
	seen := map[string]bool{}
	for range 20 * n {
		if len(archs) == n {
			return archs, values, nil
		}
		a := space.Sample(b.Space(), rng)
		v, err := value(b, a, metric, 0)
		if err != nil {
			return nil, nil, err
		}
		if !seen[a.Key()] && !math.IsNaN(v) {
			seen[a.Key()] = true
			archs, values = append(archs, a), append(values, v)
		}
	}
	return nil, nil, fmt.Errorf("%s has fewer than %d architectures with %s among random ones", b.Name(), n, metric)
}

func value(b bench.Benchmark, a space.Arch, metric string, fidelity float64) (float64, error) {
	r, err := b.Query(context.Background(), a, bench.Query{Metrics: []string{metric}, Fidelity: fidelity})
	if err != nil {
		return 0, err
	}
	return r.Values[0].X, nil
}

func speedups(on, metric string, learn, test int, root uint64) (*table.Table, error) {
	t := table.New(fmt.Sprintf("speed-ups on %s, %s", on, metric), "way", "what", "spearman", "kendall", "architectures", "cost of full training", "time here (s)")
	b, err := bench.Open(on)
	if err != nil {
		return nil, err
	}
	archs, values, err := sample(b, metric, learn+test, root)
	if err != nil {
		return nil, err
	}
	for _, name := range predict.Names() {
		p, err := predict.New(name, predict.Setup{Space: b.Space(), Seed: seed.New(root)})
		if err != nil {
			return nil, err
		}
		begin := time.Now()
		if err := p.Fit(context.Background(), archs[:learn], values[:learn]); err != nil {
			return nil, err
		}
		e, err := p.Predict(context.Background(), archs[learn:])
		if err != nil {
			return nil, err
		}
		took := time.Since(begin).Seconds()
		if err := add(t, "predictor", fmt.Sprintf("%s, learns from %d", name, learn), e.Mean, values[learn:], nil, took); err != nil {
			return nil, err
		}
	}
	for _, m := range b.Metrics() {
		way, fidelities := "", []float64{0}
		switch {
		case m.Name == metric:
			way, fidelities = "low fidelity", m.Fidelities
		case strings.HasPrefix(m.Name, "zc_"):
			way = "zero-cost, published"
		case m.Name == "gdas_accuracy":
			way = "inherited weights, published"
		case m.Name == "params" || m.Name == "macs" || m.Name == "flops":
			way = "size"
		}
		for _, f := range fidelities {
			if way == "" {
				continue
			}
			var xs []float64
			for _, a := range archs[learn:] {
				x, err := value(b, a, m.Name, f)
				if err != nil {
					return nil, err
				}
				xs = append(xs, x)
			}
			what, cost := m.Name, any(nil)
			if f > 0 {
				what, cost = fmt.Sprintf("%s at %.3g of the epochs", m.Name, f), f
			}
			if err := add(t, way, what, xs, values[learn:], cost, math.NaN()); err != nil {
				return nil, err
			}
		}
	}
	t.Note = "Cost is the share of full training that one network takes, where the benchmark says; time is that of learning and of scoring all architectures, measured here. Not yet in naslab: "
	c, err := taxonomy.Survey([]string{"speed-ups"})
	if err != nil {
		return nil, err
	}
	var lacks []string
	for _, r := range c.Rows {
		for _, m := range r.Missing {
			lacks = append(lacks, r.ID+" ("+m+")")
		}
	}
	t.Note += strings.Join(lacks, "; ") + "."
	return t, nil
}

// add correlates scores with values where both are there.
func add(t *table.Table, way, what string, scores, values []float64, cost any, seconds float64) error {
	var xs, ys []float64
	for i, x := range scores {
		if !math.IsNaN(x) && !math.IsInf(x, 0) {
			xs, ys = append(xs, x), append(ys, values[i])
		}
	}
	row := []any{way, what, nil, nil, len(xs), cost, nil}
	if len(xs) > 2 && slices.Min(xs) < slices.Max(xs) {
		rho, err := stat.Spearman(xs, ys)
		if err != nil {
			return err
		}
		tau, err := stat.Kendall(xs, ys)
		if err != nil {
			return err
		}
		row[2], row[3] = rho, tau
	}
	if !math.IsNaN(seconds) {
		row[6] = seconds
	}
	t.Add(row...)
	return nil
}

func benchmarks() (*table.Table, error) {
	t := table.New("benchmarks", "benchmark", "space", "kind", "rows", "metrics", "devices", "with lower fidelities", "zero-cost scores", "inherited weights", "data")
	for _, name := range bench.Names() {
		kind := strings.Join(taxonomy.Entries("benchmark", name), ", ")
		data := any(nil)
		if d := bench.Needs(name); d != "" {
			data = d
		}
		b, err := bench.Open(name)
		if bench.Ready(name) != nil {
			t.Add(name, nil, kind, nil, nil, nil, nil, nil, nil, bench.Needs(name)+", not here")
			continue
		}
		if err != nil {
			return nil, err
		}
		rows, fidelities, scores, inherited := any(nil), 0, 0, "no"
		if sized, ok := b.(interface{ Len() int }); ok {
			rows = sized.Len()
		}
		devices := map[string]bool{}
		for _, m := range b.Metrics() {
			if len(m.Fidelities) > 0 {
				fidelities++
			}
			if strings.HasPrefix(m.Name, "zc_") {
				scores++
			}
			if m.Device != "" {
				devices[m.Device] = true
			}
			if m.Name == "gdas_accuracy" || strings.Contains(m.Doc, "supernet") {
				inherited = "yes"
			}
		}
		t.Add(name, b.Space().Name(), kind, rows, len(b.Metrics()), len(devices), fidelities, scores, inherited, data)
	}
	return t, nil
}

// save writes path.csv and path.md.
func save(t *table.Table, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	w, err := os.Create(path + ".csv")
	if err != nil {
		return err
	}
	defer w.Close()
	if err := t.CSV(w); err != nil {
		return err
	}
	text := "# " + t.Title + "\n\n" + t.Markdown() + "\n"
	if t.Note != "" {
		text += "\n" + t.Note + "\n"
	}
	return os.WriteFile(path+".md", []byte(text), 0o644)
}
