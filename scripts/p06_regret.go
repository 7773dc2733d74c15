//go:build ignore

// p06_regret draws how far the best architecture found so far is from the best
// there is, over the evaluations, for the search methods of NAS-Bench-Suite
// (Mehta and others, ICLR 2022) with their defaults, on every pair of space and
// data set that there are tables for. Run it from the root of the repository:
//
//	go run scripts/p06_regret.go [-data DIR] [-out figures] [-smoke]
//
// Tables are those of naslab data get, or, with -data, of another folder. Random
// search (rs), regularised evolution (rea) and local search (ls) run with 20 seeds.
// BANANAS and NPENAS train an ensemble for every ten proposals: they run with
// fewer seeds (-slow-seeds 5) and fewer passes over the data (-epochs 100, where
// the paper has 500; on NAS-Bench-201 both rank architectures alike). Outcomes go
// to p06_runs.jsonl in -out, which p06_ranks and p06_transfer share: an
// interrupted run goes on where it was. Remove the file after changing a method.
//
// What to see in p06_regret.png, .svg (and .csv, the curves): no method is best
// everywhere. p06_regret_final.csv has the regret after the last evaluation.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"naslab/engine"
	"naslab/engine/figure"
	"naslab/engine/grid"
	"naslab/engine/stat"
	"naslab/engine/table"
)

var methods = []string{"rs", "rea", "ls", "bananas", "npenas"}

type config struct {
	data, out, pairs                string
	evals, seeds, slowSeeds, epochs int
}

func main() {
	var c config
	flag.StringVar(&c.data, "data", "", "folder of tables; empty: those of naslab data get")
	flag.StringVar(&c.out, "out", "figures", "folder of the files")
	flag.StringVar(&c.pairs, "pairs", "", "benchmarks, with commas between; empty: all there are")
	flag.IntVar(&c.evals, "evals", 200, "evaluations of a search")
	flag.IntVar(&c.seeds, "seeds", 20, "seeds of rs, rea and ls")
	flag.IntVar(&c.slowSeeds, "slow-seeds", 5, "seeds of bananas and npenas")
	flag.IntVar(&c.epochs, "epochs", 100, "epochs of the networks of bananas and npenas")
	smoke := flag.Bool("smoke", false, "the smallest run that goes through everything")
	flag.Parse()
	if *smoke {
		c.pairs, c.evals, c.seeds, c.slowSeeds, c.epochs = "nb201/cifar10,transnas/macro/jigsaw", 24, 3, 2, 2
	}
	engine.Install()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := c.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "p06_regret:", err)
		os.Exit(1)
	}
}

func (c config) run(ctx context.Context) error {
	pairs, err := c.open()
	if err != nil {
		return err
	}
	g, err := grid.New(pairs, filepath.Join(c.out, "p06_runs.jsonl"))
	if err != nil {
		return err
	}
	defer g.Close()
	var jobs []grid.Job
	for _, method := range methods { // the quick ones first
		for _, p := range pairs {
			jobs = append(jobs, c.jobs(p.Name(), method)...)
		}
	}
	outcomes, err := g.Run(ctx, jobs, grid.Bar("searches"))
	if err != nil {
		return err
	}
	by := map[string][]grid.Outcome{}
	for _, o := range outcomes {
		by[o.Pair+" "+o.Method] = append(by[o.Pair+" "+o.Method], o)
	}
	return c.report(pairs, by)
}

func (c config) open() ([]*grid.Pair, error) {
	s, err := grid.Folder(c.data)
	if err != nil {
		return nil, err
	}
	pairs, absent, err := grid.Published(s, true, strings.FieldsFunc(c.pairs, func(r rune) bool { return r == ',' })...)
	for _, a := range absent {
		fmt.Fprintln(os.Stderr, "left out:", a)
	}
	return pairs, err
}

func (c config) jobs(pair, method string) []grid.Job {
	n, options := c.seeds, map[string]float64(nil)
	if method == "bananas" || method == "npenas" {
		n, options = c.slowSeeds, map[string]float64{"epochs": float64(c.epochs)}
	}
	var list []grid.Job
	for seed := range n {
		list = append(list, grid.Job{Kind: grid.Search, Pair: pair, Method: method, Options: options, Seed: uint64(seed), Evals: c.evals})
	}
	return list
}

