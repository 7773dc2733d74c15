package checklist

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"naslab/engine/space"
	"naslab/engine/taxonomy"
)

// released asks what another could run again.
func released() []question {
	const part = "released"
	return []question{
		{part, "code that trains the networks", func(c asked) (string, string) {
			if taxonomy.Claimed("benchmark", c.Benchmark()) {
				return None, fmt.Sprintf("no network is trained here, %s answers", c.Benchmark())
			}
			return No, fmt.Sprintf("the benchmark %s is not built in; keep the code that measures beside the folder", c.Benchmark())
		}},
		{part, "code of the search space", func(c asked) (string, string) {
			return builtIn("space", c.Space(), c.Version())
		}},
		{part, "settings of the search space", func(c asked) (string, string) {
			s, err := space.New(c.Space())
			if err != nil || !taxonomy.Claimed("space", c.Space()) {
				return No, "its decisions do not stand in the folder; keep the code that makes it"
			}
			return Yes, fmt.Sprintf("fixed by its name: %d decisions", len(s.Dims()))
		}},
		{part, "code of the search method", func(c asked) (string, string) {
			return builtIn("search method", c.Method(), c.Version())
		}},
		{part, "settings of the search method", func(c asked) (string, string) {
			switch options := c.Options(); {
			case len(options) > 0:
				return Yes, optionText(options)
			case taxonomy.Claimed("search method", c.Method()):
				return Yes, "none given: the documented defaults"
			}
			return No, "none given, and what a method of your own was set to stands only in its code"
		}},
		{part, "seeds", func(c asked) (string, string) { return Yes, seedText(c) }},
	}
}

func builtIn(kind, name, version string) (string, string) {
	if taxonomy.Claimed(kind, name) {
		return Yes, strings.TrimSpace(fmt.Sprintf("%s is built into naslab %s", name, version))
	}
	return No, fmt.Sprintf("%s is not built in; keep its code beside the folder", name)
}

func optionText(options map[string]float64) string {
	var list []string
	for _, k := range slices.Sorted(maps.Keys(options)) {
		list = append(list, fmt.Sprintf("%s %g", k, options[k]))
	}
	return strings.Join(list, ", ")
}

func seedText(c asked) string {
	if q := c.Query(); q.Draw {
		return fmt.Sprintf("%d for the search, %d for the draws of the benchmark", c.Seed(), q.Seed)
	}
	return fmt.Sprintf("%d", c.Seed())
}
