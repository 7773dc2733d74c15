package checklist

import (
	"fmt"
	"os"
	"path/filepath"

	"naslab/engine/name"
	"naslab/engine/run"
)

// Of answers the checklist for a study: its folder, or its name in the folder
// runs. A name that is not there is an error that gives the nearest.
func Of(study, runs string) (Report, error) {
	dir, err := find(study, runs)
	if err != nil {
		return Report{}, err
	}
	s, err := run.Load(dir)
	if err != nil {
		return Report{}, fmt.Errorf("checklist: %w", err)
	}
	c := asked{Study: s, beside: beside(s)}
	r := Report{Dir: dir, Study: s.String()}
	for _, q := range questions() {
		answer, evidence := q.ask(c)
		r.Items = append(r.Items, Item{q.part, q.item, answer, evidence})
	}
	return r, nil
}

func find(study, runs string) (string, error) {
	if study == "" {
		return "", fmt.Errorf("checklist: no study is named; give its folder, such as %s", filepath.Join(runs, "rs-nb201-1"))
	}
	for _, dir := range []string{study, filepath.Join(runs, study)} {
		if isDir(dir) {
			return dir, nil
		}
	}
	if _, err := os.Stat(study); err == nil {
		return "", fmt.Errorf("checklist: %s is a file, not the folder of a study", study)
	}
	where := runs
	if parent := filepath.Dir(study); parent != "." {
		where = parent
	}
	if len(studies(where)) == 0 {
		return "", fmt.Errorf("checklist: there is no study in %s; give the folder of one, or run a search first", where)
	}
	return "", fmt.Errorf("checklist: in %s: %w", where, name.Miss("study", filepath.Base(study), studies(where), ""))
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// studies are the names of the folders in dir that hold a study.
func studies(dir string) []string {
	metas, _ := filepath.Glob(filepath.Join(glob(dir), "*", "meta.json"))
	var names []string
	for _, m := range metas {
		names = append(names, filepath.Base(filepath.Dir(m)))
	}
	return names
}

// glob writes a path so that a pattern means it.
func glob(dir string) string {
	var out []rune
	for _, r := range dir {
		if r == '*' || r == '?' || r == '[' || r == '\\' {
			out = append(out, '\\')
		}
		out = append(out, r)
	}
	return string(out)
}

// beside loads the other studies of the folder on the same problem. What cannot be
// read is passed over.
func beside(s *run.Study) []*run.Study {
	parent := filepath.Dir(filepath.Clean(s.Dir()))
	self := filepath.Base(filepath.Clean(s.Dir()))
	var list []*run.Study
	for _, n := range studies(parent) {
		if n == self {
			continue
		}
		if o, err := run.Load(filepath.Join(parent, n)); err == nil && sameProblem(s, o) {
			list = append(list, o)
		}
	}
	return list
}

// sameProblem reports whether both look for the same on the same benchmark.
func sameProblem(a, b *run.Study) bool {
	x, y := a.Objectives(), b.Objectives()
	if a.Benchmark() != b.Benchmark() || a.Space() != b.Space() || len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].Name != y[i].Name || x[i].Unit != y[i].Unit || x[i].Maximise != y[i].Maximise {
			return false
		}
	}
	return true
}