// report draws the figure and writes the table of final regrets.
func (c config) report(pairs []*grid.Pair, by map[string][]grid.Outcome) error {
	f := figure.Figure{Title: "Regret of search methods over evaluations", Columns: 3, Height: 1.4}
	if len(pairs) < 3 {
		f.Columns = len(pairs)
	}
	f.Note = fmt.Sprintf("Lines are means, bands 95 %% bootstrap intervals of the mean, over %d seeds, %d of bananas and npenas%s. "+
		"Regret is against the best of all known architectures, in the metric that is searched for: of validation, on nbmacro of the test.", c.seeds, c.slowSeeds, c.ranges())
	final := table.New(fmt.Sprintf("regret after %d evaluations", c.evals), "pair", "metric", "unit", "best", "method", "seeds", "regret", "lo", "hi")
	for _, p := range pairs {
		m := p.Metric()
		panel := figure.Panel{Title: p.Name(), X: figure.Axis{Label: "evaluations"}, Y: figure.Axis{Label: "regret", Unit: m.Unit}}
		if m.Unit == "" {
			panel.Y.Label = "regret, " + strings.ReplaceAll(m.Name, "_", " ")
		}
		for _, method := range methods {
			s, err := c.curve(p, by[p.Name()+" "+method])
			if err != nil {
				return err
			}
			s.Name = method
			panel.Series = append(panel.Series, s)
			n := len(s.X) - 1
			final.Add(p.Name(), m.Name, m.Unit, p.Best(), method, len(by[p.Name()+" "+method]), s.Y[n], s.Lo[n], s.Hi[n])
		}
		panel.Y.Min, panel.Y.Max = bounds(panel.Series)
		f.Panels = append(f.Panels, panel)
	}
	files, err := f.Save(filepath.Join(c.out, "p06_regret"))
	if err != nil {
		return err
	}
	path := filepath.Join(c.out, "p06_regret_final.csv")
	if err := final.SaveCSV(path); err != nil {
		return err
	}
	fmt.Println(final.Render(0))
	fmt.Println(strings.Join(append(files, path), "\n"))
	return nil
}

// few is the number of seeds below which a bootstrap interval says nothing: bands
// are then from the least to the largest regret.
const few = 5

func (c config) ranges() string {
	if c.seeds < few || c.slowSeeds < few {
		return fmt.Sprintf(" (with less than %d: the least and the largest)", few)
	}
	return ""
}

// curve is the mean regret with its band, at every fifth evaluation.
func (c config) curve(p *grid.Pair, runs []grid.Outcome) (figure.Series, error) {
	s := figure.Series{Kind: figure.Band}
	for at := 10; at <= c.evals; at++ {
		if at%5 != 0 && at != c.evals {
			continue
		}
		regrets := make([]float64, len(runs))
		for i, o := range runs {
			regrets[i] = p.Regret(o.After(at))
		}
		mean, err := band(regrets)
		if err != nil {
			return s, err
		}
		s.X, s.Y = append(s.X, float64(at)), append(s.Y, mean.Value)
		s.Lo, s.Hi = append(s.Lo, mean.Lo), append(s.Hi, mean.Hi)
	}
	return s, nil
}

func band(regrets []float64) (stat.Interval, error) {
	if len(regrets) >= few {
		return stat.Bootstrap(regrets, stat.Mean, stat.Resampling{Draws: 1000})
	}
	mean, err := stat.Mean(regrets)
	return stat.Interval{Value: mean, Lo: slices.Min(regrets), Hi: slices.Max(regrets)}, err
}

// bounds keeps the first evaluations, where all are bad, from pressing the rest
// down: the axis ends at the largest mean regret early on.
func bounds(list []figure.Series) (lo, hi float64) {
	for _, s := range list {
		hi = max(hi, s.Y[len(s.Y)/20])
	}
	if hi == 0 {
		return 0, 0 // as the data are
	}
	return 0, 1.05 * hi
}
