package space

import (
	"slices"
	"strings"
)

// EdgeFunction describes what a cell with operations on its edges computes, by
// the rule of NAS-Bench-201: node 0 is "0"; another node is the sum of what
// reaches it, each term "(source)@op", the source itself where the operation is
// "skip", and "#" where it is "none" or the source is "#"; terms are sorted. The
// last node's text is returned. edges[i] carries ops[i].
//
// Cells of one text build the same network. The rule is cautious: it keeps "#"
// in sums, does not open a sum within a sum, and lets an operation on a sum of
// nothing stand, so that it tells some cells apart that compute the same.
func EdgeFunction(edges []Edge, ops []string) string {
	last := 0
	for _, e := range edges {
		last = max(last, e.To)
	}
	node := make([]string, last+1)
	node[0] = "0"
	for to := 1; to <= last; to++ {
		var terms []string
		for i, e := range edges {
			if e.To == to {
				terms = append(terms, term(ops[i], node[e.From]))
			}
		}
		slices.Sort(terms)
		node[to] = strings.Join(terms, "+")
	}
	return node[last]
}

func term(op, source string) string {
	switch {
	case op == "none" || source == "#":
		return "#"
	case op == "skip":
		return source
	}
	return "(" + source + ")@" + op
}
