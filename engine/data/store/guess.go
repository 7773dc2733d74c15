package store

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"naslab/engine/data/catalogue"
	"naslab/engine/data/unpack"
)

// namedFile is the published file that was asked for by its own name, or
// whose path ends a file's path; nil when there is none. Its bytes are others
// than the catalogue's.
func namedFile(found *catalogue.Found, path string) *catalogue.File {
	if found.File != nil {
		return found.File
	}
	slash := filepath.ToSlash(path)
	for _, f := range found.Files {
		if strings.HasSuffix(slash, "/"+f.Source.Repo+"/"+f.Path) {
			return f
		}
	}
	return nil
}

// plainName is the name under which a table lies in a folder of canonical
// tables.
func plainName(t *catalogue.Table) string {
	if t.Name == "ofa/acc_predictor" { // the weights, beside their description
		return "ofa/ofa_acc_predictor_f32le.bin.gz"
	}
	return t.Plain
}

// likely sorts the tables that a file can be: the one of its name, or all when
// the name says nothing and few are asked for.
func likely(tables []*catalogue.Table, path string) []*catalogue.Table {
	base := stem(filepath.Base(path))
	for _, t := range tables {
		if p := plainName(t); p != "" && stem(filepath.Base(filepath.FromSlash(p))) == base {
			return []*catalogue.Table{t}
		}
	}
	if len(tables) <= 4 {
		return tables
	}
	return nil
}

// isTable reports whether bytes can be a table as CSV or what stands for one:
// text, or gzip, or raw weights, whose length is known.
func isTable(b []byte) bool {
	return unpack.IsGzip(b) || len(b) == weightsLen || !bytes.ContainsRune(b[:min(len(b), 4096)], 0) && !unpack.IsZip(b)
}

// weightsLen is the length of the accuracy predictor's weights.
const weightsLen = 1_491_204

// stem is a file's name without .gz and without the ending before it.
func stem(base string) string {
	base = strings.TrimSuffix(base, ".gz")
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// candidates lists the files in a folder that belong to what was asked for:
// canonical tables by their place, published files by theirs. Files that others
// need come first.
func candidates(folder string, found *catalogue.Found) ([]string, error) {
	var canonical, published []string
	rank := map[string]int{}
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		slash := filepath.ToSlash(p)
		for _, t := range found.Tables {
			if n := plainName(t); n != "" && strings.HasSuffix(slash, "/"+n) {
				canonical = append(canonical, p)
			}
		}
		for i, f := range found.Files {
			if strings.HasSuffix(slash, "/"+f.Source.Repo+"/"+f.Path) {
				published = append(published, p)
				rank[p] = i
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store: cannot read %s: %w", folder, reason(err))
	}
	slices.SortStableFunc(published, func(a, b string) int { return rank[a] - rank[b] })
	if files := append(canonical, published...); len(files) > 0 {
		return files, nil
	}
	return nil, fmt.Errorf("store: nothing in %s belongs to %s: neither tables under their canonical names nor files under their repositories' (owner/repository/path)", folder, found.Name)
}
