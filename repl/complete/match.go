package complete

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How well a name fits what is typed; less is better.
const (
	exact  = iota // it begins so
	folded        // it does, when capitals do not count
	humps         // the typed letters begin its parts: "WF" for WriteFile
	loose         // it holds the letters in order
	unfit
)

// Rank returns the items that fit the typed word, those that begin with it
// first. Only when none begins so are those returned that merely hold its
// letters.
func Rank(items []Item, word string) []Item {
	if word == "" {
		return items
	}
	type ranked struct {
		Item
		rank int
	}
	var fit []ranked
	best := unfit
	for _, it := range items {
		r := fitness(it.Text, word)
		if r < unfit {
			fit = append(fit, ranked{it, r})
			best = min(best, r)
		}
	}
	slices.SortStableFunc(fit, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	var out []Item
	for _, f := range fit {
		if f.rank <= folded || best > folded {
			out = append(out, f.Item)
		}
	}
	return out
}

// fitness is how well a name fits a word that is not empty.
func fitness(name, word string) int {
	switch {
	case strings.HasPrefix(name, word):
		return exact
	case len(name) >= len(word) && strings.EqualFold(name[:len(word)], word):
		return folded
	case holds(heads(name), word):
		return humps
	case utf8.RuneCountInString(word) > 1 && holds(name, word):
		return loose
	}
	return unfit
}

// holds reports whether the letters of word stand in name in order.
func holds(name, word string) bool {
	rest := []rune(strings.ToLower(word))
	for _, r := range name {
		if len(rest) > 0 && unicode.ToLower(r) == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// heads are the first letters of a name's parts.
func heads(name string) string {
	var b strings.Builder
	last := ' '
	for _, r := range name {
		if unicode.IsLetter(r) && (!unicode.IsLetter(last) || unicode.IsUpper(r) && !unicode.IsUpper(last)) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
