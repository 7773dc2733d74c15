package name

import (
	"fmt"
	"slices"
	"strings"
)

// Unknown is the error for a name that is not known.
type Unknown struct {
	Kind  string   // what was looked for, such as "metric"
	Name  string   // what was asked for
	Near  []string // the nearest known names, best first; may be empty
	Known int      // how many names are known
	Hint  string   // how to list them all, such as "nas.Benchmarks()"; may be empty
}

// Error gives one sentence: what is unknown and what comes nearest.
func (u *Unknown) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "unknown %s %q", u.Kind, u.Name)
	switch {
	case len(u.Near) > 0:
		fmt.Fprintf(&b, "; did you mean %s?", orList(u.Near))
	case u.Known == 0:
		b.WriteString("; none is registered")
	}
	if u.Hint != "" {
		fmt.Fprintf(&b, " (%s lists all %d)", u.Hint, u.Known)
	}
	return b.String()
}

// Miss returns the error for a name that is not among the known ones.
// hint says how to list them and may be empty.
func Miss(kind, bad string, known []string, hint string) error {
	return &Unknown{Kind: kind, Name: bad, Near: Nearest(bad, known), Known: len(known), Hint: hint}
}

// Nearest returns up to three known names near to bad, best first: those
// within a third of its length in edits (case does not count), and those that
// it begins or that begin it. A short list of known names is returned whole
// when nothing is near.
func Nearest(bad string, known []string) []string {
	type hit struct {
		name string
		cost int
	}
	low := strings.ToLower(bad)
	limit := max(1, len(low)/3)
	var hits []hit
	for _, k := range known {
		kl := strings.ToLower(k)
		d := distance(low, kl)
		prefixed := len(low) > 1 && (strings.HasPrefix(kl, low) || strings.HasPrefix(low, kl))
		if d > limit && !prefixed {
			continue
		}
		if prefixed && d > limit {
			d = limit + 1 // after the true near misses
		}
		hits = append(hits, hit{k, d})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.cost - b.cost })
	if len(hits) == 0 && len(known) <= 4 {
		return slices.Clone(known)
	}
	near := make([]string, 0, 3)
	for _, h := range hits[:min(3, len(hits))] {
		near = append(near, h.name)
	}
	return near
}

// distance is the optimal string alignment distance in bytes: insertions,
// deletions, substitutions and swaps of neighbours cost one each.
func distance(a, b string) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	before, last, now := rows[0], rows[1], rows[2]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}

func orList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	if len(quoted) == 1 {
		return quoted[0]
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
