package grid

import (
	"encoding/json"
	"fmt"
	"math"

	"naslab/engine/name"
)

// Kind is what a job does.
type Kind string

// The kinds of jobs.
const (
	Search  Kind = "search"  // a search method is run
	Predict Kind = "predict" // a predictor is fitted and tested
)

// Job is one experiment on a pair.
type Job struct {
	Kind    Kind               `json:"kind"`
	Pair    string             `json:"pair"` // the benchmark's name
	Method  string             `json:"method"`
	Options map[string]float64 `json:"options,omitempty"` // of the method
	Seed    uint64             `json:"seed"`
	Evals   int                `json:"evals"`          // evaluations of a search, or architectures to learn from
	Test    int                `json:"test,omitempty"` // architectures on which a predictor is tested
}

// Outcome is what came of a job.
type Outcome struct {
	Job
	// At and Found tell a search's progress: the evaluations, from 1, at which it
	// found something better, and the value of the pair's metric then.
	At    []int     `json:"at,omitempty"`
	Found []float64 `json:"found,omitempty"`
	// Score is a predictor's rank correlation (Spearman) on the test
	// architectures; 0 when it predicts the same for all.
	Score  float64 `json:"score,omitempty"`
	Failed string  `json:"failed,omitempty"` // why a predictor has no score
}

// After returns the best value that a search had found after so many
// evaluations; NaN when it had none.
func (o Outcome) After(evals int) float64 {
	best := math.NaN()
	for i, at := range o.At {
		if at > evals {
			break
		}
		best = o.Found[i]
	}
	return best
}

// key tells jobs apart. among is how much the pair knows: an outcome of other
// tables is not taken for one of these.
func (j Job) key(among int) string {
	text, err := json.Marshal(j) // maps in the order of their keys
	if err != nil {              // an option that is not a number
		return fmt.Sprintf("%v among %d", j, among)
	}
	return fmt.Sprintf("%s among %d", text, among)
}

func (j Job) check(pairs map[string]*Pair) error {
	if pairs[j.Pair] == nil {
		var names []string
		for n := range pairs {
			names = append(names, n)
		}
		return fmt.Errorf("grid: %w", name.Miss("pair", j.Pair, names, "those that the grid was made with"))
	}
	for o, v := range j.Options {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("grid: %s on %s: option %s is %g; give a number", j.Method, j.Pair, o, v)
		}
	}
	switch {
	case j.Kind != Search && j.Kind != Predict:
		return fmt.Errorf("grid: %s on %s: kind %q; give search or predict", j.Method, j.Pair, j.Kind)
	case j.Evals < 1:
		return fmt.Errorf("grid: %s on %s: %d evaluations; give at least 1", j.Method, j.Pair, j.Evals)
	case j.Kind == Predict && j.Test < 2:
		return fmt.Errorf("grid: %s on %s: %d architectures to test on; give at least 2", j.Method, j.Pair, j.Test)
	}
	return nil
}
