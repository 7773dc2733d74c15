package taxonomy

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/name"
)

// picker returns what says whether an entry of a branch was asked for by words.
func picker(words []string) (func(branch, id string) bool, error) {
	var names, ids []string
	for _, b := range branches() {
		names = append(names, b.name)
		for _, e := range b.entries {
			ids = append(ids, e.id)
		}
	}
	names = append(names, ownBranch)
	whole := strings.ToLower(strings.Join(words, " "))
	switch {
	case len(words) == 0:
		return func(string, string) bool { return true }, nil
	case slices.Contains(names, whole):
		return func(branch, _ string) bool { return branch == whole }, nil
	case slices.ContainsFunc(ids, func(id string) bool { return strings.EqualFold(id, whole) }):
		return func(_, id string) bool { return strings.EqualFold(id, whole) }, nil
	}
	known := append(wordsOf(names), ids...)
	for _, w := range words {
		begun := func(of string) bool { return begins(of, w) }
		if !slices.ContainsFunc(names, begun) && !slices.ContainsFunc(ids, begun) {
			return nil, fmt.Errorf("taxonomy: %w; the branches are %s", name.Miss("branch", w, known, ""), strings.Join(names, ", "))
		}
	}
	return func(branch, id string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return begins(branch, w) || begins(id, w) })
	}, nil
}

// wordsOf lists the names and the words in them that choose a branch.
func wordsOf(names []string) []string {
	list := slices.Clone(names)
	for _, n := range names {
		for _, w := range strings.Fields(n) {
			if len(w) > 2 && !slices.Contains(list, w) { // not "of"
				list = append(list, w)
			}
		}
	}
	return list
}

// begins reports whether w begins one of the words of text, whatever the case.
func begins(text, w string) bool {
	text, w = strings.ToLower(text), strings.ToLower(strings.TrimSpace(w))
	return w != "" && (strings.HasPrefix(text, w) || strings.Contains(text, " "+w))
}

// toFetch lists the data sets that benchmarks in the rows need and that are not
// there.
func toFetch(rows []Row) []string {
	var sets []string
	for _, r := range rows {
		for _, n := range r.Here {
			if data := bench.Needs(n); data != "" && !slices.Contains(sets, data) && bench.Ready(n) != nil {
				sets = append(sets, data)
			}
		}
	}
	slices.Sort(sets)
	return sets
}
