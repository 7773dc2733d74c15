// Package nbasr is the search space of NAS-Bench-ASR: the cell of a speech
// recogniser, three nodes in a row. Each applies one of six operations to the
// output of the node before it, and adds any of the outputs so far: the cell's
// input and the nodes before it. There are 6^3 2^6 = 13,824 cells; the
// benchmark takes 8,242 of them to be different ([Space.Hash]).
//
// The benchmark's hash leaves a node of operation "zero" out of the graph
// together with what skips over it, so that it takes cells for one that compute
// different things. The canonical form here follows what is computed: a sum of
// earlier outputs with their multiplicities.
//
// Read space.go first, function.go for when two cells compute the same, hash.go
// for the benchmark's hash, graph.go for the network, encode.go for encodings.
//
// A. Mehrotra, A. Ramos, S. Bhattacharya, L. Dudziak, R. Vipperla, T. Chau, M.
// Abdelfattah, S. Ishtiaq, N. Lane: NAS-Bench-ASR: Reproducible Neural
// Architecture Search for Speech Recognition. ICLR 2021.
// https://openreview.net/forum?id=CU0APx9LMaL
package nbasr
