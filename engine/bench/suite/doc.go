// Package suite has the published tabular benchmarks, each over its space in
// engine/space, read from the tables that naslab data get or import has made.
//
//	register.go  all of them by name, and what each needs
//	opening.go   tables opened, columns added as metrics
//	proxies.go   zero-cost scores, which most of them have
//	devices.go   latencies per device
//	nb201.go     NAS-Bench-201 on three data sets
//
// A benchmark opens with those tables that are there: its accuracies must be,
// the others only add metrics. Nothing is looked for before a benchmark is
// opened or asked about.
package suite
