package suite_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"naslab/engine/bench/suite"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

// made are the stores of this test run, one per data set, so that each is
// imported once.
var made struct {
	sync.Mutex
	dir   string
	store map[string]*store.Store
}

func TestMain(m *testing.M) {
	status := m.Run()
	if made.dir != "" {
		os.RemoveAll(made.dir)
	}
	os.Exit(status)
}

// tables imports the canonical tables of a data set into a store of its own.
func tables(t testing.TB, dataset string) *store.Store {
	t.Helper()
	from := datatest.Shared(t, filepath.Join("data", dataset))
	made.Lock()
	defer made.Unlock()
	if s := made.store[dataset]; s != nil {
		return s
	}
	if made.dir == "" {
		dir, err := os.MkdirTemp("", "suite")
		if err != nil {
			t.Fatal(err)
		}
		made.dir, made.store = dir, map[string]*store.Store{}
	}
	s := store.New(filepath.Join(made.dir, dataset))
	if _, err := s.Import(context.Background(), dataset, from, nil); err != nil {
		t.Fatal(err)
	}
	made.store[dataset] = s
	return s
}

func open(t testing.TB, name string, s suite.Tables) *tabular.Bench {
	t.Helper()
	b, err := suite.Open(name, s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// only has one table of a store.
type only struct {
	*store.Store
	table string
}

func (o only) Open(table string) (*columns.Table, error) {
	if table != o.table {
		return nil, &store.Missing{Table: table}
	}
	return o.Store.Open(table)
}
