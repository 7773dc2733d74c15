package run

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naslab/engine/table"
)

// Started returns when the search began.
func (s *Study) Started() time.Time { return s.meta.Started }

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
