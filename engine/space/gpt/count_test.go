package gpt

import (
	"compress/gzip"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space"
)

// By hand for one layer, d 32, two heads of 16, ratio 4, vocabulary 256, context
// 128, bias: embedding 8192, last norm 64, two norms 128, QKV 96*(32+1) = 3168,
// projection 32*32+32 = 1056, MLP of two matrices 2*4*32*32 + 128 + 32 = 8352.
func TestCountByHand(t *testing.T) {
	c := Config{EmbedDim: 32, Layers: 1, Ratios: []int{4}, Heads: []int{2}, Bias: true, HeadSize: 16, Vocab: 256, Context: 128}
	n := c.Consistent(2)
	if want := int64(8192 + 64 + 128 + 3168 + 1056 + 8352); n.Params != want {
		t.Errorf("Params = %d, want %d", n.Params, want)
	}
	// Per token: head 8192, QKV 3072, projection 1024, MLP 8192, scores 2*128*32.
	if want := int64(2 * 128 * (8192 + 3072 + 1024 + 8192 + 8192)); n.MACs != want {
		t.Errorf("MACs = %d, want %d", n.MACs, want)
	}
	// Three norms of 32 at five operations, 128 activations.
	if want := 2*n.MACs + 2*128*(3*32*5+128); n.FLOPs != want {
		t.Errorf("FLOPs = %d, want %d", n.FLOPs, want)
	}
}

// TestCountsEqualThePublished compares the closed forms with the numbers that
// were recorded for all 30,000 measured networks.
func TestCountsEqualThePublished(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "..", "shared", "data", "hwgpt")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the measured networks are not in ../shared/data/hwgpt")
	}
	batch := map[string]int{"s": 8, "m": 4, "l": 1}
	for _, scale := range []string{"s", "m", "l"} {
		s := mustNew(t, scale)
		rows := readArchs(t, filepath.Join(folder, "archs_"+scale+".csv.gz"))
		if len(rows) != 10000 {
			t.Errorf("%s: %d rows, want 10000", scale, len(rows))
		}
		for _, row := range rows {
			a := rowArch(t, s, row)
			c := mustConfig(t, s, a)
			published, consistent := c.AsPublished(batch[scale]), c.Consistent(batch[scale])
			for column, got := range map[string]int64{
				"params_profiled":      published.Params,
				"macs_batch":           published.MACs,
				"flops_batch":          published.FLOPs,
				"params_supernet_tied": consistent.Params,
				"flops_seq_formula":    c.SequenceFLOPs(),
			} {
				if row[column] != strconv.FormatInt(got, 10) {
					t.Fatalf("%s row %s: %s is %d, want %s", scale, row["id"], column, got, row[column])
				}
			}
		}
	}
}

func rowArch(t *testing.T, s *Space, row map[string]string) space.Arch {
	t.Helper()
	bias := map[string]string{"0": "False", "1": "True"}[row["bias"]]
	a, err := s.Parse(strings.Join([]string{"gpt", s.Scale(), row["n_layer"], row["embed_dim"], row["mlp_ratios"], row["heads"], bias}, "-"))
	if err != nil {
		t.Fatalf("row %s: %v", row["id"], err)
	}
	return a
}

func readArchs(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestGraphCosts compares what the graph adds up with the closed form.
func TestGraphCosts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for _, s := range []*Space{mustNew(t, "s"), mustNew(t, "m_wide"), tiny(t)} {
		for range 20 {
			a := space.Sample(s, rng)
			g, err := s.Graph(a)
			if err != nil {
				t.Fatal(err)
			}
			want := mustConfig(t, s, a).Consistent(1)
			if got, err := g.Cost(); err != nil || got.Params != want.Params || got.MACs != want.MACs {
				t.Fatalf("%v: the graph costs %+v, %v; want %+v", a, got, err, want)
			}
		}
	}
}
