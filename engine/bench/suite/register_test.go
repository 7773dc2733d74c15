package suite_test

import (
	"strings"
	"testing"

	"naslab/engine/bench"
	"naslab/engine/bench/suite"
	"naslab/engine/data/store"
)

// TestMissingData says how to get what is not there.
func TestMissingData(t *testing.T) {
	t.Setenv(store.Variable, t.TempDir())
	suite.Register()
	for _, n := range suite.Names() {
		_, err := bench.Open(n)
		want := "naslab data get " + bench.Needs(n)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v; want %q", n, err, want)
		}
	}
	if _, err := suite.Open("nb201/cifar", store.New(t.TempDir())); err == nil || !strings.Contains(err.Error(), `did you mean "nb201/cifar10"`) {
		t.Errorf("unknown: %v", err)
	}
}

// TestStore opens from the folder of NASLAB_DATA, and says which table would
// have had a metric.
func TestStore(t *testing.T) {
	full := tables(t, "nb201")
	suite.Register()
	t.Setenv(store.Variable, full.Folders[0])
	if b, err := bench.Open("nb201/cifar100"); err != nil || b.Name() != "nb201/cifar100" {
		t.Fatalf("%v, %v", b, err)
	}
	part := only{full, "nb201/archs"}
	b := open(t, "nb201/cifar10", part)
	_, err := b.Query(t.Context(), parse(t, b, cell0), bench.Query{Metrics: []string{"zc_zen"}})
	if err == nil || !strings.Contains(err.Error(), "nb201/zc_cifar10 (naslab data get nb201)") {
		t.Errorf("without its table: %v", err)
	}
}
