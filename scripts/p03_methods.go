//go:build ignore

// p03_methods draws the comparison of search methods of the survey "Neural
// Architecture Search: Insights from 1000 Papers" (arXiv:2301.08727): the best value
// so far of random search, regularised evolution, local search, BANANAS, PPO and
// TPE on one benchmark, over many seeds. Run it from the root of the repository:
//
//	go run scripts/p03_methods.go [-out figures] [-benchmark nb201/cifar10] [-metric val_accuracy] [-evals 100] [-seeds 10] [-smoke]
//
// The benchmark's data must be there (naslab data get nb201); -smoke takes hwgpt/s,
// which needs none, 3 seeds and 30 evaluations. Every method has its documented
// defaults and the same seeds.
//
// What to see in p03_methods.png, .svg (and .csv, the curves): the mean over the
// seeds after each evaluation, and as band its 95 % bootstrap interval. Where bands
// do not overlap the difference is no chance of the seeds. p03_methods_final.csv has
// the mean and the interval after the last evaluation and the seconds per search.
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

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/figure"
	"naslab/engine/run"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// methods are those of the survey's figure, by their names there.
var methods = []struct{ name, label string }{
	{"rs", "RS"}, {"rea", "RE"}, {"ls", "LS"}, {"bananas", "BANANAS"}, {"ppo", "PPO"}, {"tpe", "TPE"},
}

func main() {
	out := flag.String("out", "figures", "folder of the files")
	on := flag.String("benchmark", "nb201/cifar10", "the benchmark")
	metric := flag.String("metric", "val_accuracy", "what is searched for")
	evals := flag.Int("evals", 100, "evaluations of a search")
	seeds := flag.Int("seeds", 10, "searches per method, two at least")
	smoke := flag.Bool("smoke", false, "hwgpt/s, 30 evaluations, 3 seeds")
	flag.Parse()
	if *smoke {
		*on, *metric, *evals, *seeds = "hwgpt/s", "perplexity", 30, 3
	}
	engine.Install()
	if err := compare(*out, *on, *metric, *evals, *seeds); err != nil {
		fmt.Fprintln(os.Stderr, "p03_methods:", err)
		os.Exit(1)
	}
}

func compare(out, on, metric string, evals, seeds int) error {
	if seeds < 2 || evals < 1 {
		return fmt.Errorf("%d seeds of %d evaluations; give two seeds and one evaluation at least", seeds, evals)
	}
	b, err := bench.Open(on)
	if err != nil {
		return err
	}
	p, err := run.NewProblem(b, []string{metric})
	if err != nil {
		return err
	}
	m := p.Objectives()[0]
	unit := ""
	if m.Unit != "" {
		unit = " (" + m.Unit + ")"
	}
	final := table.New(fmt.Sprintf("best %s on %s after %d evaluations, %d seeds", metric, on, evals, seeds),
		"method", "mean"+unit, "lower"+unit, "upper"+unit, "time (s)")
	panel := figure.Panel{X: figure.Axis{Label: "evaluations"}, Y: figure.Axis{Label: "best " + metric, Unit: m.Unit, Maximise: m.Maximise}}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, method := range methods {
		s := figure.Series{Name: method.label, Kind: figure.Band}
		curves, seconds, err := searches(p, method.name, metric, evals, seeds)
		if err != nil {
			return err
		}
		for i := range evals {
			at, err := interval(curves, i)
			if err != nil {
				return err
			}
			s.X, s.Y, s.Lo, s.Hi = append(s.X, float64(i+1)), append(s.Y, at.Value), append(s.Lo, at.Lo), append(s.Hi, at.Hi)
			if i >= evals/20 { // the first networks may be very bad
				lo, hi = min(lo, at.Lo), max(hi, at.Hi)
			}
		}
		panel.Series = append(panel.Series, s)
		final.Add(method.label, s.Y[evals-1], s.Lo[evals-1], s.Hi[evals-1], seconds/float64(seeds))
	}
	panel.Y.Min, panel.Y.Max = lo-(hi-lo)/20, hi+(hi-lo)/20
	f := figure.Figure{Title: "Search methods on " + on, Panels: []figure.Panel{panel}, Width: 5, Height: 3,
		Note: fmt.Sprintf("Mean of %d seeds; bands are its 95 %% bootstrap intervals.", seeds)}
	files, err := f.Save(filepath.Join(out, "p03_methods"))
	if err != nil {
		return err
	}
	fmt.Println(final.Render(0))
	path := filepath.Join(out, "p03_methods_final.csv")
	w, err := os.Create(path)
	if err != nil {
		return err
	}
	defer w.Close()
	fmt.Println(strings.Join(append(files, path), "\n"))
	return final.CSV(w)
}

// searches runs a method with each seed and returns the best value so far after
// each evaluation, and the seconds of all. A search that ends early, since it has
// no more to propose, keeps its last value.
func searches(p *run.Problem, method, metric string, evals, seeds int) ([][]float64, float64, error) {
	var curves [][]float64
	seconds := 0.0
	for seed := range seeds {
		s, err := run.Search(context.Background(), p, method, run.Config{Memory: true, Seed: uint64(seed + 1), Budget: run.Budget{Evals: evals}})
		if err != nil {
			return nil, 0, err
		}
		curve := slices.Clone(s.BestCurve(metric))
		if len(curve) == 0 {
			return nil, 0, fmt.Errorf("%s with seed %d evaluated nothing", method, seed+1)
		}
		for len(curve) < evals {
			curve = append(curve, curve[len(curve)-1])
		}
		curves, seconds = append(curves, curve), seconds+s.Seconds()
	}
	return curves, seconds, nil
}

// interval is the mean of the curves at place i with its bootstrap interval.
func interval(curves [][]float64, i int) (stat.Interval, error) {
	var xs []float64
	for _, c := range curves {
		if !math.IsNaN(c[i]) {
			xs = append(xs, c[i])
		}
	}
	mean := func(x []float64) (float64, error) {
		sum := 0.0
		for _, v := range x {
			sum += v
		}
		return sum / float64(len(x)), nil
	}
	if len(xs) < 2 {
		return stat.Interval{Value: math.NaN(), Lo: math.NaN(), Hi: math.NaN()}, nil
	}
	return stat.Bootstrap(xs, mean, stat.Resampling{Draws: 1000, Seed: uint64(i)})
}
