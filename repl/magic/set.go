package magic

import (
	"fmt"
	"go/token"
	"maps"
	"slices"
	"sync"

	"naslab/engine/name"
)

// Set is the magics of one session. Its methods may be called from several
// goroutines.
type Set struct {
	mu  sync.Mutex
	own map[string]Spec
}

// Get returns the magic of that name, the shell's own or one that was registered.
func (s *Set) Get(name string) (Spec, bool) {
	for _, m := range builtin {
		if m.Name == name {
			return m, true
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	m, ok := s.own[name]
	return m, ok
}

// All returns all magics: the shell's own in the order of their list, then the
// registered ones by name.
func (s *Set) All() []Spec {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := slices.Clone(builtin)
	for _, n := range slices.Sorted(maps.Keys(s.own)) {
		all = append(all, s.own[n])
	}
	return all
}

// Register adds a magic of the user's own, or replaces an earlier one.
func (s *Set) Register(m Spec) error {
	if !token.IsIdentifier(m.Name) {
		return fmt.Errorf("%q cannot name a magic; give letters and digits, such as \"sweep\"", m.Name)
	}
	for _, b := range builtin {
		if b.Name == m.Name {
			return fmt.Errorf("%%%s is naslab's own; give yours another name", m.Name)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.own == nil {
		s.own = map[string]Spec{}
	}
	m.Own, m.Line = true, true
	s.own[m.Name] = m
	return nil
}

// Clear forgets what was registered.
func (s *Set) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.own = nil
}

// Unknown is the sentence for a magic that there is not.
func (s *Set) Unknown(word string) error {
	var names []string
	for _, m := range s.All() {
		names = append(names, m.Name)
	}
	if near := name.Nearest(word, names); len(near) > 0 && len(near) < len(names) {
		return fmt.Errorf("there is no %%%s; did you mean %%%s?", word, near[0])
	}
	return fmt.Errorf("there is no %%%s; %%help lists what there is", word)
}
