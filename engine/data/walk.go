package data

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"naslab/engine/seed"
)

// document is one text while it is read.
type document struct {
	path string // within the folder, with slashes
	text []byte
}

// reader gathers documents up to a limit of bytes.
type reader struct {
	config  TextConfig
	left    int64 // bytes that may still be taken
	docs    []document
	seen    map[[32]byte]bool // contents taken
	skipped Skipped
}

// candidate is a file that may be read, with its place in the drawing order.
type candidate struct {
	rel  string
	size int64
	draw uint64
}

// single reads the one file given.
func (r *reader) single(path string) error {
	text, err := readUpTo(path, r.left)
	if err != nil {
		return err
	}
	if at := notText(text); at >= 0 {
		return fmt.Errorf("data: text: %s: not text (byte %d is not UTF-8 or is zero); give a text file", path, at)
	}
	r.take(document{filepath.Base(path), text})
	return nil
}

// folder reads files in the order of their draw until the limit is reached,
// then sorts the documents by path.
func (r *reader) folder(ctx context.Context, root string) error {
	files, err := r.list(ctx, root)
	if err != nil {
		return err
	}
	slices.SortFunc(files, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.draw, b.draw), cmp.Compare(a.rel, b.rel))
	})
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("data: text: stopped while reading %s: %w", root, err)
		}
		if r.left <= 0 {
			r.skipped.OverLimit = len(files) - i
			break
		}
		text, err := readUpTo(filepath.Join(root, filepath.FromSlash(f.rel)), r.left)
		if err != nil {
			return err
		}
		if notText(text) >= 0 {
			r.skipped.Binary++
			continue
		}
		if int64(len(text)) < f.size { // cut: it is the last one
			if len(text) == 0 {
				r.skipped.OverLimit = len(files) - i
				break
			}
			r.left = int64(len(text))
		}
		r.take(document{f.rel, text})
	}
	slices.SortFunc(r.docs, func(a, b document) int { return cmp.Compare(a.path, b.path) })
	return nil
}

// take keeps a document unless it is empty or was seen.
func (r *reader) take(d document) {
	if len(bytes.TrimSpace(d.text)) == 0 {
		r.skipped.Empty++
		return
	}
	sum := sha256.Sum256(d.text)
	if r.seen[sum] {
		r.skipped.Duplicate++
		return
	}
	r.seen[sum] = true
	r.left -= int64(len(d.text))
	r.docs = append(r.docs, d)
}

// list walks the folder and returns the files that the configuration admits.
func (r *reader) list(ctx context.Context, root string) ([]candidate, error) {
	var files []candidate
	draw := seed.New(r.config.Seed).Split("data.text.draw")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("data: text: cannot list %s; mend it or leave it out: %w", path, err)
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("data: text: stopped while listing %s: %w", root, err)
		}
		if path == root {
			return nil
		}
		if d.IsDir() {
			if r.leaveFolder(d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || strings.HasPrefix(d.Name(), ".") || !hasExt(d.Name(), r.config.Ext) {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return fmt.Errorf("data: text: cannot read %s; mend it or leave it out: %w", path, err)
		}
		if r.config.MaxFile > 0 && info.Size() > r.config.MaxFile {
			r.skipped.TooLarge++
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return fmt.Errorf("data: text: %w", err)
		}
		rel = filepath.ToSlash(rel)
		files = append(files, candidate{rel, info.Size(), draw.Uint64(rel)})
		return nil
	})
	return files, err
}

func (r *reader) leaveFolder(name string) bool {
	switch name {
	case "testdata":
		return !r.config.Testdata
	case "vendor", "third_party", "node_modules":
		return !r.config.Vendored
	}
	return strings.HasPrefix(name, ".")
}

func hasExt(name string, ext []string) bool {
	return len(ext) == 0 || slices.ContainsFunc(ext, func(e string) bool { return strings.HasSuffix(name, e) })
}

// readUpTo reads a file; of one longer than limit only the lines that fit,
// or as many whole characters when the first line is longer.
func readUpTo(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("data: text: cannot read %s; mend it or leave it out: %w", path, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("data: text: cannot read %s; mend it or leave it out: %w", path, err)
	}
	if int64(len(text)) <= limit {
		return text, nil
	}
	return cutLine(text[:limit]), nil
}

// cutLine cuts text after its last line break, or else after its last whole
// character.
func cutLine(text []byte) []byte {
	if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
		return text[:i+1]
	}
	for i := len(text) - 1; i >= 0 && i >= len(text)-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			if !utf8.FullRune(text[i:]) {
				return text[:i]
			}
			break
		}
	}
	return text
}

// notText returns the place of the first byte that no text has, or -1.
func notText(b []byte) int {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return i
	}
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
