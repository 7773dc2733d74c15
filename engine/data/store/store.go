package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/name"
)

// Variable names the environment's list of folders.
const Variable = "NASLAB_DATA"

// ending is that of the tables' files.
const ending = ".nas"

// Mine begins the names of tables that are the user's own.
const Mine = "my/"

// Store is a list of folders with tables. Its methods may be called from
// several goroutines.
type Store struct {
	Folders []string // the first is written to
	// Busy is told once when another process writes to the folder, which is
	// waited for; nil is not told.
	Busy func(folder string)

	mu   sync.Mutex
	open map[string]opened
}

// opened is a table with the state of the file that it was.
type opened struct {
	table *columns.Table
	size  int64
	time  time.Time
}

// Default is the store of the user: the folders of NASLAB_DATA, else naslab's
// in the user's cache folder.
func Default() (*Store, error) {
	var folders []string
	for _, f := range filepath.SplitList(os.Getenv(Variable)) {
		if f != "" {
			folders = append(folders, f)
		}
	}
	if len(folders) == 0 {
		dir, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("store: no folder for tables is known; set %s to one: %w", Variable, err)
		}
		folders = []string{filepath.Join(dir, "naslab")}
	}
	return New(folders...), nil
}

// New returns a store of these folders, which need not exist yet.
func New(folders ...string) *Store {
	return &Store{Folders: folders, open: map[string]opened{}}
}

// path is where a table lies in a folder.
func path(folder, table string) string {
	return filepath.Join(folder, filepath.FromSlash(table)+ending)
}

// Where returns the file of a table that is there.
func (s *Store) Where(table string) (string, bool) {
	for _, f := range s.Folders {
		if info, err := os.Stat(path(f, table)); err == nil && info.Mode().IsRegular() {
			return path(f, table), true
		}
	}
	return "", false
}

// Open opens a table, such as "nb201/archs". A table that is open already is
// given again as long as its file is the same. The error of one that is not
// there says how to get it, that of an unknown name gives the nearest ones.
func (s *Store) Open(table string) (*columns.Table, error) {
	file, ok := s.Where(table)
	if !ok {
		return nil, s.missing(table)
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, s.missing(table)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.open[table]; ok && o.table.Path() == file && o.size == info.Size() && o.time.Equal(info.ModTime()) {
		return o.table, nil
	}
	t, err := columns.Open(file)
	if err != nil {
		return nil, err
	}
	s.open[table] = opened{t, info.Size(), info.ModTime()}
	return t, nil
}

// Missing is the error for a table that is known but not there.
type Missing struct{ Table string }

// Error says how to get the table.
func (m *Missing) Error() string {
	if catalogue.TableByName(m.Table) != nil && len(catalogue.Feeding(m.Table)) == 0 {
		return fmt.Sprintf("table %s is not here; import your copy: naslab data import %s FILE", m.Table, m.Table)
	}
	return fmt.Sprintf("table %s is not here; fetch it: naslab data get %s (or import your copy: naslab data import %s FILE)", m.Table, m.Table, m.Table)
}

func (s *Store) missing(table string) error {
	if catalogue.TableByName(table) != nil {
		return &Missing{table}
	}
	known := s.Tables()
	for _, t := range catalogue.Tables() {
		known = append(known, t.Name)
	}
	return name.Miss("table", table, known, "naslab data list")
}

// Tables lists the tables that are there, in alphabetical order.
func (s *Store) Tables() []string {
	var names []string
	for _, f := range s.Folders {
		filepath.WalkDir(f, func(p string, d fs.DirEntry, err error) error {
			rel, rerr := filepath.Rel(f, p)
			if err != nil || rerr != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return nil
			}
			if n, ok := strings.CutSuffix(filepath.ToSlash(rel), ending); ok && !slices.Contains(names, n) {
				names = append(names, n)
			}
			return nil
		})
	}
	slices.Sort(names)
	return names
}

// write makes a frame the table's file in the first folder.
func (s *Store) write(f *columns.Frame) error {
	file := path(s.Folders[0], f.Info.Name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("store: cannot make a folder for table %s: %w", f.Info.Name, err)
	}
	err := f.Write(file)
	if err != nil {
		os.Remove(filepath.Dir(file)) // when it is empty
	}
	return err
}
