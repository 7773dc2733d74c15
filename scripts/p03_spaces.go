//go:build ignore

// p03_spaces draws the four kinds of search space of the survey "Neural
// Architecture Search: Insights from 1000 Papers" (arXiv:2301.08727), one
// architecture of each, from the spaces themselves, and lists the sizes of all
// spaces by kind. Run it from the root of the repository:
//
//	go run scripts/p03_spaces.go [-out figures] [-seed 1] [-macro enas/6] [-chain fbnet] [-cell nb201] [-hierarchical hierarchical]
//
// What to see in p03_spaces.png, .svg (and .csv, the arrows): in a macro space the
// layers differ and skip over each other; a chain has one block after the other, each
// with choices of its own; a cell is one small graph that the network repeats; in a
// hierarchical space motifs stand where a cell has operations. p03_spaces_sizes.csv
// holds for each space its kind, the number of decisions and of choices, the number
// of architectures, and that of different networks where isomorphic ones were
// counted as one. The architectures drawn are random: another seed draws others.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"naslab/engine"
	"naslab/engine/figure"
	"naslab/engine/seed"
	"naslab/engine/space"
	"naslab/engine/table"
	"naslab/engine/taxonomy"
)

func main() {
	out := flag.String("out", "figures", "folder of the files")
	root := flag.Uint64("seed", 1, "seed of the architectures that are drawn")
	names := []*string{
		flag.String("macro", "enas/6", "the macro space"),
		flag.String("chain", "fbnet", "the chain-structured space"),
		flag.String("cell", "nb201", "the cell-based space"),
		flag.String("hierarchical", "hierarchical", "the hierarchical space"),
	}
	flag.Parse()
	engine.Install()
	if err := run(*out, *root, names); err != nil {
		fmt.Fprintln(os.Stderr, "p03_spaces:", err)
		os.Exit(1)
	}
}

func run(out string, root uint64, names []*string) error {
	d := figure.Diagram{Title: "Four kinds of search space", Note: fmt.Sprintf("One random architecture of each, seed %d.", root)}
	for _, n := range names {
		parts, err := drawn(*n, root)
		if err != nil {
			return err
		}
		d.Parts = append(d.Parts, parts...)
	}
	files, err := d.Save(filepath.Join(out, "p03_spaces"))
	if err != nil {
		return err
	}
	sizes, err := taxonomy.Sizes()
	if err != nil {
		return err
	}
	fmt.Println(sizes.Render(0))
	path := filepath.Join(out, "p03_spaces_sizes.csv")
	if err := save(sizes, path); err != nil {
		return err
	}
	fmt.Println(strings.Join(append(files, path), "\n"))
	return nil
}

// drawn returns the pictures of a random architecture of a space.
func drawn(name string, root uint64) ([]figure.Part, error) {
	s, err := space.New(name)
	if err != nil {
		return nil, err
	}
	size, err := space.Size(s)
	if err != nil {
		return nil, err
	}
	pictures, err := space.Draw(s, space.Sample(s, seed.New(root).Rand(name)))
	if err != nil {
		return nil, err
	}
	kind, ok := taxonomy.Kind(name)
	if !ok {
		kind = "space"
	}
	var parts []figure.Part
	for i, p := range pictures {
		part := figure.Part{Title: fmt.Sprintf("%s: %s, %s architectures", kind, name, table.Number(size))}
		switch {
		case i > 0: // a motif or a second cell says itself what it is
			part.Title = p.Title
		case len(pictures) > 1 && len(p.Title) < 24: // what is longer spells the architecture out
			part.Title += "; " + p.Title
		}
		for _, n := range p.Nodes {
			part.Boxes = append(part.Boxes, figure.Box{Label: n.Label, Kind: n.Kind})
		}
		for _, e := range p.Edges {
			part.Arrows = append(part.Arrows, figure.Arrow{From: e.From, To: e.To, Label: e.Label})
		}
		parts = append(parts, part)
	}
	return parts, nil
}

func save(t *table.Table, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := t.CSV(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
