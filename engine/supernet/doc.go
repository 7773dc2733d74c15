// Package supernet trains networks that share their weights, so that thousands of
// architectures can be compared after one training.
//
// A supernet holds the weights of the largest network of a search space. Every other
// network of the space is cut out of it by leading slices: the first columns of the
// embedding, the first rows and columns of a linear layer, the first heads, the first
// blocks. Training draws a few networks at each step and averages their gradients
// ([Strategy]); afterwards any network can be scored with the weights it inherits.
//
// What stands here is the supernet of HW-GPT-Bench, a decoder-only transformer over
// the spaces of package space/gpt:
//
//	space, _ := gpt.NewSpace("gpt/tiny", gpt.Choices{...})
//	net, err := supernet.NewGPT(space, supernet.Config{Vocab: 512, Context: 64})
//	log, err := supernet.Train(ctx, net, corpus, supernet.Training{})
//	b, err := net.Benchmark("tiny", corpus, supernet.EvalConfig{})
//
// What stands where:
//
//   - network.go: the transformer itself, from top to bottom;
//   - gpt.go: [GPT], the supernet; model.go: [Model], one network cut out for good;
//   - strategy.go: which networks a step trains;
//   - training.go, train.go, log.go: the settings, the loop, the record;
//   - windows.go, evaluate.go: perplexity and accuracy on held-out text;
//   - benchmark.go: the supernet as a bench.Benchmark;
//   - checkpoint.go: safetensors files that training can be resumed from.
//
// What to expect of the zero Training: widths 48 to 128, 2 to 4 layers, ratios 1 to 4
// and 2 to 8 heads of size 16 (860,000 weights), on 4 MB of Go's own source as 512 byte
// pairs, context 64: 400 steps took 79 s on one core of an AMD EPYC, and the held-out
// perplexities of the largest, the middle and the smallest network were 32.2, 39.0 and
// 51.1. Over 60 random networks the rank correlation of perplexity with size was 0.78
// (Kendall). Scoring one took 60 ms on average.
//
// Everything is deterministic: the same seed, settings, text and number of threads
// give the same weights to the last bit, also when training was stopped and resumed.
//
// References: R. S. Sukthanker et al., HW-GPT-Bench, NeurIPS 2024, arXiv:2405.10299;
// J. Yu, T. Huang, Universally Slimmable Networks and Improved Training Techniques,
// ICCV 2019 (the sandwich rule).
package supernet
