package catalogue_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/datatest"
)

func TestFacts(t *testing.T) {
	hex := regexp.MustCompile(`^[0-9a-f]{64}$`)
	commit := regexp.MustCompile(`^[0-9a-f]{40}$`)
	seen := map[string]bool{}
	for _, f := range catalogue.Files() {
		if seen[f.ID] || !hex.MatchString(f.SHA256) || f.Bytes <= 0 || f.Source == nil || !commit.MatchString(f.Source.Commit) || f.Source.Licence == "" {
			t.Errorf("file %q is there twice or lacks a fact", f.ID)
		}
		seen[f.ID] = true
	}
	for _, x := range catalogue.Tables() {
		if catalogue.DatasetByName(x.Dataset()) == nil {
			t.Errorf("table %s belongs to no data set", x.Name)
		}
		for _, k := range x.Key {
			if len(x.Columns) > 0 && !slices.Contains(x.Columns, k) {
				t.Errorf("table %s has no column %q for its key", x.Name, k)
			}
		}
	}
	for _, d := range catalogue.Datasets() {
		if len(d.Cite) == 0 || d.Title == "" {
			t.Errorf("data set %s names nobody to cite", d.Name)
		}
		if f, err := catalogue.Find(d.Name); err != nil || len(f.Tables) == 0 {
			t.Errorf("data set %s: %v", d.Name, err)
		}
	}
}

// TestManifest compares the catalogue with the facts it was made from.
func TestManifest(t *testing.T) {
	root := datatest.Shared(t, "upstream")
	n := 0
	for _, name := range []string{"manifest.json", "manifest_more.json"} {
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		var list []struct {
			ID, Repo, Commit, Path, SHA256, Licence string
			Bytes                                   int64
			Redistribute                            bool
		}
		if err := json.Unmarshal(b, &list); err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			n++
			f := catalogue.FileByHash(e.SHA256)
			if f == nil {
				t.Errorf("%s is not in the catalogue", e.ID)
				continue
			}
			s := f.Source
			if other := catalogue.FileByHash(f.SHA256); other.ID == e.ID && (s.Repo != e.Repo || s.Commit != e.Commit || f.Path != e.Path || f.Bytes != e.Bytes || s.Licence != e.Licence || s.Redistribute != e.Redistribute) {
				t.Errorf("%s is %+v of %+v", e.ID, f, s)
			}
		}
	}
	if n != len(catalogue.Files()) {
		t.Errorf("%d files are in the catalogue, %d in the manifests", len(catalogue.Files()), n)
	}
}

func TestFind(t *testing.T) {
	f, err := catalogue.Find("nb201/help_latency_ms")
	if err != nil || len(f.Files) != 27 {
		t.Fatalf("%d files, %v", len(f.Files), err)
	}
	if got := f.Files[0].Address(); got != "https://raw.githubusercontent.com/HayeonLee/HELP/45f70eb92d0d735970a33b608d1544ad3c52f285/data/nasbench201/latency/1080ti_1.pt" {
		t.Errorf("address %s", got)
	}
	if _, err := catalogue.Find("nb210"); err == nil || !strings.Contains(err.Error(), `did you mean "nb201"`) {
		t.Errorf("misspelt: %v", err)
	}
}

func TestTerms(t *testing.T) {
	for name, want := range map[string]catalogue.Terms{
		"nb201/help_latency_ms": catalogue.Free, "lanas": catalogue.NonCommercial, "nb201/archs": catalogue.NotStated,
		"images": catalogue.NonCommercial, "fbnet": catalogue.Free, "images/optdigits_8x8": catalogue.Free,
	} {
		f, err := catalogue.Find(name)
		if err != nil || f.Terms() != want {
			t.Errorf("%s has terms %v, %v; want %v", name, f.Terms(), err, want)
		}
	}
}

func TestFields(t *testing.T) {
	for _, c := range []struct {
		table, column, unit string
		better              columns.Direction
		kind                columns.Kind
		gaps                int
	}{
		{"nb201/archs", "test200_cifar10", "%", columns.Higher, columns.Number, 1},
		{"nb201/archs", "op_indices", "", columns.Plain, columns.Text, 0},
		{"nb201/archs", "index", "", columns.Plain, columns.Number, 1},
		{"nb201/help_latency_ms", "pixel3", "ms", columns.Lower, columns.Number, 1},
		{"nb201/hw_cifar10", "edgetpu_latency", "ms", columns.Lower, columns.Number, 2},
		{"nb201/zc_cifar10", "zen", "", columns.Plain, columns.Number, 1},
		{"transnas/micro_zc", "jacov", "", columns.Plain, columns.Number, 1},
		{"nbmacro/cifar10", "arch", "", columns.Plain, columns.Text, 0},
		{"hwgpt/energy_gpu_mwh_s", "a100_7", "mWh", columns.Lower, columns.Number, 1},
	} {
		x := catalogue.TableByName(c.table).Field(c.column)
		if x.Unit != c.unit || x.Better != c.better || x.Kind != c.kind || len(x.Gaps) != c.gaps {
			t.Errorf("%s %s is %+v", c.table, c.column, x)
		}
	}
}
