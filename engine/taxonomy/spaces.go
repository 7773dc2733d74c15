package taxonomy

import "naslab/engine/space"

// spaces are the kinds of search space and the ways to write an architecture as
// numbers.
func spaces() []entry {
	return []entry{
		{"macro", "the whole network is one graph: the type of each layer and which earlier layers it reads are decided layer by layer", macro()},
		{"chain-structured", "a fixed row of blocks, each with decisions of its own such as kernel, expansion, depth or width", chain()},
		{"cell-based", "a fixed outline that repeats one or two small graphs of operations, and only these are searched", cellBased()},
		{"hierarchical", "motifs of one level are the operations of the next, or a path through a trellis is chosen together with the cells on it", hierarchical()},
		{"terminology", "operation, layer, block, cell and motif: the words for the pieces of a network, from the smallest up", []part{
			code("operations and layers", space.Node{}), code("networks of them", space.Graph{}), code("cells", space.Cell{}), inSpaces("motifs", "hierarchical*")}},
		{"encodings", "an architecture as a row of numbers, tokens or a graph, for models that learn from it", []part{
			inEncodings("one-hot adjacency", "onehot"), inEncodings("categorical", "categorical"), inEncodings("numbers in order", "ordinal"),
			inEncodings("one-hot paths", "path"), inEncodings("truncated paths", "truncated"), inEncodings("a weight per edge", "continuous"),
			inEncodings("graph for a network over graphs", "gcn"), inEncodings("tokens", "sequence"),
			inEncodings("learned by an autoencoder", "vae", "arch2vec", "svge")}},
		{"operators", "what a search does with architectures: draw, mutate, cross, list neighbours, enumerate, tell isomorphic ones", []part{
			code("draw", space.Sample), code("mutate", space.Mutate), code("cross", space.Cross), code("neighbours", space.Neighbours),
			code("enumerate", space.Enumerate), code("canonical form", space.Canonical), code("size", space.Size)}},
	}
}

func macro() []part {
	return []part{
		inSpaces("ENAS macro", "enas/*"), inSpaces("NAS-Bench-Macro", "nbmacro*"), inSpaces("TransNAS-Bench-101 macro", "transnas/macro*")}
}

func chain() []part {
	return []part{
		inSpaces("Once-for-All", "ofa/*"), inSpaces("FBNet", "fbnet*"), inSpaces("hardware-aware transformers", "hat/*"),
		inSpaces("GPT", "gpt/*"), inSpaces("NATS-Bench size", "natssize*"), absent("AutoFormer"), absent("MnasNet")}
}

func cellBased() []part {
	return []part{
		inSpaces("DARTS", "darts*"), inSpaces("NAS-Bench-101", "nb101*"), inSpaces("NAS-Bench-201", "nb201*"), inSpaces("NAS-Bench-NLP", "nbnlp*"),
		inSpaces("NAS-Bench-ASR", "nbasr*"), inSpaces("TransNAS-Bench-101 micro", "transnas/micro*"),
		inSpaces("ENAS cells and graphs", "enascell*", "enasdag*"), inSpaces("NASNet", "nasnet*"), inSpaces("NAS-Bench-1Shot1", "nb1shot1*")}
}

func hierarchical() []part {
	return []part{
		inSpaces("Auto-DeepLab", "autodeeplab*"), inSpaces("motifs of motifs", "hierarchical*"), absent("context-free grammars")}
}
