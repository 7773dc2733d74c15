package journal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naslab/engine/name"
)

// Cell is one cell of a journal.
type Cell struct {
	Number int
	Code   string
	Ended  bool // false for the one during which the process died
	OK     bool
	Took   time.Duration
	Error  string
}

// Past is a session that has ended, or goes on elsewhere.
type Past struct {
	ID    string
	Began time.Time
	Dir   string // its working folder
	Cells []Cell
	End   string // "goodbye", "replayed"; empty when it did not say
	Lives bool   // its process still runs
	path  string
}

// Lost reports whether the session ended without goodbye and has something to
// bring back.
func (p Past) Lost() bool { return p.End == "" && !p.Lives && len(p.Good()) > 0 }

// Good are the cells that went well.
func (p Past) Good() []Cell {
	var good []Cell
	for _, c := range p.Cells {
		if c.OK {
			good = append(good, c)
		}
	}
	return good
}

// List returns the sessions whose journals are in a folder, the oldest first.
func List(dir string) []Past {
	names := files(dir)
	var list []Past
	for _, n := range names {
		if p, err := read(filepath.Join(dir, n)); err == nil {
			list = append(list, p)
		}
	}
	return list
}

// Lost returns the youngest lost session that began within the time, or nil.
func Lost(dir string, within time.Duration) *Past {
	names := files(dir)
	for i := len(names) - 1; i >= 0; i-- {
		p, err := read(filepath.Join(dir, names[i]))
		if err != nil {
			continue
		}
		if within > 0 && time.Since(p.Began) > within {
			return nil
		}
		if p.Lost() {
			return &p
		}
	}
	return nil
}

// Find returns the session with the name, or whose name begins so.
func Find(dir, id string) (*Past, error) {
	var names []string
	for _, n := range files(dir) {
		own := strings.TrimSuffix(n, ending)
		if strings.HasPrefix(own, id) {
			p, err := read(filepath.Join(dir, n))
			return &p, err
		}
		names = append(names, own)
	}
	if near := name.Nearest(id, names); len(near) > 0 && len(near) < len(names) {
		return nil, fmt.Errorf("there is no session %q; did you mean %q?", id, near[0])
	}
	return nil, fmt.Errorf("there is no session %q; naslab replay -l lists them", id)
}

// files are the names of the journals in a folder, the oldest first.
func files(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ending) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names
}

// read reads a journal. A torn last line, as a process that dies may leave, is
// passed over.
func read(path string) (Past, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Past{}, fmt.Errorf("a journal cannot be read: %w", err)
	}
	p := Past{path: path, ID: strings.TrimSuffix(filepath.Base(path), ending)}
	for raw := range bytes.Lines(text) {
		var l line
		if json.Unmarshal(raw, &l) != nil {
			continue
		}
		switch {
		case l.Session != "":
			p.Began, p.Dir = l.At, l.Dir
		case l.End != "":
			p.End = l.End
		case l.OK != nil && len(p.Cells) > 0:
			c := &p.Cells[len(p.Cells)-1]
			c.Ended, c.OK, c.Error = true, *l.OK, l.Error
			c.Took = time.Duration(l.MS * float64(time.Millisecond))
		case l.Code != "":
			p.Cells = append(p.Cells, Cell{Number: l.Cell, Code: l.Code})
		}
	}
	p.Lives = p.End == "" && isHeld(path)
	return p, nil
}

// Replayed notes that a lost session has been brought back.
func (p Past) Replayed() error {
	f, err := os.OpenFile(p.path, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := json.Marshal(line{At: time.Now(), End: "replayed"})
	if err != nil {
		return err
	}
	_, err = f.Write(append([]byte{'\n'}, append(text, '\n')...)) // after a torn line too
	return err
}

// prune removes the oldest journals beyond those that are kept.
func prune(dir string) {
	names := files(dir)
	for _, n := range names[:max(0, len(names)-kept)] {
		if path := filepath.Join(dir, n); !isHeld(path) {
			_ = os.Remove(path)
		}
	}
}
