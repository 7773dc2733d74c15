package nas

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"naslab/engine/run"
	"naslab/engine/search"
	"naslab/engine/table"
)

// Budget says when a search ends.
type Budget = run.Budget

// Study is one search: its trials, its front, its folder.
type Study = run.Study

// Setup is what a search method is made from.
type Setup = search.Setup

// Optimizer is a search method: it is asked for architectures and told their
// costs.
type Optimizer = search.Optimizer

// Want names the objectives of a search, the first one drawn upwards.
func (s *Session) Want(metrics ...string) []string { return metrics }

// Methods lists the registered search methods and how many objectives each
// takes; nothing stands there for a method of a cell that fails when it is made
// for a space of one decision.
func (s *Session) Methods() *Table {
	t := table.New("search methods", "method", "objectives")
	for _, n := range search.Names() {
		var objectives any
		switch several, err := search.Several(n); {
		case several:
			objectives = "any number"
		case err == nil:
			objectives = "one"
		}
		t.Add(n, objectives)
	}
	return t
}

// Method registers a search method made of two functions.
func (s *Session) Method(name string, make func(sp SearchSpace, rng *rand.Rand) (ask func() Arch, tell func(a Arch, costs []float64))) {
	search.Register(name, func(p search.Setup) (search.Optimizer, error) {
		ask, tell := make(p.Space, p.Seed.Rand(name))
		if ask == nil {
			return nil, fmt.Errorf("nas: method %s: its ask function is nil", name)
		}
		return search.NewFuncs(name, func() (Arch, bool) { return ask(), true }, tell)
	})
}

// MethodOf registers a search method that is a type of its own.
func (s *Session) MethodOf(name string, make func(Setup) Optimizer) {
	search.Register(name, func(p search.Setup) (search.Optimizer, error) { return make(p), nil })
}

// Search runs a method on a benchmark and returns the study.
func (s *Session) Search(method string, b Benchmark, want []string, budget Budget) *Study {
	return s.SearchWith(method, b, want, run.Config{Budget: budget})
}

// SearchWith is Search with all settings.
func (s *Session) SearchWith(method string, b Benchmark, want []string, cfg run.Config) *Study {
	p, err := run.NewProblem(b, want)
	s.check(err)
	if cfg.Seed == 0 {
		cfg.Seed = s.cfg.Seed
	}
	if cfg.Dir == "" {
		cfg.Dir = s.cfg.Runs
	}
	if n := cfg.Budget.Evals; s.cfg.Smoke && (n == 0 || n > 40) {
		cfg.Budget.Evals = 40
	}
	if cfg.Name == "" {
		cfg.Name = studyName(method, b.Name(), want)
	}
	bar, last := s.watch(&cfg, method+" on "+b.Name())
	defer s.cut(last)
	study, err := run.Search(s.ctx(), p, method, cfg)
	last.over = true
	bar.end()
	s.checkKept(err, keptOf(study))
	s.tellFailures(study)
	return study
}

// tellFailures notes how many evaluations of a study failed and why the first
// one did.
func (s *Session) tellFailures(study *Study) {
	for _, t := range study.Trials() {
		if t.Failed != "" {
			s.note("%d of %d evaluations failed, the first one: %s", study.Failures(), study.Len(), t.Failed)
			return
		}
	}
}

// keptOf says what a search that was cut off leaves.
func keptOf(study *Study) string {
	if study == nil {
		return ""
	}
	return fmt.Sprintf("%d evaluations are kept, nas.Resume(%q, b) goes on", study.Len(), study.Dir())
}

// Resume goes on with a study that was cut off.
func (s *Session) Resume(dir string, b Benchmark) *Study {
	cfg := run.Config{}
	bar, last := s.watch(&cfg, "resume "+filepath.Base(dir))
	defer s.cut(last)
	study, err := run.Resume(s.ctx(), dir, b, cfg)
	last.over = true
	bar.end()
	s.checkKept(err, keptOf(study))
	s.tellFailures(study)
	return study
}

// Load reads a study from its folder.
func (s *Session) Load(dir string) *Study {
	study, err := run.Load(dir)
	s.check(err)
	return study
}

// last is what was last heard of a search.
type last struct {
	run.Progress
	over bool // it returned
}

// cut says what is kept of a search that did not return, because Ctrl-C cut a
// function of the user's that it was calling.
func (s *Session) cut(l *last) {
	if !l.over && l.Dir != "" {
		s.note("%d evaluations are kept, nas.Resume(%q, b) goes on", l.Done, l.Dir)
	}
}

// watch puts a progress bar on cfg, and keeps what is heard last.
func (s *Session) watch(cfg *run.Config, what string) (*progress, *last) {
	heard := &last{}
	total, done := cfg.Budget.Evals, func(p run.Progress) int { return p.Done }
	if all := cfg.Budget.Simulated.Seconds(); all > 0 && total == 0 {
		unit := spanOf(all / 7) // 20 of it at least
		what += ", simulated " + unit.unit
		total, done = int(unit.in(all)), func(p run.Progress) int { return int(unit.in(p.Simulated.Seconds())) }
	}
	bar := s.progress(what, total)
	cfg.Progress = func(p run.Progress) {
		heard.Progress = p
		bar.at(done(p), p.Best)
	}
	return bar, heard
}

func studyName(method, benchmark string, want []string) string {
	return fileName(strings.Join(append([]string{method, benchmark}, want...), "-"))
}

// fileName replaces what cannot stand in the name of a file.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\ :`, r) {
			return '-'
		}
		return r
	}, name)
}
