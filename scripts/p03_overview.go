//go:build ignore

// p03_overview draws figure 1 of the survey "Neural Architecture Search: Insights
// from 1000 Papers" (arXiv:2301.08727), a space, a strategy that proposes
// architectures from it, and an estimation that scores them, filled with what is
// registered here. Run it from the root of the repository:
//
//	go run scripts/p03_overview.go [-out figures]
//
// What to see in p03_overview.png, .svg (and .csv, the arrows): the three parts of
// every search, with the number and the names of what naslab has for each. The
// names are asked from the registries and sorted as the taxonomy sorts them
// (naslab taxonomy), so a method that is added stands in the next picture.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"naslab/engine"
	"naslab/engine/bench"
	"naslab/engine/device"
	"naslab/engine/figure"
	"naslab/engine/predict"
	"naslab/engine/space"
	"naslab/engine/taxonomy"
)

func main() {
	out := flag.String("out", "figures", "folder of the files")
	flag.Parse()
	engine.Install()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "p03_overview:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	spaces, _, err := lines("spaces", kinds)
	if err != nil {
		return err
	}
	methods, strategies, err := lines("black-box", nil)
	if err != nil {
		return err
	}
	estimates, err := estimation()
	if err != nil {
		return err
	}
	part := figure.Part{
		Boxes: []figure.Box{
			{Label: fmt.Sprintf("Search space (%d)", len(space.Names())), Kind: "input", Lines: spaces},
			{Label: fmt.Sprintf("Search strategy (%d)", strategies), Kind: "input", Lines: methods},
			{Label: "Performance estimation", Kind: "input", Lines: estimates},
		},
		Arrows: []figure.Arrow{{From: 0, To: 1}, {From: 1, To: 2}, {From: 2, To: 1, Label: "its costs"}},
	}
	d := figure.Diagram{Title: "A search: space, strategy, estimation", Parts: []figure.Part{part},
		Note: "A strategy proposes an architecture of the space, the estimation returns its costs, and so on until the budget is spent. Numbers and names are those registered in naslab."}
	files, err := d.Save(filepath.Join(out, "p03_overview"))
	if err != nil {
		return err
	}
	fmt.Println(d)
	fmt.Println(strings.Join(files, "\n"))
	return nil
}

var kinds = []string{"macro", "chain-structured", "cell-based", "hierarchical"}

// lines lists the entries of a branch, all or those named, with the registered
// names of each, and counts these; a name that an earlier entry has is not said again.
func lines(branch string, only []string) ([]string, int, error) {
	c, err := taxonomy.Survey([]string{branch})
	if err != nil {
		return nil, 0, err
	}
	var list []string
	said := map[string]bool{}
	for _, r := range c.Rows {
		if only != nil && !has(only, r.ID) {
			continue
		}
		var names []string
		for _, n := range r.Here {
			if !said[n] {
				said[n] = true
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			list = append(list, named(r.ID, names)...)
		}
	}
	return list, len(said), nil
}

// estimation lists what scores architectures.
func estimation() ([]string, error) {
	list := named(fmt.Sprintf("%d benchmarks", len(bench.Names())), bench.Names())
	list = append(list, named(fmt.Sprintf("%d predictors", len(predict.Names())), predict.Names())...)
	c, err := taxonomy.Survey([]string{"multi-fidelity"})
	if err != nil {
		return nil, err
	}
	for _, r := range c.Rows {
		if r.ID == "multi-fidelity" {
			list = append(list, named(fmt.Sprintf("%d methods with few epochs", len(r.Here)), r.Here)...)
		}
	}
	if c, err = taxonomy.Survey([]string{"supernet"}); err != nil {
		return nil, err
	}
	for _, r := range c.Rows {
		if r.ID == "supernet evaluation" && r.Status() != "not yet" {
			list = append(list, "weights of a supernet, inherited")
		}
	}
	return append(list, named(fmt.Sprintf("%d devices for costs", len(device.Names())), device.Names())...), nil
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// wide is how many characters a line of a box has.
const wide = 33

// named is a heading with names, those of one family once, broken into lines.
func named(head string, names []string) []string {
	var short []string
	for _, n := range names {
		family, _, _ := strings.Cut(n, "/")
		if !has(short, family) {
			short = append(short, family)
		}
	}
	var list []string
	line := head + ":"
	for i, n := range short {
		if i < len(short)-1 {
			n += ","
		}
		if len(line)+1+len(n) > wide {
			list = append(list, line)
			line = "   " + n
			continue
		}
		line += " " + n
	}
	return append(list, line)
}
