package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/columns"
	"naslab/engine/data/published"
	"naslab/engine/data/unpack"
)

// maxFile bounds a file that is read into memory.
const maxFile = 1 << 30

// Import makes tables of a file or folder that the user has. what is the name
// of a data set, a table or a file of the catalogue, or my/NAME for a table of
// the user's own. A file is what its bytes say (a published file, found by its
// SHA-256), or else what was asked for; in a folder, everything that belongs to
// what was asked for is taken. step is told of each file; nil is not told.
//
// Nothing is written when a file is damaged or something else.
func (s *Store) Import(ctx context.Context, what, path string, step func(file string)) ([]*Change, error) {
	if name, ok := strings.CutPrefix(what, Mine); ok {
		return s.importMine(ctx, name, path)
	}
	found, err := catalogue.Find(what)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("store: cannot read %s: %w", path, reason(err))
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = candidates(path, found); err != nil {
			return nil, err
		}
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	j := s.newJoin()
	var skipped []*Change
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if step != nil {
			step(f)
		}
		err := j.importFile(found, f)
		var rootless *Rootless
		if errors.As(err, &rootless) && len(files) > 1 {
			skipped = append(skipped, &Change{Table: rootless.Table, Skipped: rootless.Error()})
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	changes, err := j.finish()
	return append(changes, skipped...), err
}

// reason is what went wrong with a file, without its name.
func reason(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}

// openFile opens a file that holds data; a pipe, whose opening might wait for
// ever, a device or a folder it refuses.
func openFile(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, fmt.Errorf("store: cannot read %s: %w", path, reason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("store: %s is no file with data", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("store: cannot read %s: %w", path, reason(err))
	}
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, nil, fmt.Errorf("store: %s is no file with data", path)
	}
	return f, info, nil
}

// read reads a file with its checksum.
func read(path string) (b []byte, sum string, err error) {
	f, info, err := openFile(path)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	if info.Size() > maxFile {
		return nil, "", fmt.Errorf("store: %s has %d bytes; at most %d are read", path, info.Size(), maxFile)
	}
	b = make([]byte, info.Size())
	if n, err := io.ReadFull(f, b); err != nil {
		if n < len(b) && (err == io.EOF || err == io.ErrUnexpectedEOF) {
			err = errors.New("it became shorter while it was read")
		}
		return nil, "", fmt.Errorf("store: cannot read %s: %w", path, err)
	}
	h := sha256.Sum256(b)
	return b, hex.EncodeToString(h[:]), nil
}

// importFile joins what one file gives.
func (j *join) importFile(found *catalogue.Found, path string) error {
	if isRecords(path) {
		return j.importRecords(found, path)
	}
	b, sum, err := read(path)
	if err != nil {
		return err
	}
	from := columns.Source{File: filepath.Base(path), SHA256: sum}
	if f := catalogue.FileByHash(sum); f != nil && slices.Contains(found.Files, f) {
		return j.importPublished(f, b, columns.Source{File: f.Address(), SHA256: sum})
	}
	if f := namedFile(found, path); f != nil {
		return j.importPublished(f, b, from)
	}
	return j.importWhole(found, path, b, from)
}

func (j *join) importPublished(f *catalogue.File, b []byte, from columns.Source) error {
	parts, err := published.Read(f, b, j)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	for _, p := range parts {
		if err := j.add(p, from); err != nil {
			return err
		}
	}
	return nil
}

// importWhole takes a file as a whole table, of those that were asked for the
// one whose columns it has.
func (j *join) importWhole(found *catalogue.Found, path string, b []byte, from columns.Source) error {
	if !isTable(b) {
		return unfit(path, found.Name, []string{"its bytes are none of the catalogue's, so it is damaged or of another version; give the name of a file (naslab data list " + found.Name + ") to have it read as that one"})
	}
	var reasons []string
	for _, t := range likely(found.Tables, path) {
		f, err := published.ReadCanonical(t, b)
		if err == nil {
			j.whole(f, from)
			return nil
		}
		reasons = append(reasons, err.Error())
	}
	if len(reasons) == 0 {
		reasons = []string{"its bytes are none of the catalogue's and its name is none of its tables'"}
	}
	return unfit(path, found.Name, reasons)
}

// importMine makes a CSV a table of the user's own. The first column is its key
// where no value of it is there twice.
func (s *Store) importMine(ctx context.Context, name, path string) ([]*Change, error) {
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") != "" || strings.HasPrefix(name, ".") {
		return nil, fmt.Errorf("store: %q is no name for a table; use letters, digits, - and _", Mine+name)
	}
	b, sum, err := read(path)
	if err != nil {
		return nil, err
	}
	if unpack.IsGzip(b) {
		if b, err = unpack.Gzip(b); err != nil {
			return nil, err
		}
	}
	f, err := columns.ReadCSV(strings.NewReader(string(b)), columns.Info{Name: Mine + name, Title: "imported by the user"}, nil, int64(len(b))+1)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	if f.Unique(f.Fields[0].Name) {
		f.Info.Key = []string{f.Fields[0].Name}
	}
	unlock, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	j := s.newJoin()
	j.whole(f, columns.Source{File: filepath.Base(path), SHA256: sum})
	return j.finish()
}
