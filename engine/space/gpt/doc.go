// Package gpt is the search space of HW-GPT-Bench: decoder-only transformers of
// the GPT-2 family, cut out of a weight-sharing supernet.
//
// A network is chosen by its embedding width, its depth, one MLP ratio and one
// number of heads per layer, and whether linear layers carry a bias. Three
// scales (s, m, l) are those of the benchmark, three more (s_wide, m_wide,
// l_wide) come from its supernet configurations. [New] makes one by scale,
// [NewSpace] makes a scale of your own.
//
// The genes of an architecture stand in this order, Lmax being the largest
// depth:
//
//	embed_dim, n_layer, mlp_ratio[0..Lmax-1], n_head[0..Lmax-1], bias
//
// A layer that is not there has genes that do not count.
//
// The block: x + attention(norm1(x)) + mlp(norm2(x)), so both read the same
// input; rotary positions; a head has 64 dimensions whatever the width; a last
// norm; the output layer shares the embedding's weights.
//
// Read scale.go for the choices, space.go for the space, config.go for the view
// with names and numbers, count.go for parameters, MACs and FLOPs, encode.go for
// the two encodings of the benchmark, text.go for its text form.
//
// R. S. Sukthanker, A. Zela, B. Staffler, A. Klein, L. Purucker, J. K. H. Franke,
// F. Hutter: HW-GPT-Bench: Hardware-Aware Architecture Benchmark for Language
// Models. NeurIPS 2024 Datasets and Benchmarks. https://arxiv.org/abs/2405.10299
package gpt
