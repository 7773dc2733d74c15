// Package grid runs many small experiments and keeps their outcomes: searches,
// or predictors fitted and tested, for every benchmark, method, setting and seed
// that a comparison needs.
//
// A [Pair] is a benchmark with the metric by which methods are compared on it,
// and the best value that its tables know. [Published] opens those of
// NAS-Bench-Suite that there is data for. A [Job] is one experiment on a pair,
// plain data; [Grid.Run] does the jobs on all processors and returns an [Outcome]
// for each. A grid with a journal writes every outcome down as soon as it is
// there, so that one that was interrupted goes on where it was, and two programs
// that need the same job do it once. [Settings] draws the settings among which
// methods are tuned.
//
//	pair.go       a benchmark and its metric
//	published.go  the pairs of NAS-Bench-Suite
//	settings.go   settings of methods and predictors
//	job.go        jobs and outcomes
//	grid.go       all jobs, on all processors
//	do.go         one job
//	journal.go    outcomes in a file
//	bar.go        progress on a terminal
package grid
