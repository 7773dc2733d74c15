package checklist

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"naslab/engine/run"
	"naslab/engine/taxonomy"
)

// fewest is from how many seeds on a method counts as run several times: a spread
// needs three.
const fewest = 3

// compared asks whether the studies of the folder can be set side by side.
func compared() []question {
	const part = "compared"
	return []question{
		{part, "several methods on the same benchmark, space and objectives", func(c asked) (string, string) {
			names := []string{c.Method()}
			for _, o := range c.beside {
				names = append(names, o.Method())
			}
			slices.Sort(names)
			names = slices.Compact(names)
			return answer(len(names) > 1), strings.Join(names, ", ")
		}},
		{part, "the same way of evaluation", func(c asked) (string, string) {
			return c.all("fidelity and draws are asked alike", func(o *run.Study) bool { return sameQuery(c.Study, o) })
		}},
		{part, "the same budget", func(c asked) (string, string) {
			return c.all(c.Budget().String(), func(o *run.Study) bool { return o.Budget() == c.Budget() })
		}},
		{part, "the same hardware and versions", sameSystem},
		{part, "ablations", func(c asked) (string, string) {
			sets := settings(c)
			if len(sets) < 2 {
				return No, fmt.Sprintf("%s was run with one setting only", c.Method())
			}
			return Yes, fmt.Sprintf("%s was run with %d settings", c.Method(), len(sets))
		}},
		{part, "performance over time", func(c asked) (string, string) {
			return answer(c.Len() > 1), fmt.Sprintf("%d evaluations in their order, each with its seconds", c.Len())
		}},
		{part, "random search beside it", randomSearch},
		{part, "several runs, their seeds listed", seeds},
		{part, "a tabular or surrogate benchmark", func(c asked) (string, string) {
			ids := taxonomy.Entries("benchmark", c.Benchmark())
			if len(ids) == 0 {
				return No, fmt.Sprintf("%s is none that naslab ships", c.Benchmark())
			}
			return Yes, fmt.Sprintf("%s: %s", c.Benchmark(), strings.Join(ids, ", "))
		}},
	}
}

// all answers whether a thing holds of every study beside.
func (c asked) all(good string, holds func(*run.Study) bool) (string, string) {
	if len(c.beside) == 0 {
		return None, "no other study of this problem lies beside it"
	}
	var bad []string
	for _, o := range c.beside {
		if !holds(o) {
			bad = append(bad, folder(o))
		}
	}
	if len(bad) > 0 {
		return No, "otherwise in " + few(bad)
	}
	if len(c.beside) == 1 {
		return Yes, good + " in both studies"
	}
	return Yes, fmt.Sprintf("%s in all %d studies", good, len(c.beside)+1)
}

func sameQuery(a, b *run.Study) bool {
	p, q := a.Query(), b.Query()
	return p.Draw == q.Draw && p.Fidelity == q.Fidelity
}

func sameSystem(c asked) (string, string) {
	if len(c.beside) == 0 {
		return None, "no other study of this problem lies beside it"
	}
	if c.System().Machine.Go == "" {
		return No, "this folder does not record them"
	}
	own := c.System()
	return c.all(own.Machine.CPU+", "+own.Machine.Go, func(o *run.Study) bool {
		s := o.System()
		return o.Version() == c.Version() && s.Machine == own.Machine && s.Threads == own.Threads && s.Commit == own.Commit && maps.Equal(s.Modules, own.Modules)
	})
}

func randomSearch(c asked) (string, string) {
	if c.Method() == "rs" {
		return None, "this is random search"
	}
	most := -1
	for _, o := range c.beside {
		if o.Method() == "rs" && sameQuery(c.Study, o) {
			most = max(most, o.Len())
		}
	}
	switch {
	case most < 0:
		return No, fmt.Sprintf("no study of rs on this problem lies beside it; run one with a budget of %s", c.Budget())
	case most < c.Len():
		return No, fmt.Sprintf("rs had only %d evaluations, this had %d", most, c.Len())
	}
	return Yes, fmt.Sprintf("rs with %d evaluations, this had %d", most, c.Len())
}

func seeds(c asked) (string, string) {
	list := []uint64{c.Seed()}
	for _, o := range c.beside {
		if o.Method() == c.Method() && o.Budget() == c.Budget() && sameQuery(c.Study, o) && maps.Equal(o.Options(), c.Options()) {
			list = append(list, o.Seed())
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) < fewest {
		return No, fmt.Sprintf("seeds %v with these settings; run at least %d", list, fewest)
	}
	return Yes, fmt.Sprintf("seeds %v", list)
}

// settings are the different options with which the method was run.
func settings(c asked) []string {
	list := []string{optionText(c.Options())}
	for _, o := range c.beside {
		if o.Method() == c.Method() {
			list = append(list, optionText(o.Options()))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// few names up to three and counts the rest.
func few(names []string) string {
	if len(names) <= 3 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:3], ", "), len(names)-3)
}
