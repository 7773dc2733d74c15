// Package backprop trains small networks on plain slices of float64: a
// feed-forward network, an LSTM, and Adam.
//
// Predictors and search methods need networks of some thousand weights that are
// trained many times during one search. Here they need no libtorch, allocate
// nothing per item, and give the same weights for the same seed, whatever the
// processor. Gradients are written out by hand; the tests compare each with
// finite differences. For networks on images and text see package nn.
//
// dense.go is the feed-forward network, in single precision, sparse.go its
// inputs, train.go its training; kernels.go is the arithmetic beneath, in
// kernels_amd64.s for eight numbers at a time. lstm.go is the recurrent cell
// unrolled over a sequence, in double precision, adam.go the optimiser of both.
// Sizes in the comments: B items of a batch, I inputs, O outputs, H hidden
// units, T steps.
package backprop
