// Package stat holds the statistics by which architectures, predictors and
// searches are judged: rank correlation, agreement at the top, regression
// error, calibration of predicted distributions, mutual information, and
// resampled confidence intervals.
//
// Benchmarks are full of ties (rounded accuracies, integer sizes), so all that
// deals with ranks takes them seriously: [Kendall] is tau-b, [Spearman] uses
// average ranks, and [TopK] says how it breaks ties.
//
// Whatever is wrong with the input comes back as an error: slices of different
// lengths, too few values, NaN, and infinities where a sum would be spoiled by
// them. What is well-formed but has no answer (the correlation with a constant)
// is NaN without an error. No function changes its input.
//
// Each file holds one family: kendall.go, spearman.go, pearson.go, rank.go,
// topk.go, regression.go, summary.go, standing.go (average ranks over problems),
// autocorrelation.go (of walks),
// bootstrap.go, gaussian.go (scores of Gaussian predictions), calibration.go and
// mutual.go.
package stat
