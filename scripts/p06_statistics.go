//go:build ignore

// p06_statistics makes the table of statistics of NAS-Bench-Suite (Mehta and
// others, ICLR 2022) for every pair of space and data set that there are tables
// for, and draws how fast the accuracies along random walks forget where they
// began. Run it from the root of the repository:
//
//	go run scripts/p06_statistics.go [-data DIR] [-out figures] [-smoke]
//
// Tables are those of naslab data get, or, with -data, of another folder. A walk
// goes from a random architecture to a random neighbour, 36 times; there are 1,000
// walks of a space, the same for all its data sets. Spaces of which only a sample
// is known have no walks, and their accuracies are those of the sample.
//
// What to see in p06_statistics.png, .svg (and .csv, the curves): tasks of one
// space may be smooth or rugged. p06_statistics_table.csv is the table: size of
// the space, architectures known, mean, deviation and best of the metric, rank
// correlation (Spearman) of validation and test, mean number of neighbours beside
// the published one, autocorrelation after one step, and the steps until it is
// below 1/e.
package main

import (
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/figure"
	"naslab/engine/grid"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// published are the mean numbers of neighbours in the paper, by space.
var published = map[string]float64{"nb101": 20.1, "nb201": 24, "nb301": 120}

type config struct {
	data, out, pairs      string
	walks, window, around int
	seed                  uint64
}

func main() {
	var c config
	flag.StringVar(&c.data, "data", "", "folder of tables; empty: those of naslab data get")
	flag.StringVar(&c.out, "out", "figures", "folder of the files")
	flag.StringVar(&c.pairs, "pairs", "", "benchmarks, with commas between; empty: all there are")
	flag.IntVar(&c.walks, "walks", 1000, "random walks of a space")
	flag.IntVar(&c.window, "window", 36, "steps of a walk, the largest distance")
	flag.IntVar(&c.around, "neighbourhoods", 1000, "random architectures whose neighbours are counted")
	flag.Uint64Var(&c.seed, "seed", 1, "seed of walks and architectures")
	smoke := flag.Bool("smoke", false, "the smallest run that goes through everything")
	flag.Parse()
	if *smoke {
		c.pairs, c.walks, c.around = "nb201/cifar10,nb301,transnas/macro/jigsaw", 20, 20
	}
	engine.Install()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := c.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "p06_statistics:", err)
		os.Exit(1)
	}
}

func (c config) run(ctx context.Context) error {
	s, err := grid.Folder(c.data)
	if err != nil {
		return err
	}
	pairs, absent, err := grid.Published(s, false, strings.FieldsFunc(c.pairs, func(r rune) bool { return r == ',' })...)
	for _, a := range absent {
		fmt.Fprintln(os.Stderr, "left out:", a)
	}
	if err != nil {
		return err
	}
	t := table.New("statistics of spaces and data sets", "pair", "metric", "unit", "size", "known", "mean", "std", "best", "validation-test",
		"neighbours", "published", "difference", "autocorrelation", "steps to 1/e")
	t.Note = fmt.Sprintf("autocorrelation: after one step, of %d walks; it has no value where only a part of the space is known; published: neighbours in the paper", c.walks)
	curves := map[string]*figure.Panel{}
	var order []string
	show := grid.Bar("pairs")
	for i, p := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		rho, err := c.row(t, p)
		if err != nil {
			return err
		}
		show(i+1, len(pairs))
		if rho == nil {
			continue
		}
		if curves[p.Group()] == nil {
			order = append(order, p.Group())
			curves[p.Group()] = &figure.Panel{Title: p.Group(), X: figure.Axis{Label: "steps apart"}, Y: figure.Axis{Label: "autocorrelation"}}
		}
		curve := figure.Series{Name: strings.TrimPrefix(p.Name(), p.Group()+"/"), Kind: figure.Line, Y: rho}
		if curve.Name == p.Group() { // the only one
			curve.Name = ""
		}
		for d := range rho {
			curve.X = append(curve.X, float64(d))
		}
		curves[p.Group()].Series = append(curves[p.Group()].Series, curve)
	}
	f := figure.Figure{Title: "How far architectures resemble those they came from", Columns: 2,
		Note: fmt.Sprintf("Autocorrelation of the metric along %d random walks of %d steps per space.", c.walks, c.window)}
	for _, g := range order {
		f.Panels = append(f.Panels, *curves[g])
	}
	return c.save(t, f)
}

