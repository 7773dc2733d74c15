//go:build ignore

// p06_transfer asks whether the settings of a search method that suit one task
// suit another (NAS-Bench-Suite, Mehta and others, ICLR 2022): the method is
// tuned on each pair of space and data set that there are tables for, and what
// came out is tried on all others. Run it from the root of the repository:
//
//	go run scripts/p06_transfer.go [-method rea] [-data DIR] [-out figures] [-smoke]
//
// Tables are those of naslab data get, or, with -data, of another folder. On each
// pair 100 random settings and the default run with 40 seeds of 200 evaluations,
// and the one with the least mean regret is taken; then it runs on every pair with
// 100 other seeds, since with fewer the differences drown in chance. bananas and npenas take days at this size: give fewer
// -settings, -tuning-seeds, -seeds and -epochs. Outcomes go to p06_runs.jsonl in -out, so that an interrupted run
// goes on where it was. Remove the file after changing a method.
//
// What to see in p06_transfer_METHOD.png, .svg (and .csv): each cell is the share
// of what tuning gains on the column's task that is lost when the row's settings
// are used: 0 where they do as well as those tuned there, 1 where they do no better
// than random settings do on average. p06_transfer_METHOD_regret.csv has the
// regrets themselves, and the settings.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"naslab/engine"
	"naslab/engine/figure"
	"naslab/engine/grid"
	"naslab/engine/seed"
	"naslab/engine/table"
)

type config struct {
	data, out, pairs, method               string
	evals, settings, tuning, seeds, epochs int
}

// tuningSeeds is the first seed of tuning, so that the tries have others.
const tuningSeeds = 1000

func main() {
	var c config
	flag.StringVar(&c.data, "data", "", "folder of tables; empty: those of naslab data get")
	flag.StringVar(&c.out, "out", "figures", "folder of the files")
	flag.StringVar(&c.pairs, "pairs", "", "benchmarks, with commas between; empty: all there are")
	flag.StringVar(&c.method, "method", "rea", "search method: rea, ls, bananas or npenas")
	flag.IntVar(&c.evals, "evals", 200, "evaluations of a search")
	flag.IntVar(&c.settings, "settings", 100, "random settings")
	flag.IntVar(&c.tuning, "tuning-seeds", 40, "seeds with which the settings are compared")
	flag.IntVar(&c.seeds, "seeds", 100, "seeds with which the chosen ones are tried")
	flag.IntVar(&c.epochs, "epochs", 100, "epochs of the networks of bananas and npenas")
	smoke := flag.Bool("smoke", false, "the smallest run that goes through everything")
	flag.Parse()
	if *smoke {
		c.pairs, c.evals, c.settings, c.tuning, c.seeds = "nb201/cifar10,nb201/cifar100,transnas/macro/jigsaw", 60, 6, 3, 3
	}
	engine.Install()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := c.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "p06_transfer:", err)
		os.Exit(1)
	}
}

func (c config) run(ctx context.Context) error {
	if !grid.Tunable(grid.Search, c.method) {
		return fmt.Errorf("there are no settings to draw for method %q; give rea, ls, bananas or npenas", c.method)
	}
	if c.settings < 1 || c.tuning < 1 || c.seeds < 1 {
		return fmt.Errorf("%d settings, %d and %d seeds; give at least 1 of each", c.settings, c.tuning, c.seeds)
	}
	s, err := grid.Folder(c.data)
	if err != nil {
		return err
	}
	pairs, absent, err := grid.Published(s, true, strings.FieldsFunc(c.pairs, func(r rune) bool { return r == ',' })...)
	for _, a := range absent {
		fmt.Fprintln(os.Stderr, "left out:", a)
	}
	if err != nil {
		return err
	}
	g, err := grid.New(pairs, filepath.Join(c.out, "p06_runs.jsonl"))
	if err != nil {
		return err
	}
	defer g.Close()
	var fixed map[string]float64
	if c.method == "bananas" || c.method == "npenas" {
		fixed = map[string]float64{"epochs": float64(c.epochs)}
	}
	settings := grid.Settings(grid.Search, c.method, 1+c.settings, fixed, seed.New(1).Rand("settings of "+c.method))
	tuned, err := c.regrets(ctx, g, pairs, settings, tuningSeeds, c.tuning, "tuning")
	if err != nil {
		return err
	}
	chosen := make([]map[string]float64, len(pairs))
	untuned := make([]float64, len(pairs)) // mean regret of random settings
	for j := range pairs {
		best := 0
		for i := range settings {
			if tuned[i][j] < tuned[best][j] {
				best = i
			}
			if i > 0 {
				untuned[j] += tuned[i][j] / float64(len(settings)-1)
			}
		}
		chosen[j] = settings[best]
	}
	tried, err := c.regrets(ctx, g, pairs, chosen, 0, c.seeds, "trying")
	if err != nil {
		return err
	}
	return c.report(pairs, chosen, tried, untuned)
}

