// Package space holds what all search spaces share: architectures, decisions,
// graphs, and the functions that sample, mutate, cross, list, print, encode and
// draw them.
//
// A space is a list of decisions ([Dim]), each with a few choices, and an
// architecture ([Arch]) is one choice index per decision. Decisions may depend
// on others (the width of a layer that is not there decides nothing); all
// functions know this. The trimmed form ([Trim]) is the key of an architecture
// in tables; the canonical form ([Canonical]) is the same for all architectures
// that build the same network.
//
// The interface [Space] is small, and all else is derived from the decisions. A
// space that knows better (its own text, isomorphic cells, a mutation that keeps
// constraints, paths) says so in a plain struct, [Traits], and every function of
// this package heeds it: [Sample], [Mutate], [Neighbours], [Cross], [Enumerate],
// [Size], [Unique], [Text], [Parse], [Encode], [Decode], [Draw].
//
// A benchmark whose tables know a few architectures of many is searched on a
// part of its space: [NewListed] makes one of a list, with operators that never
// leave it, and [NewPart] one of a further condition.
//
// Each space is a package of its own below this one. [Register] adds one,
// [New] makes one by name. A cell defines one by [NewFuncs]:
//
//	s, err := space.NewFuncs("mine", []space.Dim{
//		space.Numbers("depth", 2, 4, 8),
//		space.Labels("act", "relu", "gelu"),
//	}, nil, nil)
//
// Read api.go first, then arch.go, dim.go, traits.go and canonical.go; the
// operators are in sample.go, mutate.go, cross.go and enumerate.go; parts of
// spaces in listed.go, nearest.go and part.go; texts in text.go; encodings in
// encoding.go (the list), encode.go (of decisions), cells.go (labelled graphs),
// path.go and matrices.go; pictures in drawing.go.
package space