func (c config) save(t *table.Table, f figure.Figure) error {
	path := filepath.Join(c.out, "p06_statistics_table.csv")
	if err := t.SaveCSV(path); err != nil {
		return err
	}
	fmt.Println(t.Render(0))
	if len(f.Panels) > 0 {
		f.Columns = min(f.Columns, len(f.Panels))
		files, err := f.Save(filepath.Join(c.out, "p06_statistics"))
		if err != nil {
			return err
		}
		fmt.Println(strings.Join(files, "\n"))
	}
	fmt.Println(path)
	return nil
}

// row adds a pair to the table and returns its autocorrelations, nil where it has
// none.
func (c config) row(t *table.Table, p *grid.Pair) ([]float64, error) {
	root := seed.New(c.seed).Split(p.Group())
	s, m := p.Benchmark().Space(), p.Metric()
	size, err := space.Size(s)
	if err != nil {
		return nil, err
	}
	mean, err := stat.Mean(p.Values())
	if err != nil {
		return nil, err
	}
	std, err := stat.Std(p.Values())
	if err != nil {
		return nil, err
	}
	agreement, err := validationTest(p)
	if err != nil {
		return nil, err
	}
	neighbours, err := c.neighbours(s, root.Rand("neighbours"))
	if err != nil {
		return nil, err
	}
	var paper, difference any
	if n, ok := published[p.Group()]; ok {
		paper, difference = n, neighbours-n
	}
	var first, length any
	var rho []float64
	if p.Whole(root.Rand("whole")) == nil {
		if rho, err = c.walk(p, root.Rand("walks")); err != nil {
			return nil, err
		}
		first = rho[1]
		for d := len(rho) - 1; d > 0 && rho[d] < 1/math.E; d-- {
			length = d
		}
	}
	t.Add(p.Name(), m.Name, m.Unit, size, len(p.Values()), mean, std, p.Best(), agreement, neighbours, paper, difference, first, length)
	return rho, nil
}

// validationTest is the rank correlation of validation and test; nil where the
// tables have only one of them.
func validationTest(p *grid.Pair) (any, error) {
	test := strings.Replace(p.Metric().Name, "val_", "test_", 1)
	if test == p.Metric().Name || bench.Find(p.Benchmark().Metrics(), test) < 0 {
		return nil, nil
	}
	a, err := p.Column(p.Metric().Name)
	if err != nil {
		return nil, err
	}
	b, err := p.Column(test)
	if err != nil {
		return nil, err
	}
	var xs, ys []float64
	for i := range a {
		if a[i] == a[i] && b[i] == b[i] {
			xs, ys = append(xs, a[i]), append(ys, b[i])
		}
	}
	if len(xs) < 2 {
		return nil, nil
	}
	return stat.Spearman(xs, ys)
}

// neighbours is the mean number of neighbours of random architectures.
func (c config) neighbours(s space.Space, rng *rand.Rand) (float64, error) {
	sum := 0
	for range c.around {
		list, err := space.Neighbours(s, space.Sample(s, rng))
		if err != nil {
			return 0, err
		}
		sum += len(list)
	}
	return float64(sum) / float64(c.around), nil
}

// walk returns the autocorrelations of the metric along random walks.
func (c config) walk(p *grid.Pair, rng *rand.Rand) ([]float64, error) {
	s := p.Benchmark().Space()
	walks := make([][]float64, c.walks)
	for i := range walks {
		a := space.Sample(s, rng)
		for step := 0; ; step++ {
			v, err := p.Value(a)
			if err != nil {
				return nil, err
			}
			walks[i] = append(walks[i], v)
			if step == c.window {
				break
			}
			around, err := space.Neighbours(s, a)
			if err != nil {
				return nil, err
			}
			if len(around) == 0 {
				return nil, fmt.Errorf("%s: %s has no neighbour", p.Name(), a)
			}
			a = around[rng.IntN(len(around))]
		}
	}
	return stat.Autocorrelation(walks, c.window)
}
