package suite_test

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/suite"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
	"naslab/engine/space"
)

// TestPublished opens the benchmarks whose tables were made of published files
// alone, as naslab data get makes them, and asks for the known cells.
func TestPublished(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	for dataset, list := range known {
		if dataset == "hat" {
			continue // its table of models has no published file that is read
		}
		s := store.New(filepath.Join(t.TempDir(), "tables"))
		if _, err := s.Import(context.Background(), dataset, upstream, nil); err != nil {
			t.Fatal(err)
		}
		for name, cells := range list {
			b, err := suite.Open(name, s)
			if err != nil {
				t.Error(err)
				continue
			}
			facts(t, b, slices.DeleteFunc(slices.Clone(cells), func(f fact) bool {
				return f.metric == "latency@samsung_note10" && f.want != f.want // published at more heights
			}))
			everyRow(t, b)
		}
	}
}

// TestPart opens a benchmark of whose table only one column was fetched.
func TestPart(t *testing.T) {
	s := store.New(filepath.Join(t.TempDir(), "tables"))
	if _, err := s.Import(context.Background(), "help-fbnet-lat-fpga", datatest.Shared(t, "upstream"), nil); err != nil {
		t.Fatal(err)
	}
	_, err := suite.Open("fbnet", s)
	if err == nil || !strings.Contains(err.Error(), `in part and lacks the column "op_idx"; fetch the rest with naslab data get fbnet/archs_latency_ms`) {
		t.Errorf("error %v", err)
	}
}

// TestRuns reads a cell of NAS-Bench-NLP that was trained three times, to 5.14795,
// 5.16220 and 5.15430 at the end.
func TestRuns(t *testing.T) {
	b := open(t, "nbnlp", tables(t, "nbnlp"))
	a, err := space.Parse(b.Space(), `{"f": {"op": "linear", "input": ["x", "h_prev_0"]}, "h_new_0": {"op": "activation_tanh", "input": ["f"]}}`)
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Query(t.Context(), a, bench.Query{Metrics: []string{"test_loss"}})
	if err != nil {
		t.Fatal(err)
	}
	if v := r.Values[0]; math.Abs(v.X-5.154815) > 1e-5 || math.Abs(v.Std-0.007142) > 1e-5 {
		t.Errorf("%v with a spread of %v", v.X, v.Std)
	}
	if b.Len() != 265 {
		t.Errorf("%d architectures", b.Len())
	}
}
