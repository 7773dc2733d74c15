//go:build ignore

// p06_ranks makes the rank tables of NAS-Bench-Suite (Mehta and others, ICLR
// 2022): search methods and predictors ranked on every pair of space and data set
// that there are tables for, with their defaults and tuned on each pair, beside
// the published ranks. Run it from the root of the repository:
//
//	go run scripts/p06_ranks.go [-data DIR] [-out figures] [-smoke]
//
// Tables are those of naslab data get, or, with -data, of another folder.
//
// Searches have 200 evaluations and are ranked by their mean regret. Tuning takes
// the best of the default and some random settings, on seeds of its own: 100
// settings and 20 seeds for rea and ls; 5 and 2 for bananas and npenas
// (-slow-settings, -slow-tuning-seeds), whose ensembles train for 100 epochs
// (-epochs; 500 in the paper). Ranks are of 20 other seeds, 5 of those two
// (-slow-seeds). Predictors learn 100 random architectures and are ranked by their
// rank correlation (Spearman) on 200 others, over 3 seeds (-predictor-seeds; tuned
// among 3 random settings with 2 seeds). Ranks and first places are averaged over
// the data sets of a space first, so that spaces weigh equally. Outcomes go to
// p06_runs.jsonl in -out, so that an interrupted run goes on where it was. Remove
// the file after changing a method.
//
// p06_ranks_search.csv and p06_ranks_predictors.csv are the tables;
// p06_ranks_pairs.csv has the scores of each pair, and the settings taken. The
// paper has seven spaces and other predictors: its ranks of predictors are among
// others than ours, so that no difference is given.
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
	"strings"

	"naslab/engine"
	"naslab/engine/grid"
	"naslab/engine/predict"
	"naslab/engine/seed"
	"naslab/engine/stat"
	"naslab/engine/table"
)

// rank is a published average rank, with the spaces of seven that the method
// leads.
type rank struct{ rank, first float64 }

// published are the ranks in the paper: default and tuned, by our names.
var published = map[grid.Kind]map[string][2]rank{
	grid.Search: {
		"rs": {{3.47, .75}, {3.97, 0}}, "rea": {{2.36, 3.39}, {1.96, 3.29}}, "ls": {{2.66, 1.14}, {2.41, 2.0}},
		"bananas": {{3.02, 1.36}, {3.17, 1.36}}, "npenas": {{3.48, .36}, {3.49, .36}},
	},
	grid.Predict: {
		"bohamiann": {{2.99, .33}, {3.36, .07}}, "gp": {{4.25, .29}, {4.37, .07}}, "rf": {{1.57, 3.71}, {2.41, .14}},
		"xgb": {{2.95, 1.0}, {1.23, 5.38}}, "nao": {{3.25, 1.67}, {3.62, 1.33}},
	},
}

// spaces is how many the paper has.
const spaces = 7

// tuningSeeds is the first seed of tuning, so that the ranks are of others.
const tuningSeeds = 1000

// size is how much is done for a method.
type size struct{ settings, tuning, seeds int }

type config struct {
	data, out, pairs           string
	evals, epochs, learn, test int
	quick, slow, predictors    size
	names                      map[grid.Kind][]string
}

func main() {
	var c config
	flag.StringVar(&c.data, "data", "", "folder of tables; empty: those of naslab data get")
	flag.StringVar(&c.out, "out", "figures", "folder of the files")
	flag.StringVar(&c.pairs, "pairs", "", "benchmarks, with commas between; empty: all there are")
	flag.IntVar(&c.evals, "evals", 200, "evaluations of a search")
	flag.IntVar(&c.epochs, "epochs", 100, "epochs of the networks of bananas and npenas")
	c.quick.flags("", size{100, 20, 20}, "rs, rea and ls")
	c.slow.flags("slow-", size{5, 2, 5}, "bananas and npenas")
	c.predictors.flags("predictor-", size{3, 2, 3}, "predictors")
	flag.IntVar(&c.learn, "learn", 100, "architectures that predictors learn from")
	flag.IntVar(&c.test, "test", 200, "architectures that predictors are tested on")
	smoke := flag.Bool("smoke", false, "the smallest run that goes through everything")
	flag.Parse()
	engine.Install()
	c.names = map[grid.Kind][]string{grid.Search: {"rs", "rea", "ls", "bananas", "npenas"}, grid.Predict: predict.Names()}
	if *smoke {
		c.pairs, c.evals, c.epochs, c.learn, c.test = "nb201/cifar10,transnas/macro/jigsaw", 30, 2, 20, 40
		c.quick, c.slow, c.predictors = size{3, 2, 3}, size{1, 1, 1}, size{0, 1, 1}
		c.names[grid.Predict] = []string{"gp", "gpwl"}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := c.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "p06_ranks:", err)
		os.Exit(1)
	}
}

