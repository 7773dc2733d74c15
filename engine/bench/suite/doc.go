// Package suite has the published tabular benchmarks, each over its space in
// engine/space, read from the tables that naslab data get or import has made.
//
//	register.go  all of them by name, and what each needs
//	opening.go   tables opened, columns added as metrics
//	proxies.go   zero-cost scores, which most of them have
//	devices.go   latencies per device
//	costs.go     what training costs on the simulated clock
//	nb201.go     NAS-Bench-201 on three data sets
//	transnas.go  TransNAS-Bench-101, micro and macro, seven tasks
//	nb101.go     NAS-Bench-101
//	nbnlp.go     NAS-Bench-NLP, epoch by epoch; runs.go its several trainings of a cell
//	small.go     NAS-Bench-301, NAS-Bench-Macro, ENAS, FBNet: one table each
//	ofa.go       Once-for-All; predictor.go its accuracy predictor, lut.go its
//	             latencies layer by layer
//	hat.go       Hardware-Aware Transformers; hatfit.go and linear.go their
//	             fitted latencies
//
// A reading of trained networks costs what training took, on which a study's
// simulated clock runs: in the seconds of the table where it has them
// (NAS-Bench-101, NAS-Bench-NLP), otherwise in the mean that is published for the
// whole benchmark (NAS-Bench-201, TransNAS-Bench-101, NAS-Bench-301). The others
// tell no times, and their readings cost nothing.
//
// Tables know a part of most spaces; a search is kept to it, see [bench.Within].
//
// A benchmark opens with those tables that are there: its accuracies must be,
// the others only add metrics. Nothing is looked for before a benchmark is
// opened or asked about.
package suite
