package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/fetch"
	"naslab/engine/data/published"
)

// MirrorVariable names an address that files are fetched from instead of
// GitHub's; the path behind it is the same.
const MirrorVariable = "NASLAB_DATA_MIRROR"

// github is where the catalogue's addresses begin.
const github = "https://raw.githubusercontent.com"

// downloads is the folder of what is being fetched.
const downloads = ".downloads"

// Download says how to fetch.
type Download struct {
	Fetcher fetch.Fetcher
	// Step is told of each file before it is fetched; nil is not told.
	Step func(i, n int, f *catalogue.File)
}

// Plan lists the files that are to be fetched for a name: those that belong to
// it, have a reader, and are not in their tables yet.
func (s *Store) Plan(what string) (files []*catalogue.File, err error) {
	found, err := catalogue.Find(what)
	if err != nil {
		return nil, err
	}
	var unread []*catalogue.File
	for _, f := range found.Files {
		switch {
		case !published.Known(f):
			unread = append(unread, f)
		case !s.has(f):
			files = append(files, f)
		}
	}
	if slices.ContainsFunc(files, (*catalogue.File).Counts) {
		if !s.sound("nb201/archs") && !slices.ContainsFunc(files, func(f *catalogue.File) bool { return f.ID == catalogue.Order201 }) {
			order, err := catalogue.Find(catalogue.Order201)
			if err != nil {
				return nil, err
			}
			files = append(order.Files, files...)
		}
	}
	if len(files) == 0 && len(unread) > 0 {
		return nil, fmt.Errorf("store: the files of %s have no reader yet; import its table as CSV: naslab data import %s FILE.csv", what, what)
	}
	if len(files) == 0 && len(found.Files) == 0 {
		return nil, fmt.Errorf("store: no public file of %s is known; import your copy: naslab data import %s FILE", what, what)
	}
	return files, nil
}

// has reports whether what a file gives is there.
func (s *Store) has(f *catalogue.File) bool {
	if s.kept(f) {
		_, err := os.Stat(s.keptPath(f))
		return err == nil
	}
	for _, n := range f.Feeds {
		t, err := s.Open(n)
		if err != nil || t.Verify() != nil || !slices.ContainsFunc(t.Info().From, func(x columns.Source) bool { return x.SHA256 == f.SHA256 }) {
			return false
		}
	}
	return true
}

// sound reports whether a table is there and whole.
func (s *Store) sound(table string) bool {
	t, err := s.Open(table)
	return err == nil && t.Verify() == nil
}

// kept reports whether a file is kept as it is, and gives no table.
func (s *Store) kept(f *catalogue.File) bool {
	for _, n := range f.Feeds {
		if catalogue.TableByName(n) != nil {
			return false
		}
	}
	return true
}

// keptPath is where such a file lies.
func (s *Store) keptPath(f *catalogue.File) string {
	return filepath.Join(s.Folders[0], "files", filepath.FromSlash(f.Source.Repo), filepath.FromSlash(f.Path))
}

// Get fetches files and joins what they give to their tables. The tables are
// written when all files are there; what was fetched before an error need not
// be fetched again.
func (s *Store) Get(ctx context.Context, files []*catalogue.File, d Download) ([]*Change, error) {
	unlock, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	dir := filepath.Join(s.Folders[0], downloads)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("store: cannot make a folder for downloads: %w", err)
	}
	defer os.Remove(dir) // when nothing is left to go on with
	var fetched []string
	for i, f := range files {
		if d.Step != nil {
			d.Step(i, len(files), f)
		}
		path := filepath.Join(dir, f.SHA256)
		fetched = append(fetched, path)
		if _, err := os.Stat(path); err == nil {
			continue
		}
		if s.has(f) { // another process has taken it since it was planned
			fetched[i] = ""
			continue
		}
		if err := d.Fetcher.Fetch(ctx, fetch.File{Address: address(f), Bytes: f.Bytes, SHA256: f.SHA256}, path); err != nil {
			return nil, err
		}
	}
	j := s.newJoin()
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if fetched[i] == "" {
			continue
		}
		if err := s.take(j, f, fetched[i]); err != nil {
			return nil, err
		}
	}
	changes, err := j.finish()
	if err != nil {
		return changes, err
	}
	for _, p := range fetched {
		os.Remove(p)
	}
	return changes, nil
}

// take reads a file that was fetched.
func (s *Store) take(j *join, f *catalogue.File, path string) error {
	b, sum, err := read(path)
	if err != nil {
		return err
	}
	if sum != f.SHA256 {
		os.Remove(path)
		return fmt.Errorf("store: the download of %s was damaged on the disk and thrown away; fetch it again", f.ID)
	}
	if err := j.importPublished(f, b, columns.Source{File: f.Address(), SHA256: sum}); err != nil {
		return err
	}
	if !s.kept(f) {
		return nil
	}
	to := s.keptPath(f)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return fmt.Errorf("store: cannot make a folder for %s: %w", f.ID, err)
	}
	if err := os.Rename(path, to); err != nil {
		return fmt.Errorf("store: cannot keep %s: %w", f.ID, err)
	}
	return nil
}

// address is where a file is fetched from.
func address(f *catalogue.File) string {
	if m := os.Getenv(MirrorVariable); m != "" {
		return strings.TrimSuffix(m, "/") + strings.TrimPrefix(f.Address(), github)
	}
	return f.Address()
}