// regrets returns the mean regret after all evaluations, by setting and pair.
func (c config) regrets(ctx context.Context, g *grid.Grid, pairs []*grid.Pair, settings []map[string]float64, first uint64, seeds int, what string) ([][]float64, error) {
	var jobs []grid.Job
	for _, options := range settings {
		for _, p := range pairs {
			for i := range seeds {
				jobs = append(jobs, grid.Job{Kind: grid.Search, Pair: p.Name(), Method: c.method, Options: options, Seed: first + uint64(i), Evals: c.evals})
			}
		}
	}
	outcomes, err := g.Run(ctx, jobs, grid.Bar(what))
	if err != nil {
		return nil, err
	}
	regrets := make([][]float64, len(settings))
	for i := range settings {
		regrets[i] = make([]float64, len(pairs))
		for j, p := range pairs {
			for _, o := range outcomes[(i*len(pairs)+j)*seeds:][:seeds] {
				regrets[i][j] += p.Regret(o.After(c.evals)) / float64(seeds)
			}
		}
	}
	return regrets, nil
}

func (c config) report(pairs []*grid.Pair, chosen []map[string]float64, tried [][]float64, untuned []float64) error {
	t := table.New("regret of "+c.method+" tuned on one pair on others", "tuned on", "settings", "tried on", "unit", "regret", "regret tuned there", "regret of random settings", "share lost")
	n := len(pairs)
	cells := figure.Series{Kind: figure.Cells}
	var names, turned []string
	var level []string // columns where tuning gains nothing
	for i, p := range pairs {
		names = append(names, p.Name())
		turned = append(turned, pairs[n-1-i].Name()) // the first row stands on top
		for j, q := range pairs {
			gain := untuned[j] - tried[j][j]
			var share any
			if gain > 0 {
				lost := (tried[i][j] - tried[j][j]) / gain
				share = lost
				cells.X, cells.Y = append(cells.X, float64(j)), append(cells.Y, float64(n-1-i))
				cells.Values = append(cells.Values, max(0, min(1, lost)))
				cells.Texts = append(cells.Texts, short(lost))
			} else if i == 0 {
				level = append(level, q.Name())
			}
			t.Add(p.Name(), options(chosen[i]), q.Name(), q.Metric().Unit, tried[i][j], tried[j][j], untuned[j], share)
		}
	}
	f := figure.Figure{Title: "Settings of " + c.method + " tuned on one task and tried on another", Width: 7, Height: min(5, 0.6+0.25*float64(n))}
	f.Note = fmt.Sprintf("0: as good as tuned there; 1: as random settings on average. Best of %d random settings and the default, %d seeds; tried with %d others.", c.settings, c.tuning, c.seeds)
	if len(level) > 0 {
		f.Note += " Empty columns: tuning gains nothing there."
	}
	f.Panels = []figure.Panel{{
		X: figure.Axis{Label: "tried on", Names: names}, Y: figure.Axis{Label: "tuned on", Names: turned},
		Color: figure.Axis{Label: "share of the gain that is lost", Min: 0, Max: 1}, Series: []figure.Series{cells},
	}}
	path := filepath.Join(c.out, "p06_transfer_"+c.method+"_regret.csv")
	if err := t.SaveCSV(path); err != nil {
		return err
	}
	fmt.Println(c.summary(pairs, chosen, tried, untuned).Render(0))
	if len(cells.X) > 0 {
		files, err := f.Save(filepath.Join(c.out, "p06_transfer_"+c.method))
		if err != nil {
			return err
		}
		fmt.Println(strings.Join(files, "\n"))
	}
	fmt.Println(path)
	return nil
}

// summary is a line per pair: what was chosen and how it does elsewhere.
func (c config) summary(pairs []*grid.Pair, chosen []map[string]float64, tried [][]float64, untuned []float64) *table.Table {
	t := table.New(c.method+" tuned on each pair", "pair", "settings", "unit", "regret", "of random settings", "mean share lost in its space", "elsewhere")
	for i, p := range pairs {
		var sum, count [2]float64
		for j, q := range pairs {
			if gain := untuned[j] - tried[j][j]; gain > 0 && i != j {
				where := 1
				if q.Group() == p.Group() {
					where = 0
				}
				sum[where] += (tried[i][j] - tried[j][j]) / gain
				count[where]++
			}
		}
		row := []any{p.Name(), options(chosen[i]), p.Metric().Unit, tried[i][i], untuned[i], nil, nil}
		for k := range sum {
			if count[k] > 0 {
				row[5+k] = sum[k] / count[k]
			}
		}
		t.Add(row...)
	}
	return t
}

// short writes a share in three characters at most.
func short(x float64) string {
	switch {
	case x < 0.05 && x > -0.05:
		return "0"
	case x > 9.95:
		return ">9"
	case x < -0.95:
		return "<0"
	}
	return strings.Replace(strings.Replace(strconv.FormatFloat(x, 'f', 1, 64), "0.", ".", 1), "-", "−", 1)
}

// options writes settings; those of nobody are the default.
func options(set map[string]float64) string {
	if len(set) == 0 {
		return "default"
	}
	var words []string
	for _, name := range slices.Sorted(maps.Keys(set)) {
		words = append(words, fmt.Sprintf("%s %g", name, set[name]))
	}
	return strings.Join(words, ", ")
}
