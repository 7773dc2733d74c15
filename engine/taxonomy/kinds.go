package taxonomy

import (
	"fmt"
	"slices"

	"naslab/engine/space"
	"naslab/engine/table"
)

// spaceKinds are the entries that say of which kind a space is.
var spaceKinds = []string{"macro", "chain-structured", "cell-based", "hierarchical"}

// Kind returns of which kind a registered space is, such as "cell-based", or
// false for one that no entry knows.
func Kind(space string) (string, bool) {
	for _, id := range Entries(string(aSpace), space) {
		if slices.Contains(spaceKinds, id) {
			return id, true
		}
	}
	return "", false
}

// Sizes returns the table of registered spaces by kind: decisions, choices,
// architectures, and different networks where isomorphic ones were counted as
// one. Spaces of no kind, a user's own, stand last.
func Sizes() (*table.Table, error) {
	t := table.New("search spaces by kind", "kind", "space", "decisions", "choices", "architectures", "networks")
	for _, k := range append(slices.Clone(spaceKinds), "") {
		for _, n := range space.Names() {
			if kind, _ := Kind(n); kind != k {
				continue
			}
			row, err := sizes(k, n)
			if err != nil {
				return nil, fmt.Errorf("taxonomy: %s: %w", n, err)
			}
			t.Add(row...)
		}
	}
	return t, nil
}

func sizes(kind, name string) ([]any, error) {
	s, err := space.New(name)
	if err != nil {
		return nil, err
	}
	size, err := space.Size(s)
	if err != nil {
		return nil, err
	}
	unique, err := space.Unique(s)
	if err != nil {
		return nil, err
	}
	row := []any{kind, name, len(s.Dims()), choices(s), size, nil}
	if kind == "" {
		row[0] = nil
	}
	if unique > 0 {
		row[5] = unique
	}
	return row, nil
}

// choices is how many choices a decision has: "3" or "2 to 8".
func choices(s space.Space) string {
	var counts []int
	for _, d := range s.Dims() {
		counts = append(counts, len(d.Choices))
	}
	lo, hi := slices.Min(counts), slices.Max(counts)
	if lo == hi {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d to %d", lo, hi)
}
