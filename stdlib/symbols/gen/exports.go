package main

import (
	"bytes"
	"fmt"
	"path/filepath"

	"golang.org/x/tools/go/gcexportdata"

	"naslab/stdlib/export/pack"
)

// dataFile packs the export data and the doc comments of a group, for
// stdlib/export. Positions are left out: they would name folders of this
// machine.
func dataFile(root string, g group, all []*symbols) ([]byte, error) {
	var entries []pack.Entry
	for _, s := range all {
		var data bytes.Buffer
		if err := gcexportdata.Write(&data, nil, s.pkg); err != nil {
			return nil, fmt.Errorf("gen: %s: %w", s.pkg.Path(), err)
		}
		docs, err := docsOf(s.from)
		if err != nil {
			return nil, err
		}
		entries = append(entries, pack.Entry{Path: s.pkg.Path(), Name: s.pkg.Name(), Export: data.Bytes(), Docs: docs})
	}
	if len(g.documented) == 0 {
		return pack.Encode(entries)
	}
	ps, err := list(root, nil, []group{{patterns: g.documented}})
	if err != nil {
		return nil, err
	}
	for _, p := range ps {
		docs, err := docsOf(p)
		if err != nil {
			return nil, err
		}
		entries = append(entries, pack.Entry{Path: p.ImportPath, Name: p.Name, Docs: docs})
	}
	return pack.Encode(entries)
}

// dataDir is the folder of the data files.
func dataDir(root string) string { return filepath.Join(root, "stdlib", "export", "data") }
