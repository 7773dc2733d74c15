package run

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naslab/engine/bench"
	"naslab/engine/table"
)

// Started returns when the search began.
func (s *Study) Started() time.Time { return s.meta.Started }

// Space returns the search space's name.
func (s *Study) Space() string { return s.meta.Space }

// Version returns the version of naslab with which the search was begun.
func (s *Study) Version() string { return s.meta.Naslab }

// Options returns the method's settings that were given; the others have their
// defaults.
func (s *Study) Options() map[string]float64 { return maps.Clone(s.meta.Options) }

// Query returns how the benchmark was asked, without the metrics.
func (s *Study) Query() bench.Query { return s.meta.Query }

// Cost returns the seconds of training that the evaluations stand for, 0 where the
// benchmark does not say. What was looked up in the study is not counted again.
func (s *Study) Cost() float64 {
	sum := 0.0
	for _, r := range s.records {
		if r.same < 0 {
			sum += r.cost
		}
	}
	return sum
}

// Studies lists the studies whose folders lie in dir, the oldest first: name,
// benchmark, method, evaluations, the best value or the hypervolume, date. What
// is there but cannot be read is told below.
func Studies(dir string) (*table.Table, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("run: studies: %w", err)
	}
	var all []*Study
	var bad []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if _, err := os.Stat(filepath.Join(path, metaFile)); err != nil {
			continue
		}
		s, err := Load(path)
		if err != nil {
			bad = append(bad, e.Name())
			continue
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b *Study) int { return a.Started().Compare(b.Started()) })
	t := table.New("", "name", "benchmark", "method", "evaluations", "result", "date")
	for _, s := range all {
		t.Add(filepath.Base(s.dir), s.Benchmark(), s.Method(), s.Len(), s.result(), s.Started().Local().Format("2006-01-02 15:04"))
	}
	if len(bad) > 0 {
		t.Note = "cannot be read: " + strings.Join(bad, ", ")
	}
	return t, nil
}

// result says in a few words what a study found.
func (s *Study) result() string {
	if len(s.meta.Objectives) == 1 {
		o := s.meta.Objectives[0]
		t, ok := s.Best(o.Name)
		if !ok {
			return "none"
		}
		return strings.TrimSpace(fmt.Sprintf("%s %s %s", o.Name, table.Number(o.Cost(t.Costs[0])), o.Unit))
	}
	n := len(s.front())
	if v, err := s.Hypervolume(nil); err == nil {
		return fmt.Sprintf("front of %d, hypervolume %.4f", n, v)
	}
	return fmt.Sprintf("front of %d", n)
}
