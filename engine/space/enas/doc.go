// Package enas is the macro space of ENAS: a chain of L layers, each of which
// chooses one of six operations and any earlier layers, or the image, to read
// besides the layer before it. It has 6^L 2^(L(L-1)/2) networks: 1,528,823,808
// with six layers, 1.6e29 with twelve.
//
// As an architecture a network is, layer by layer, one gene for the operation
// and then one gene per vertex that the layer may read in addition: vertex 0 is
// the input, vertex j layer j. The chain through all layers orders the vertices,
// so that no two architectures are the same network.
//
// Read space.go first, text.go for the three texts of the field, graph.go for
// the network.
//
// H. Pham, M. Guan, B. Zoph, Q. Le, J. Dean: Efficient Neural Architecture Search
// via Parameter Sharing. ICML 2018. https://arxiv.org/abs/1802.03268
//
// M. Zhang, S. Jiang, Z. Cui, R. Garnett, Y. Chen: D-VAE: A Variational
// Autoencoder for Directed Acyclic Graphs. NeurIPS 2019.
// https://arxiv.org/abs/1904.11088
package enas
