// Package registry holds the tables in which built-in and user-made spaces,
// benchmarks, search methods and devices are found by name.
package registry

import (
	"slices"
	"sync"

	"naslab/engine/name"
)

// Table maps names to values for one kind of thing and is safe for concurrent
// use. A later entry under the same name replaces the earlier one, so that a
// cell may be run again.
type Table[T any] struct {
	Kind string // what the entries are, such as "search method"; used in errors
	Hint string // how a user lists them; used in errors

	mu      sync.RWMutex
	entries map[string]T
}

// Put stores v under key.
func (t *Table[T]) Put(key string, v T) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.entries == nil {
		t.entries = map[string]T{}
	}
	t.entries[key] = v
}

// Get returns the entry under key, or a [*name.Unknown] error.
func (t *Table[T]) Get(key string) (T, error) {
	t.mu.RLock()
	v, ok := t.entries[key]
	t.mu.RUnlock()
	if ok {
		return v, nil
	}
	return v, name.Miss(t.Kind, key, t.Names(), t.Hint)
}

// Names returns all names, sorted.
func (t *Table[T]) Names() []string {
	t.mu.RLock()
	defer t.mu.RUnlock()
	names := make([]string, 0, len(t.entries))
	for n := range t.entries {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}
