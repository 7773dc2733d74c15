package data

import (
	"os"
	"sync"

	"naslab/engine/data/columns"
	"naslab/engine/data/store"
)

// The store of the user, kept so that a table is mapped once.
var (
	storeLock sync.Mutex
	userStore *store.Store
	storeFor  string // the folders that it is of
)

// Store returns the store of tables in the folders of NASLAB_DATA, else in
// naslab's folder of the user's cache.
func Store() (*store.Store, error) {
	storeLock.Lock()
	defer storeLock.Unlock()
	if v := os.Getenv(store.Variable); userStore == nil || v != storeFor {
		s, err := store.Default()
		if err != nil {
			return nil, err
		}
		userStore, storeFor = s, v
	}
	return userStore, nil
}

// Open opens a benchmark table by its name, such as "nb201/archs". The error of
// one that is not here says how to get it; that of an unknown name gives the
// nearest ones.
func Open(table string) (*columns.Table, error) {
	s, err := Store()
	if err != nil {
		return nil, err
	}
	return s.Open(table)
}
