package checklist

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
	c := asked{Study: s}
	if c.beside, c.unread, err = beside(s); err != nil {
		return Report{}, fmt.Errorf("checklist: %w", err)
	}
	r := Report{Dir: dir, Study: s.String()}
	r.Unread = c.unread
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
	places := []string{study}
	if filepath.IsLocal(study) {
		places = append(places, filepath.Join(runs, study))
	}
	if i := slices.IndexFunc(places, isStudy); i >= 0 {
		return places[i], nil
	}
	if i := slices.IndexFunc(places, isDir); i >= 0 {
		dir := places[i]
		if inside := studies(dir); len(inside) > 0 {
			return "", fmt.Errorf("checklist: %s is not the folder of a study but holds some; give one of %s", dir, few(joined(dir, inside)))
		}
		return dir, nil // and be told what it lacks
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
	err := name.Miss("study", filepath.Base(study), studies(where), "")
	if len(name.Nearest(filepath.Base(study), studies(where))) == 0 {
		err = fmt.Errorf("%w; there are %s", err, few(studies(where)))
	}
	return "", fmt.Errorf("checklist: in %s: %w", where, err)
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isStudy reports whether dir holds the description of a study.
func isStudy(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "meta.json"))
	return err == nil
}

func joined(dir string, names []string) []string {
	paths := make([]string, len(names))
	for i, n := range names {
		paths[i] = filepath.Join(dir, n)
	}
	return paths
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

// beside loads the other studies of the folder on the same problem, and lists those
// that cannot be read.
func beside(s *run.Study) (list []*run.Study, unread []string, err error) {
	dir, err := filepath.Abs(s.Dir()) // "." lies somewhere too
	if err != nil {
		return nil, nil, err
	}
	parent, self := filepath.Split(dir)
	for _, n := range studies(parent) {
		if n == self {
			continue
		}
		o, err := run.Load(filepath.Join(parent, n))
		switch {
		case err != nil:
			unread = append(unread, n)
		case sameProblem(s, o):
			list = append(list, o)
		}
	}
	return list, unread, nil
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
