// Package hwgpt is HW-GPT-Bench built in: perplexity, accuracy, latency, energy,
// memory and size of GPT networks on 13 devices, for the scales s, m and l.
//
// Nothing is downloaded. The answers come from models that package fit made from
// the benchmark's published measurements (10,000 networks per scale), all of one
// readable kind: a constant plus what each layer contributes (package additive).
// [Bench.Quality] lists how well each predicts networks that it has not seen.
//
//	b, err := hwgpt.Open("s")
//	r, err := b.Query(ctx, a, bench.Query{Metrics: []string{"perplexity", "latency@a100"}})
//
// What to know about the numbers:
//
//   - Latency is of 8, 4 and 1 sequences at once at the scales s, m and l; energy
//     on GPUs always of 8, on CPUs of 8, 4 and 1. Each metric says its batch.
//   - The benchmark measured hardware on other networks than perplexity: with a
//     gated MLP of three matrices and an output layer of its own. The metrics
//     params, macs and flops are of that network, as published;
//     params_consistent and flops_consistent are of the one that the perplexity
//     belongs to.
//   - Value.Std is the standard deviation of one observation around the model:
//     noise of the measurement and error of the model together. For sizes, which
//     are exact, it is 0.
//   - A draw is log-normal with the model's mean and standard deviation, so never
//     negative, and depends only on the seed, the network and the metric.
//   - Lo and Hi of a metric are the benchmark's own constants where these are
//     sane, else the model's smallest and largest value over the whole space;
//     [Bench.Ranges] says which.
//
// Read bench.go for the benchmark, metric.go for the list of metrics, exact.go
// for sizes, draw.go for the draws, load.go for the embedded tables.
//
// R. S. Sukthanker, A. Zela, B. Staffler, A. Klein, L. Purucker, J. K. H. Franke,
// F. Hutter: HW-GPT-Bench: Hardware-Aware Architecture Benchmark for Language
// Models. NeurIPS 2024 Datasets and Benchmarks. https://arxiv.org/abs/2405.10299
// The measurements and the published ranges are from github.com/automl/HW-GPT-Bench
// (Apache-2.0).
package hwgpt
