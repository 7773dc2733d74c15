package run

import (
	"fmt"
	"slices"

	"naslab/engine/bench"
	"naslab/engine/table"
)

// Table returns the front: the trial's number, the metrics as measured, and the
// architecture as text that its space reads back.
func (s *Study) Table() *table.Table {
	t := s.emptyTable(fmt.Sprintf("front of %s on %s after %d evaluations", s.meta.Method, s.meta.Benchmark, s.Len()))
	for _, i := range s.front() {
		t.Add(s.row(i)...)
	}
	return t
}

// AllTable returns all evaluations in order, with their wall-clock seconds, the
// simulated clock after each where there is one, and why they failed.
func (s *Study) AllTable() *table.Table {
	t := s.emptyTable(fmt.Sprintf("evaluations of %s on %s", s.meta.Method, s.meta.Benchmark))
	t.Columns = append(t.Columns, table.Column{Name: "seconds", Unit: "s"}, table.Column{Name: "failed"})
	clock := s.Clock()
	simulated := s.Simulated() > 0
	if simulated {
		t.Columns = append(t.Columns, table.Column{Name: "clock", Unit: "s"})
	}
	for i, r := range s.records {
		var failed any
		if r.trial.Failed != "" {
			failed = r.trial.Failed
		}
		row := append(s.row(i), r.seconds, failed)
		if simulated {
			row = append(row, clock[i])
		}
		t.Add(row...)
	}
	return t
}

func (s *Study) emptyTable(title string) *table.Table {
	t := table.New(title, "trial")
	for _, m := range s.metrics() {
		t.Columns = append(t.Columns, table.Column{Name: m.Name, Unit: m.Unit})
	}
	t.Columns = append(t.Columns, table.Column{Name: "arch"})
	return t
}

func (s *Study) metrics() []bench.Metric { return slices.Concat(s.meta.Objectives, s.meta.Extra) }

func (s *Study) row(i int) []any {
	r := s.records[i]
	row := []any{r.trial.ID}
	for k := range s.metrics() {
		if r.values == nil || r.values[k] != r.values[k] { // NaN: missing
			row = append(row, nil)
			continue
		}
		row = append(row, r.values[k])
	}
	return append(row, r.key)
}
