package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	only := flag.String("only", "", "the one `group` to make: std, gonum or engine")
	check := flag.Bool("check", false, "write nothing; fail when a table is out of date")
	docs := flag.Bool("docs", false, "write only the doc comments that are not committed")
	flag.Parse()
	make := run
	if *docs {
		make = runDocs
	}
	if err := make(os.Stderr, *only, *check); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(say io.Writer, only string, check bool) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	gs, err := chosen(only)
	if err != nil {
		return err
	}
	found, err := extract(say, root, noCgo, gs)
	if err != nil {
		return err
	}
	for _, g := range gs {
		if err := makeGroup(say, root, g, found[g.name], check); err != nil {
			return err
		}
	}
	if check {
		return nil
	}
	return makeDocs(root, gs)
}

// runDocs makes the doc comments alone, which compiles nothing.
func runDocs(_ io.Writer, only string, _ bool) error {
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	gs, err := chosen(only)
	if err != nil {
		return err
	}
	return makeDocs(root, gs)
}

// noCgo has the go command leave cgo alone: with it, types would hold what only
// a machine with libtorch can build.
var noCgo = []string{"CGO_ENABLED=0"}

// makeGroup writes or checks the files of one group: its tables, its export
// data and the list of what is missing.
func makeGroup(say io.Writer, root string, g group, all []*symbols, check bool) error {
	folders, err := contents(root, g, all)
	if err != nil {
		return err
	}
	var wrong []string
	for _, f := range folders {
		if !check {
			if err := save(f.dir, f.files); err != nil {
				return err
			}
			continue
		}
		names, err := differing(f.dir, f.files)
		if err != nil {
			return err
		}
		wrong = append(wrong, names...)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("gen: %s: out of date: %s; run go run ./stdlib/symbols/gen -only %s", g.name, strings.Join(wrong, " "), g.name)
	}
	fmt.Fprintf(say, "gen: %s: %d tables\n", g.name, len(all))
	return nil
}

// folder holds files, by name, that are to be in one folder.
type folder struct {
	dir   string
	files map[string][]byte
}

// contents makes the files of one group.
func contents(root string, g group, all []*symbols) ([]folder, error) {
	tables, err := render(g, all)
	if err != nil {
		return nil, err
	}
	data, err := typesFile(g, all)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(root, "stdlib", "symbols")
	folders := []folder{
		{filepath.Join(dir, g.name), tables},
		{filepath.Join(dir, "gen", "testdata", "missing"), map[string][]byte{g.name + ".txt": []byte(missingText(g.name, all))}},
		{dataDir(root), map[string][]byte{g.name + ".bin": data}},
	}
	if !g.own {
		return folders, nil
	}
	var ps []listed
	for _, s := range all {
		ps = append(ps, s.from)
	}
	docs, err := docsFile(ps)
	if err != nil {
		return nil, err
	}
	return append(folders, folder{docsDir(root), map[string][]byte{g.name + ".bin": docs}}), nil
}

// extract reads the packages of the groups and returns their symbols by group,
// in the order of import paths.
func extract(say io.Writer, root string, env []string, gs []group) (map[string][]*symbols, error) {
	ps, err := list(root, env, gs, compiled)
	if err != nil {
		return nil, err
	}
	l := newLoader()
	found := map[string][]*symbols{}
	for _, p := range ps {
		if !importable(p) {
			continue
		}
		g := groupOf(p, gs)
		pkg, err := l.load(p)
		if err != nil && g.loose {
			fmt.Fprintf(say, "%v: left out\n", err)
			continue
		}
		if err != nil {
			return nil, err
		}
		if s := collect(pkg, p); !s.empty() {
			found[g.name] = append(found[g.name], s)
		}
	}
	for _, all := range found {
		slices.SortFunc(all, func(a, b *symbols) int { return strings.Compare(a.pkg.Path(), b.pkg.Path()) })
	}
	return found, nil
}

// groupOf returns the group whose patterns match p.
func groupOf(p listed, gs []group) group {
	for _, g := range gs {
		for _, pattern := range g.patterns {
			stem, all := strings.CutSuffix(pattern, "/...")
			if pattern == p.ImportPath || pattern == "std" && p.Standard || all && strings.HasPrefix(p.ImportPath+"/", stem+"/") {
				return g
			}
		}
	}
	return group{}
}

func chosen(only string) ([]group, error) {
	if only == "" {
		return groups, nil
	}
	for _, g := range groups {
		if g.name == only {
			return []group{g}, nil
		}
	}
	return nil, fmt.Errorf("gen: no group %q; there are std, gonum and engine", only)
}

// moduleRoot is the nearest folder from here upwards that has a go.mod.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("gen: %w", err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", errors.New("gen: no go.mod here or above; run it inside the repository")
		}
	}
}

func sortedKeys(m map[string][]byte) []string { return slices.Sorted(maps.Keys(m)) }
