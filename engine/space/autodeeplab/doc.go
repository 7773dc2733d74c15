// Package autodeeplab is the space of Auto-DeepLab: a cell and, around it, at
// which resolution each layer of the network works, a path through a trellis.
//
// Layer l works at one of the strides 4, 8, 16, 32; two layers in a row are at
// most one stride apart, and the first works at stride 4. With twelve layers
// that is 28,657 paths. All layers use one cell of five blocks; a block applies
// two of eight operations to two of the outputs of the last cell, the cell
// before it and the blocks before it, and adds the two; the output joins the
// blocks. With (2*3*4*5*6)^2 8^10 = 5.6e14 cells there are 1.6e19 networks.
//
// Read space.go first, path.go for the paths, canonical.go for when two cells are
// the same, text.go for the texts, graph.go for the network, discretize.go for
// the way from a supernet to an architecture.
//
// C. Liu, L. Chen, F. Schroff, H. Adam, W. Hua, A. Yuille, L. Fei-Fei:
// Auto-DeepLab: Hierarchical Neural Architecture Search for Semantic Image
// Segmentation. CVPR 2019. https://arxiv.org/abs/1901.02985
package autodeeplab
