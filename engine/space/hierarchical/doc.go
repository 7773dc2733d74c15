// Package hierarchical is a space of two levels of motifs: a motif is a small
// graph whose edges carry primitive operations, and the cell is a graph whose
// edges carry motifs, so that what is good can be used in several places.
//
// A node adds what its edges bring. By default there are six motifs of four
// nodes over six primitives, and a cell of five nodes; any edge may be left out.
// Many spellings build the same network: motifs may be renumbered, nodes
// reordered, and what lies on no path from input to output means nothing. The
// canonical form takes care of all three.
//
// Read space.go first, motif.go for graphs with labelled edges, canonical.go for
// when two networks are the same, graph.go for the network.
//
// H. Liu, K. Simonyan, O. Vinyals, C. Fernando, K. Kavukcuoglu: Hierarchical
// Representations for Efficient Architecture Search. ICLR 2018.
// https://arxiv.org/abs/1711.00436
package hierarchical
