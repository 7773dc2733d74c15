package data_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data"
	"naslab/engine/data/columns"
)

func TestOpenTable(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("NASLAB_DATA", filepath.Join(dir, "none")+string(filepath.ListSeparator)+dir)
	f := columns.NewFrame(columns.Info{Name: "my/bench", Key: []string{"arch"}}, []columns.Field{{Name: "arch", Kind: columns.Text}, {Name: "acc", Kind: columns.Number}})
	if err := f.Add("a", "90.5"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "my"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(filepath.Join(dir, "my", "bench.nas")); err != nil {
		t.Fatal(err)
	}
	x, err := data.Open("my/bench")
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := data.Open("my/bench"); again != x {
		t.Error("the table was opened twice")
	}
	acc, err := x.Column("acc")
	if err != nil {
		t.Fatal(err)
	}
	row, _ := x.Row("a")
	if v, ok := acc.Float(row); v != 90.5 || !ok {
		t.Errorf("%v %v", v, ok)
	}
	if _, err := data.Open("nb201/archs"); err == nil || !strings.Contains(err.Error(), "naslab data get nb201/archs") {
		t.Errorf("a table that is not here: %v", err)
	}
}
