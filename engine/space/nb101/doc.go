// Package nb101 is the search space of NAS-Bench-101: cells of up to seven
// vertices and nine edges, of 3x3 convolutions, 1x1 convolutions and 3x3 maximum
// pooling, nine copies of which make a network for CIFAR-10. It has 423,624
// different cells, all of which [Enumerate] lists, with the benchmark's hashes
// where they are wanted ([EnumerateHashes]).
//
// As an architecture a cell is 21 genes for the edges of the upper triangle of
// its adjacency matrix, row by row, and 5 genes for the operations of vertices 1
// to 5. Any genes are legal whose cell, without the vertices that lie on no path
// from input to output, has a path and at most nine edges; many spell the same
// cell, and the canonical form is the one that the benchmark's enumeration
// meets first.
//
// Read cell.go first, canonical.go for when two cells are the same, enumerate.go
// for the list of all, network.go and params.go for what the benchmark trained,
// space.go for the genes, mutate.go for the steps, encode.go for the encodings.
//
// C. Ying, A. Klein, E. Christiansen, E. Real, K. Murphy, F. Hutter:
// NAS-Bench-101: Towards Reproducible Neural Architecture Search. ICML 2019.
// https://arxiv.org/abs/1902.09635
package nb101
