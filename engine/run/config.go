package run

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"naslab/engine/bench"
)

// Config says how a search runs. Only a budget must be given.
type Config struct {
	// Name of the study; empty means the method and the benchmark,
	// "nsga2-hwgpt-s". What cannot stand in a file name becomes "-".
	Name string
	// Dir is the folder in which the study's folder is made; empty means
	// "runs" in the working directory.
	Dir string
	// Memory keeps the study in memory: no folder is made, so that it cannot be
	// resumed or loaded. For many short searches, such as repetitions over
	// seeds.
	Memory bool
	// Seed is the run's seed: the same seed gives the same trials.
	Seed uint64
	// Budget ends the search. An empty one is an error.
	Budget Budget
	// Batch is how many architectures the method is asked for at a time; 0
	// means 1, so that each proposal can learn from all earlier results.
	Batch int
	// Query is how the benchmark is asked. Its Metrics are recorded beside the
	// objectives, which are always asked. With Draw every evaluation is a draw
	// of its own, seeded by Seed, Query.Seed and the number of the evaluation.
	Query bench.Query
	// Options are the method's settings by name, for [Search].
	Options map[string]float64
	// Progress is called during the search, at most about ten times a second
	// and once at the end; may be nil.
	Progress func(Progress)
}

// Budget is when a search ends. With several fields set it ends with whichever
// comes first.
type Budget struct {
	Evals int           // evaluations, looked-up and failed ones included; 0 means no limit
	Time  time.Duration // wall-clock time; no evaluation is begun after it; 0 means no limit
	// Simulated is time on the simulated clock, which runs on by what each
	// reading would have cost ([bench.Reading.Cost]), looked-up ones included;
	// no evaluation is begun after it; 0 means no limit.
	Simulated time.Duration
}

// String gives the limits in words.
func (b Budget) String() string {
	var limits []string
	if b.Evals > 0 || b.Time == 0 && b.Simulated == 0 {
		limits = append(limits, fmt.Sprintf("%d evaluations", b.Evals))
	}
	if b.Time > 0 {
		limits = append(limits, b.Time.String())
	}
	if b.Simulated > 0 {
		limits = append(limits, b.Simulated.String()+" simulated")
	}
	return strings.Join(limits, " or ")
}

func (b Budget) check() error {
	switch {
	case b.Evals < 0 || b.Time < 0 || b.Simulated < 0:
		return fmt.Errorf("run: budget: %d evaluations, %s and %s simulated; give numbers above 0", b.Evals, b.Time, b.Simulated)
	case b == Budget{}:
		return fmt.Errorf("run: budget: it is empty; give a number of evaluations (Evals), a time (Time), or both")
	}
	return nil
}

// filled returns c with its defaults put in, or an error.
func (c Config) filled(p *Problem, method string) (Config, error) {
	if err := c.Budget.check(); err != nil {
		return c, err
	}
	if c.Batch < 0 {
		return c, fmt.Errorf("run: batch is %d; give how many architectures to ask for at a time, or 0 for one", c.Batch)
	}
	if _, err := bench.Asked(p.bench, bench.Query{Metrics: c.Query.Metrics}); err != nil {
		return c, fmt.Errorf("run: query: %w", err)
	}
	c.Batch = max(1, c.Batch)
	if c.Dir == "" {
		c.Dir = "runs"
	}
	if c.Name == "" {
		c.Name = method + "-" + p.bench.Name()
	}
	c.Name = fileName(c.Name)
	return c, nil
}

// fileName replaces what cannot stand in a file name.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-@", r) {
			return r
		}
		return '-'
	}, name)
	if name = strings.TrimLeft(name, "."); name == "" {
		return "study"
	}
	return name
}

// extra returns the metrics that are recorded beside the objectives.
func (c Config) extra(p *Problem) []bench.Metric {
	var list []bench.Metric
	all := p.bench.Metrics()
	for _, name := range c.Query.Metrics {
		if bench.Find(p.objectives, name) < 0 && bench.Find(list, name) < 0 {
			list = append(list, all[bench.Find(all, name)])
		}
	}
	return slices.Clip(list)
}
