package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

// spoilt are ways in which a table's file goes bad.
var spoilt = map[string]func(b []byte) []byte{
	"a byte of a column": func(b []byte) []byte { b[len(b)-1000] ^= 1; return b },
	"a byte of the head": func(b []byte) []byte { b[40] ^= 1; return b },
	"cut":                func(b []byte) []byte { return b[:100] },
	"empty":              func([]byte) []byte { return nil },
}

// TestMend gets and imports tables again whose files went bad.
func TestMend(t *testing.T) {
	upstream, data := datatest.Shared(t, "upstream"), datatest.Shared(t, "data")
	var n atomic.Int32
	d := mirror(t, upstream, &n)
	ctx := context.Background()
	s := newStore(t)
	imports(t, s, "nbmacro", upstream)
	want := plain(t, filepath.Join(data, "nbmacro/nbmacro_cifar10.csv.gz"))
	path, _ := s.Where("nbmacro/cifar10")
	for what, spoil := range spoilt {
		for _, how := range []string{"get", "import"} {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, spoil(b), 0o644); err != nil {
				t.Fatal(err)
			}
			s := store.New(s.Folders...) // as another process finds it
			var c []*store.Change
			if how == "import" {
				c = imports(t, s, "nbmacro", upstream)
			} else {
				files, err := s.Plan("nbmacro")
				if err != nil || len(files) != 1 {
					t.Fatalf("%s: %d files are planned, %v", what, len(files), err)
				}
				if c, err = s.Get(ctx, files, d); err != nil {
					t.Fatal(err)
				}
			}
			if len(c) != 1 || !c[0].Mended || !strings.Contains(c[0].String(), "was damaged") {
				t.Errorf("%s, %s: %v", what, how, c)
			}
			if got := csvOf(t, s, "nbmacro/cifar10"); got != want {
				t.Errorf("%s, %s: another table", what, how)
			}
		}
	}
}

// TestOtherOrder imports the accuracies of cells in another order than the one
// by which the table counts.
func TestOtherOrder(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	s := newStore(t)
	imports(t, s, "help-nb201-order", upstream)
	before := csvOf(t, s, "nb201/archs")
	lines := strings.Split(plain(t, filepath.Join(upstream, "v-tao/nats-bench-landscape/nats_bench.csv")), "\n")
	lines[5], lines[6] = lines[6], lines[5]
	file := filepath.Join(t.TempDir(), "nats.csv")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.Import(context.Background(), "nats-means", file, nil)
	if err == nil || !strings.Contains(err.Error(), "index 4 has the arch_str") {
		t.Errorf("rows in another order: %v", err)
	}
	if csvOf(t, s, "nb201/archs") != before {
		t.Error("the table is another one")
	}
}

// TestAtOnce joins parts to one table from several stores at once, as several
// processes do. None is lost.
func TestAtOnce(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	folder := newStore(t).Folders[0]
	devices := strings.Fields("1080ti-1 1080ti-32 1080ti-64 2080ti-1 fpga eyeriss pixel2 raspi4")
	var all sync.WaitGroup
	for _, d := range devices {
		all.Go(func() {
			if _, err := store.New(folder).Import(context.Background(), "help-fbnet-lat-"+d, upstream, nil); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	x, err := store.New(folder).Open("fbnet/archs_latency_ms")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range devices {
		if n := strings.ReplaceAll(d, "-", "_"); !x.Has(n) {
			t.Errorf("%s was lost; there are %v", n, x.Columns())
		}
	}
}

// TestGetAtOnce fetches one file twice at once: it is fetched once.
func TestGetAtOnce(t *testing.T) {
	var n atomic.Int32
	d := mirror(t, datatest.Shared(t, "upstream"), &n)
	folder := newStore(t).Folders[0]
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			s := store.New(folder)
			files, err := s.Plan("enas")
			if err == nil {
				_, err = s.Get(context.Background(), files, d)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n.Load() != 1 {
		t.Errorf("%d requests", n.Load())
	}
}
