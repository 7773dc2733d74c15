// Package dag holds what search spaces of labelled directed acyclic graphs
// share and what knows nothing of architectures: a graph as bit masks
// ([Graph]), the invariant hash of NAS-Bench-101 ([Hasher]) and the canonical
// order of the vertices ([Order]), by which isomorphic graphs are told to be
// one.
//
// It stands below package space, so that every space may use it.
//
// Read graph.go first, then hash.go and order.go.
package dag
