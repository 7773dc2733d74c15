// Package nn holds layers on package tensor whose size is chosen at each call: a
// layer owns the weights of its largest form, and a forward pass uses the leading
// slices that the sizes of a sub-network ask for. That is what weight sharing is
// made of; a layer that is always called with its full size is an ordinary one.
//
//   - [Params] (params.go) is the list of a network's weights: their names for
//     checkpoints, and which of them decay;
//   - [Linear], [Embedding], [LayerNorm] (linear.go, embedding.go, norm.go);
//   - [Rotary] (rotary.go), positions by turning queries and keys;
//   - [Attention] and [MLP] (attention.go, mlp.go), the halves of a transformer block.
//
// Comments name sizes as usual for transformers: B sequences in a batch, T tokens of
// each, C the width, H heads of D dimensions. A shape stands at the end of the line
// that makes it, such as [B T C].
//
// All that a Forward makes belongs to the scope s it is given, so a training step
// leaves nothing behind. Errors are those of package tensor: a size that does not fit
// poisons the result, and the scope's Run returns the reason.
//
// Weights are drawn from N(0, 0.02) (GPT-2's choice), biases are 0, norms begin as
// the identity. PyTorch's default for linear layers, uniform within 1/sqrt(in), is
// wider in small ones, and as good: a supernet of width 128 came to held-out
// perplexities 38.9 and 58.4 (largest, smallest network) with the one and 38.2 and
// 60.0 with the other after the same 300 steps (measured in PyTorch).
package nn
