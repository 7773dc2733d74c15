// Package darts is the cell space of DARTS and NAS-Bench-301, and the four small
// spaces S1 to S4 on which DARTS fails.
//
// A network is made of two kinds of cell, one that keeps the image's size and one
// that halves it. A cell has two inputs, the outputs of the two cells before it,
// and four inner nodes; each adds two operations applied to two different earlier
// nodes, and the output joins the four. With seven operations there are
// (1*3*6*10 * 7^8)^2 = 1.08e18 networks.
//
// S1 leaves each edge two operations of its own; S2 has skip and the separable
// 3x3 convolution everywhere; S4 has noise in place of skip. S3 has the
// architectures of S2: its supernet mixes "none" in, which no cell picks in the
// end. See [Space.Primitives].
//
// As an architecture each cell is 17 genes: which two inputs nodes 3, 4 and 5
// read, and the operation of each of its 14 possible edges, of which only those
// that are read count. [Genotype] is the same with names, and converts to and
// from the field's four texts: DARTS's Genotype(...), the compact tuple, the
// configuration of NAS-Bench-301, and the items of RobustDARTS's tables.
//
// Read genotype.go first, primitives.go for the operations of each space,
// space.go for the genes, canonical.go for when two cells are the same, mutate.go
// for the steps, text.go for the texts, encode.go and matrices.go for the
// encodings, graph.go for the whole network, discretize.go for the way from a
// supernet to a genotype.
//
// H. Liu, K. Simonyan, Y. Yang: DARTS: Differentiable Architecture Search. ICLR
// 2019. https://arxiv.org/abs/1806.09055
//
// A. Zela, T. Elsken, T. Saikia, Y. Marrakchi, T. Brox, F. Hutter: Understanding
// and Robustifying Differentiable Architecture Search. ICLR 2020.
// https://arxiv.org/abs/1909.09656
//
// A. Zela, J. Siems, L. Zimmer, J. Lukasik, M. Keuper, F. Hutter: Surrogate NAS
// Benchmarks: Going Beyond the Limited Search Spaces of Tabular NAS Benchmarks.
// ICLR 2022. https://arxiv.org/abs/2008.09777
package darts
