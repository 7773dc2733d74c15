package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"

	"naslab/stdlib/export/pack"
)

// typesFile packs the export data of a group, for stdlib/export. Positions are
// left out: they would name folders of this machine. Packages that have only
// documentation are in it by name.
func typesFile(g group, all []*symbols) ([]byte, error) {
	var entries []pack.Entry
	for _, s := range all {
		var data bytes.Buffer
		if err := gcexportdata.Write(&data, nil, s.pkg); err != nil {
			return nil, fmt.Errorf("gen: %s: %w", s.pkg.Path(), err)
		}
		entries = append(entries, pack.Entry{Path: s.pkg.Path(), Name: s.pkg.Name(), Export: data.Bytes()})
	}
	for _, path := range g.documented {
		entries = append(entries, pack.Entry{Path: path, Name: path})
	}
	return pack.Encode(entries)
}

// docsFile packs the doc comments of packages, by import path.
func docsFile(ps []listed) ([]byte, error) {
	var entries []pack.Entry
	for _, p := range ps {
		docs, err := docsOf(p)
		if err != nil {
			return nil, err
		}
		entries = append(entries, pack.Entry{Path: p.ImportPath, Name: p.Name, Docs: docs})
	}
	slices.SortFunc(entries, func(a, b pack.Entry) int { return strings.Compare(a.Path, b.Path) })
	return pack.Encode(entries)
}

// makeDocs writes the doc comments of the groups that are not naslab's own: they
// are other people's sentences, made on each machine and never committed.
func makeDocs(root string, gs []group) error {
	for _, g := range gs {
		if g.own {
			continue
		}
		g.patterns = append(slices.Clone(g.patterns), g.documented...)
		ps, err := list(root, noCgo, []group{g}, sources)
		if err != nil {
			return err
		}
		unwanted := func(p listed) bool { return !importable(p) && !slices.Contains(g.documented, p.ImportPath) }
		data, err := docsFile(slices.DeleteFunc(ps, unwanted))
		if err != nil {
			return err
		}
		if err := save(docsDir(root), map[string][]byte{g.name + ".bin": data}); err != nil {
			return err
		}
	}
	return nil
}

// dataDir is the folder of the types, docsDir that of the doc comments.
func dataDir(root string) string { return filepath.Join(root, "stdlib", "export", "data") }
func docsDir(root string) string { return filepath.Join(root, "stdlib", "export", "docs") }
