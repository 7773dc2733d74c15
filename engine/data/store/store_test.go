package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

func newStore(t testing.TB) *store.Store { return store.New(filepath.Join(t.TempDir(), "tables")) }

func imports(t testing.TB, s *store.Store, what, path string) []*store.Change {
	t.Helper()
	c, err := s.Import(context.Background(), what, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// csvOf is a table as CSV.
func csvOf(t testing.TB, s *store.Store, table string) string {
	t.Helper()
	x, err := s.Open(table)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := x.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func plain(t testing.TB, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := io.Reader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// complete are tables whose every cell comes from files that are here: made of
// those alone they are the canonical CSV, byte by byte.
var complete = strings.Fields(`fbnet/archs_latency_ms nb201/help_latency_ms nb201/hw_cifar10 nb201/metad2a_candidates
	nb101/regret_curves nbmacro/cifar10 enas/enas6 fasterseg/latency_lut_1080ti lanas/distributed_trace lanas/nb101_runs
	transnas/micro_table transnas/macro_table suitezero/nb360_zc images/optdigits_8x8 nb301/zc hat/latency_ms`)

// special are complete tables whose canonical form is no CSV.
var special = strings.Fields("ofa/acc_predictor hwgpt/perplexity_mlp_s hwgpt/perplexity_mlp_m hwgpt/perplexity_mlp_l nbnlp/wikitext2 sparsemask/voc12_mask_thres_0.001")

// TestPublishedGiveCanonical joins published files to tables, in the order in
// which a folder is taken, and compares them with the canonical ones.
func TestPublishedGiveCanonical(t *testing.T) {
	upstream, data := datatest.Shared(t, "upstream"), datatest.Shared(t, "data")
	s := newStore(t)
	imports(t, s, catalogue.Order201, filepath.Join(upstream, "HayeonLee/HELP/data/nasbench201/str_arch2idx.pt"))
	for _, n := range complete {
		imports(t, s, n, upstream)
		got, want := csvOf(t, s, n), plain(t, filepath.Join(data, catalogue.TableByName(n).Plain))
		if got != want && !sameRows(got, want) {
			t.Errorf("%s: the CSV of the published files is another one than the canonical: %s", n, firstDifference(got, want))
		}
	}
	other := newStore(t)
	for _, n := range special {
		imports(t, s, n, upstream)
		imports(t, other, n, data)
		if got, want := csvOf(t, s, n), csvOf(t, other, n); got != want {
			t.Errorf("%s: %s", n, firstDifference(got, want))
		}
	}
}

// TestCanonicalImport makes tables of the folder with the canonical CSV.
func TestCanonicalImport(t *testing.T) {
	data := datatest.Shared(t, "data")
	s := newStore(t)
	for _, d := range []string{"nb201", "ofa", "devices", "hat", "nbmacro", "sparsemask"} {
		imports(t, s, d, data)
	}
	for _, n := range s.Tables() {
		x := catalogue.TableByName(n)
		if got := csvOf(t, s, n); strings.Contains(x.Plain, ".csv") && got != plain(t, filepath.Join(data, x.Plain)) {
			t.Errorf("%s comes back as another CSV", n)
		}
	}
	if n := len(s.Tables()); n != 20 {
		t.Errorf("%d tables: %v", n, s.Tables())
	}
	for _, c := range s.Verify(nil) {
		if c.Err != nil || c.Rows == 0 {
			t.Errorf("%s: %d rows, %v", c.Table, c.Rows, c.Err)
		}
	}
	x, err := s.Open("nb201/zc_cifar10")
	if err != nil {
		t.Fatal(err)
	}
	zen, err := x.Column("zen")
	if err != nil {
		t.Fatal(err)
	}
	undefined := 0
	for row := range x.Len() {
		if v, ok := zen.Float(row); !ok {
			undefined++
		} else if v == -1e8 {
			t.Fatalf("row %d holds the mark of a missing score as a number", row)
		}
	}
	if undefined != 341 {
		t.Errorf("%d scores are missing, want 341", undefined)
	}
}

func TestMine(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "mine.csv")
	if err := os.WriteFile(file, []byte("arch,acc\na1,90.5\na2,\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := newStore(t)
	imports(t, s, "my/bench", file)
	x, err := s.Open("my/bench")
	if err != nil {
		t.Fatal(err)
	}
	row, ok := x.Row("a2")
	acc, err := x.Column("acc")
	if err != nil || !ok {
		t.Fatal(err, ok)
	}
	if _, has := acc.Float(row); has {
		t.Error("an empty cell has a value")
	}
	for _, bad := range []string{"my/", "my/../x", "my/a b", "my/.hidden"} {
		if _, err := s.Import(context.Background(), bad, file, nil); err == nil {
			t.Errorf("%q is taken as a name", bad)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	s := newStore(t)
	for _, c := range []struct{ what, path, want string }{
		{"nb21", dir, `did you mean "nb201"`},
		{"nb201", filepath.Join(dir, "none"), "no such file"},
		{"nb201", dir, "nothing in " + dir + " belongs to nb201"},
		{"help-nb201-order", write("a.pt", "PK\x03\x04xxx"), "is no such file as is published under that name, or is damaged"},
		{"nbmacro/cifar10", write("nbmacro_cifar10.csv", "arch,test1\n00000000,1\n"), `has no column "test2"`},
		{"nbmacro/cifar10", write("cut.csv", "arch,test1,test2,test3,mean_acc,params,flops\n00000000,1,1,1,1,1,1\n"), "has 1 rows and should have 6561"},
		{"nbmacro/cifar10", write("bad.gz", "\x1f\x8b\x08abc"), "no whole gzip file"},
		{"nb101/records", write("x.tfrecord", "abc"), "offset 0: the length of a record was expected"},
		{"nb201/archs", filepath.Join(dir, "x.tfrecord"), "import it as nb101/records"},
	} {
		_, err := s.Import(context.Background(), c.what, c.path, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s from %s: %v; want %q", c.what, c.path, err, c.want)
		}
	}
	if _, err := os.Stat(s.Folders[0]); err == nil {
		t.Error("something was written")
	}
	for table, want := range map[string]string{
		"nb201/archs": "naslab data get nb201/archs", "nb101/structures": "import your copy", "nb201/arch": `did you mean "nb201/archs"`,
	} {
		if _, err := s.Open(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", table, err)
		}
	}
}

// sameRows compares what stands in two tables without the order of the rows,
// which is that of another file in some canonical tables.
func sameRows(a, b string) bool {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line " + g[i] + " and not " + w[i]
		}
	}
	return "another number of lines"
}

// TestCells201 makes the table of the cells of NAS-Bench-201 from the files that
// feed it. Two of its columns come from files that have no reader.
func TestCells201(t *testing.T) {
	upstream, data := datatest.Shared(t, "upstream"), datatest.Shared(t, "data")
	s, other := newStore(t), newStore(t)
	imports(t, s, "nb201/archs", upstream)
	imports(t, other, "nb201/archs", data)
	got, err := s.Open("nb201/archs")
	if err != nil {
		t.Fatal(err)
	}
	want, err := other.Open("nb201/archs")
	if err != nil {
		t.Fatal(err)
	}
	lacking := []string{"val200avg_cifar10", "val200avg_imagenet16"}
	for _, n := range want.Columns() {
		if slices.Contains(lacking, n) {
			continue
		}
		g, err := got.Column(n)
		if err != nil {
			t.Error(err)
			continue
		}
		w, err := want.Column(n)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(g.Cells(), w.Cells()) {
			t.Errorf("column %s has other cells", n)
		}
	}
	if len(got.Info().From) != 6 {
		t.Errorf("made of %d files: %+v", len(got.Info().From), got.Info().From)
	}
}

// TestRootless imports a file whose rows only another table names: alone it is
// refused, in a folder it is left out.
func TestRootless(t *testing.T) {
	upstream := datatest.Shared(t, "upstream")
	s := newStore(t)
	_, err := s.Import(context.Background(), "hwgpt-ppl-l-0", filepath.Join(upstream, "automl/HW-GPT-Bench/arch_ppl_bench_l/ppl_observations_tracker_0_1000.pkl"), nil)
	if err == nil || !strings.Contains(err.Error(), "naslab data get hwgpt/archs_l") || len(s.Tables()) != 0 {
		t.Errorf("alone: %v, %v", err, s.Tables())
	}
	left := 0
	for _, c := range imports(t, s, "hwgpt", upstream) {
		if c.Skipped != "" {
			left++
		}
	}
	if left != 10 || !slices.Contains(s.Tables(), "hwgpt/archs_s") || slices.Contains(s.Tables(), "hwgpt/archs_l") {
		t.Errorf("%d files were left out; tables %v", left, s.Tables())
	}
}
