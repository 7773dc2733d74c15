package nas

import "naslab/engine/taxonomy"

// Coverage is the field's taxonomy with what naslab has of it.
type Coverage = taxonomy.Coverage

// Taxonomy sets what naslab has against what the field has.
func (s *Session) Taxonomy(branches ...string) Coverage {
	c, err := taxonomy.Survey(branches)
	s.check(err)
	return c
}

// SpaceSizes lists the registered search spaces by kind.
func (s *Session) SpaceSizes() *Table {
	t, err := taxonomy.Sizes()
	s.check(err)
	return t
}
