package nas

import (
	"fmt"

	"naslab/engine/checklist"
	"naslab/engine/taxonomy"
)

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

// Report is the best-practice checklist of a study.
type Report = checklist.Report

// Check answers the best-practice checklist for a study.
func (s *Session) Check(study any) Report {
	var where string
	switch study := study.(type) {
	case string:
		where = study
	case *Study:
		if study == nil {
			s.check(fmt.Errorf("nas: check: the study is nil; give one that Search or Load returned"))
		}
		where = study.Dir()
	default:
		s.check(fmt.Errorf("nas: check: a %T is no study; give a study, its folder, or its name in %s", study, s.cfg.Runs))
	}
	r, err := checklist.Of(where, s.cfg.Runs)
	s.check(err)
	return r
}
