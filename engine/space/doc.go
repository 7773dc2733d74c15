// Package space holds what all search spaces share: architectures, decisions,
// graphs, and the functions that sample, mutate, cross, list and encode them.
//
// A space is a list of decisions ([Dim]), each with a few choices, and an
// architecture ([Arch]) is one choice index per decision. Decisions may depend
// on others (the width of a layer that is not there decides nothing); all
// functions know this, so that two architectures that build the same network
// have the same canonical form ([Canonical]).
//
// Each space is a package of its own below this one. [Register] adds one,
// [New] makes one by name.
//
// Read api.go first, then arch.go, dim.go and the operators in sample.go,
// mutate.go, cross.go and enumerate.go.
package space
