// Package hat holds the search spaces of Hardware-Aware Transformers: encoder and
// decoder of a translation model, cut out of a supernet.
//
// A network is chosen by the widths of encoder and decoder, the number of decoder
// layers (one to six; the encoder always has six), and for each layer the inner
// width of its feed-forward part and its heads; a decoder layer also chooses the
// heads of its attention over the encoder and how many of the encoder's last
// layers that attention sees (the benchmark writes -1, 1 and 2 for one, two and
// three). Queries, keys and values have 512 dimensions whatever the width.
//
// There are three spaces: "hat/space0", in which WMT models were searched;
// "hat/space1", from which the latency tables were sampled, with smaller choices
// too; and "hat/iwslt".
//
// Read space.go for the choices, config.go for the view with numbers, text.go
// for the text, network.go for the network, code.go for the averaged features of
// the latency predictor.
//
// H. Wang, Z. Wu, Z. Liu, H. Cai, L. Zhu, C. Gan, S. Han: HAT: Hardware-Aware
// Transformers for Efficient Natural Language Processing. ACL 2020.
// https://arxiv.org/abs/2005.14187
package hat
