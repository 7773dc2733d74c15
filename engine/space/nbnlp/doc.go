// Package nbnlp is the search space of NAS-Bench-NLP: recurrent cells of any
// wiring, from the plain recurrent network to the LSTM and beyond.
//
// A cell reads the word x and one to three previous states, h_prev_0 to
// h_prev_2, and makes as many new ones. Its nodes are linear layers of two or
// three inputs, sums, products and blends (a*b + (1-a)*c), and activations. A
// [Cell] is the same with names, and converts to and from the benchmark's recipes
// and NASLib's compact tuples.
//
// As an architecture a cell has genes for the number of states and of nodes, four
// per node (its operation and up to three inputs, each an earlier value) and one
// per new state. The canonical form leaves out what no new state needs and does
// not depend on how nodes are numbered.
//
// Read cell.go first, recipe.go for the texts, space.go for the genes, sample.go
// for the benchmark's own generator, mutate.go for the steps, canonical.go for
// when two cells are the same, graph.go for the network, encode.go for the
// encodings.
//
// N. Klyuchnikov, I. Trofimov, E. Artemova, M. Salnikov, M. Fedorov, E. Burnaev:
// NAS-Bench-NLP: Neural Architecture Search Benchmark for Natural Language
// Processing. IEEE Access 2022. https://arxiv.org/abs/2006.07116
package nbnlp