func (s *size) flags(prefix string, standard size, what string) {
	flag.IntVar(&s.settings, prefix+"settings", standard.settings, "random settings of "+what)
	flag.IntVar(&s.tuning, prefix+"tuning-seeds", standard.tuning, "seeds with which the settings of "+what+" are compared")
	flag.IntVar(&s.seeds, prefix+"seeds", standard.seeds, "seeds with which "+what+" are ranked")
}

func (c config) run(ctx context.Context) error {
	for _, s := range []size{c.quick, c.slow, c.predictors} {
		if s.settings < 0 || s.tuning < 1 || s.seeds < 1 {
			return fmt.Errorf("%d settings, %d and %d seeds; give at least 0, 1 and 1", s.settings, s.tuning, s.seeds)
		}
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
	scores := table.New("scores by pair", "pair", "kind", "method", "unit", "default", "tuned", "settings")
	scores.Note = "mean regret of searches, mean Spearman of predictors"
	var files []string
	for _, kind := range []grid.Kind{grid.Search, grid.Predict} {
		t, err := c.rank(ctx, g, kind, pairs, scores)
		if err != nil {
			return err
		}
		fmt.Println(t.Render(0) + "\n")
		file := map[grid.Kind]string{grid.Search: "p06_ranks_search.csv", grid.Predict: "p06_ranks_predictors.csv"}[kind]
		files = append(files, filepath.Join(c.out, file))
		if err := t.SaveCSV(files[len(files)-1]); err != nil {
			return err
		}
	}
	files = append(files, filepath.Join(c.out, "p06_ranks_pairs.csv"))
	fmt.Println(strings.Join(files, "\n"))
	return scores.SaveCSV(files[len(files)-1])
}

// of is how much is done for a method, and the options that all its settings have.
func (c config) of(kind grid.Kind, method string) (size, map[string]float64) {
	switch {
	case kind == grid.Predict:
		return c.predictors, nil
	case method == "bananas" || method == "npenas":
		return c.slow, map[string]float64{"epochs": float64(c.epochs)}
	}
	return c.quick, nil
}

// rank ranks all methods of a kind, and adds their scores to the list.
func (c config) rank(ctx context.Context, g *grid.Grid, kind grid.Kind, pairs []*grid.Pair, scores *table.Table) (*table.Table, error) {
	names := c.names[kind]
	var rows [2][][]float64 // default and tuned, by pair and method; lower is better
	for range pairs {
		rows[0], rows[1] = append(rows[0], make([]float64, len(names))), append(rows[1], make([]float64, len(names)))
	}
	for k, method := range names {
		standard, tuned, chosen, err := c.method(ctx, g, kind, method, pairs)
		if err != nil {
			return nil, err
		}
		for i, p := range pairs {
			rows[0][i][k], rows[1][i][k] = standard[i], tuned[i]
			if kind == grid.Search {
				scores.Add(p.Name(), string(kind), method, p.Metric().Unit, standard[i], tuned[i], words(chosen[i]))
			} else {
				scores.Add(p.Name(), string(kind), method, "", -standard[i], -tuned[i], words(chosen[i]))
			}
		}
	}
	var groups []string
	for _, p := range pairs {
		groups = append(groups, p.Group())
	}
	var standings [2][]stat.Standing
	for i := range rows {
		var err error
		if standings[i], err = stat.Standings(rows[i], groups); err != nil {
			return nil, err
		}
	}
	return compare(kind, names, standings, groups), nil
}

// method scores a method on all pairs, with its default settings and tuned, and
// tells the settings that tuning took.
func (c config) method(ctx context.Context, g *grid.Grid, kind grid.Kind, method string, pairs []*grid.Pair) (standard, tuned []float64, settings []map[string]float64, err error) {
	n, fixed := c.of(kind, method)
	drawn := grid.Settings(kind, method, 1+n.settings, fixed, seed.New(1).Rand("settings of "+method))
	if standard, err = c.score(ctx, g, kind, method, pairs, everywhere(drawn[0], len(pairs)), 0, n.seeds, method); err != nil {
		return nil, nil, nil, err
	}
	if len(drawn) == 1 {
		return standard, standard, everywhere(drawn[0], len(pairs)), nil
	}
	chosen, least := make([]map[string]float64, len(pairs)), make([]float64, len(pairs))
	for i, options := range drawn {
		tries, err := c.score(ctx, g, kind, method, pairs, everywhere(options, len(pairs)), tuningSeeds, n.tuning, fmt.Sprintf("%s, setting %d of %d", method, i+1, len(drawn)))
		if err != nil {
			return nil, nil, nil, err
		}
		for j := range pairs {
			if i == 0 || tries[j] < least[j] {
				chosen[j], least[j] = options, tries[j]
			}
		}
	}
	tuned, err = c.score(ctx, g, kind, method, pairs, chosen, 0, n.seeds, method+", tuned")
	return standard, tuned, chosen, err
}

// everywhere is the same settings for n pairs.
func everywhere(options map[string]float64, n int) []map[string]float64 {
	return slices.Repeat([]map[string]float64{options}, n)
}

// score is the mean regret, or the negative mean correlation, on each pair with
// the settings for it.
func (c config) score(ctx context.Context, g *grid.Grid, kind grid.Kind, method string, pairs []*grid.Pair, settings []map[string]float64, first uint64, seeds int, what string) ([]float64, error) {
	var jobs []grid.Job
	for j, p := range pairs {
		for i := range seeds {
			job := grid.Job{Kind: kind, Pair: p.Name(), Method: method, Options: settings[j], Seed: first + uint64(i), Evals: c.evals}
			if kind == grid.Predict {
				job.Evals, job.Test = c.learn, c.test
			}
			jobs = append(jobs, job)
		}
	}
	outcomes, err := g.Run(ctx, jobs, grid.Bar(what))
	if err != nil {
		return nil, err
	}
	list := make([]float64, len(pairs))
	for k, o := range outcomes {
		p := pairs[k/seeds]
		switch {
		case kind == grid.Search:
			list[k/seeds] += p.Regret(o.After(c.evals)) / float64(seeds)
		case o.Failed != "":
			fmt.Fprintf(os.Stderr, "%s on %s: %s\n", method, p.Name(), o.Failed)
		default: // one that failed counts as no correlation
			list[k/seeds] -= o.Score / float64(seeds)
		}
	}
	return list, nil
}

// compare sets our ranks beside the published ones.
func compare(kind grid.Kind, names []string, ours [2][]stat.Standing, groups []string) *table.Table {
	n := len(slices.Compact(slices.Sorted(slices.Values(groups))))
	t := table.New(map[grid.Kind]string{grid.Search: "average ranks of search methods", grid.Predict: "average ranks of predictors"}[kind], "method",
		"default", "published", "difference", "first", "published first", "tuned", "published tuned", "difference tuned", "first tuned", "published first tuned")
	t.Note = fmt.Sprintf("first: share of the spaces that a method leads, %d of ours and %d of the paper", n, spaces)
	for k, name := range names {
		row := []any{name}
		for i := range ours {
			row = append(row, ours[i][k].Rank, nil, nil, ours[i][k].First/float64(n), nil)
			theirs, ok := published[kind][name]
			if !ok {
				continue
			}
			row[2+5*i], row[5+5*i] = theirs[i].rank, theirs[i].first/spaces
			if kind == grid.Search { // the same methods are ranked
				row[3+5*i] = ours[i][k].Rank - theirs[i].rank
			}
		}
		t.Add(row...)
	}
	for _, name := range slices.Sorted(maps.Keys(published[kind])) {
		if !slices.Contains(names, name) {
			theirs := published[kind][name]
			t.Add(name, nil, theirs[0].rank, nil, nil, theirs[0].first/spaces, nil, theirs[1].rank, nil, nil, theirs[1].first/spaces)
		}
	}
	return t
}

// words writes settings; those of nobody are the default.
func words(set map[string]float64) string {
	if len(set) == 0 {
		return "default"
	}
	var list []string
	for _, name := range slices.Sorted(maps.Keys(set)) {
		list = append(list, fmt.Sprintf("%s %g", name, set[name]))
	}
	return strings.Join(list, ", ")
}
