package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"naslab/engine/bench"
)

// create makes a new study folder, never touching one that is there.
func create(p *Problem, method string, c Config) (*Study, *journal, error) {
	m := meta{Format: format, Naslab: version(), Name: c.Name, Benchmark: p.bench.Name(), Space: p.Space().Name(),
		Objectives: p.objectives, Extra: c.extra(p), Method: method, Options: c.Options, Seed: c.Seed, Batch: c.Batch,
		Budget: c.Budget, Started: time.Now().UTC().Truncate(time.Second)}
	m.Query = bench.Query{Draw: c.Query.Draw, Seed: c.Query.Seed, Fidelity: c.Query.Fidelity}
	if c.Memory {
		return &Study{meta: m}, &journal{codec: newCodec(m)}, nil
	}
	m.System = thisSystem() // which takes longer than a short search
	dir, notes, err := makeFolder(m, c)
	if err != nil {
		return nil, nil, err
	}
	if err := writeJSON(filepath.Join(dir, metaFile), m.json()); err != nil {
		return nil, nil, fmt.Errorf("run: cannot write the study's description: %w; make room or set Config.Dir to another folder", err)
	}
	s := &Study{meta: m, dir: dir, notes: notes}
	j, err := openJournal(dir, newCodec(m), 0)
	return s, j, err
}

// makeFolder takes the first free one of name-seed, name-seed-2, ... and notes
// when one that is taken could be gone on with.
func makeFolder(m meta, c Config) (dir string, notes []string, err error) {
	if err := os.MkdirAll(c.Dir, 0o755); err != nil {
		return "", nil, unwritable(c.Dir, err)
	}
	base := filepath.Join(c.Dir, fmt.Sprintf("%s-%d", c.Name, c.Seed))
	for n := 1; ; n++ {
		dir := base
		if n > 1 {
			dir = fmt.Sprintf("%s-%d", base, n)
		}
		err := os.Mkdir(dir, 0o755)
		if err == nil {
			return dir, notes, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", nil, unwritable(dir, err)
		}
		if len(notes) == 0 && unfinished(dir, m) {
			notes = []string{fmt.Sprintf("%s has the same settings and is unfinished; Resume can go on with it", dir)}
		}
	}
}

func unwritable(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("run: cannot make the folder %s: %w; set Config.Dir to a folder that can be written", dir, err)
}

// unfinished reports whether dir holds a study with the settings of m that has
// not used up its budget.
func unfinished(dir string, m meta) bool {
	old, err := readMeta(dir)
	if err != nil || old.Budget != m.Budget || !sameRun(old, m) {
		return false
	}
	e, ended := readEnd(dir)
	return !ended || e.Stopped != Spent && e.Stopped != Exhausted
}

// sameRun reports whether both lead to the same trials, budget aside.
func sameRun(a, b meta) bool {
	return a.Benchmark == b.Benchmark && a.Space == b.Space && a.Method == b.Method && a.Seed == b.Seed && a.Batch == b.Batch &&
		maps.Equal(a.Options, b.Options) && a.Query.Draw == b.Query.Draw && a.Query.Seed == b.Query.Seed &&
		a.Query.Fidelity == b.Query.Fidelity && slices.EqualFunc(a.Objectives, b.Objectives, sameMetric)
}

// sameMetric reports whether values of a and b mean the same.
func sameMetric(a, b bench.Metric) bool {
	return a.Name == b.Name && a.Unit == b.Unit && a.Maximise == b.Maximise && a.Batch == b.Batch
}

func readEnd(dir string) (end, bool) {
	text, err := os.ReadFile(filepath.Join(dir, endFile))
	if err != nil {
		return end{}, false
	}
	var e end
	return e, json.Unmarshal(text, &e) == nil
}
