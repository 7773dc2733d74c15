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
	flag.Parse()
	if err := run(os.Stderr, *only, *check); err != nil {
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
	found, err := extract(say, root, nil, gs)
	if err != nil {
		return err
	}
	for _, g := range gs {
		if err := makeGroup(say, filepath.Join(root, "stdlib", "symbols"), g, found[g.name], check); err != nil {
			return err
		}
	}
	return nil
}

// makeGroup writes or checks the tables of one group.
func makeGroup(say io.Writer, dir string, g group, all []*symbols, check bool) error {
	files, err := render(g, all)
	if err != nil {
		return err
	}
	missing := map[string][]byte{g.name + ".txt": []byte(missingText(g.name, all))}
	missingDir := filepath.Join(dir, "gen", "testdata", "missing")
	if !check {
		if err := save(filepath.Join(dir, g.name), files); err != nil {
			return err
		}
		fmt.Fprintf(say, "gen: %s: %d tables\n", g.name, len(all))
		return save(missingDir, missing)
	}
	names, err := differing(filepath.Join(dir, g.name), files)
	if err != nil {
		return err
	}
	lists, err := differing(missingDir, missing)
	if err != nil {
		return err
	}
	if names = append(names, lists...); len(names) > 0 {
		return fmt.Errorf("gen: %s: out of date: %s; run go run ./stdlib/symbols/gen -only %s", g.name, strings.Join(names, " "), g.name)
	}
	return nil
}

// extract reads the packages of the groups and returns their symbols by group,
// in the order of import paths.
func extract(say io.Writer, root string, env []string, gs []group) (map[string][]*symbols, error) {
	ps, err := list(root, env, gs)
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
		if s := collect(pkg); !s.empty() {
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
