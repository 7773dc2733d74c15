// Package run is the loop that searches: it asks a method for architectures,
// evaluates them on a benchmark, writes each result down and tells it to the
// method, until the budget is spent.
//
// A [Problem] is a benchmark with objectives. [Search] runs a registered method
// on it, [Run] one that the caller made, and both return a [Study]. A study is
// a folder, runs/<name>-<seed>/, with
//
//	meta.json     what was searched, how, with which seed, on which machine
//	trials.jsonl  one line per evaluation, only ever appended to
//	end.json      why it stopped, once it has
//
// Every line is handed to the operating system before the next evaluation
// begins, so that a killed process loses nothing that was told. [Resume] goes on
// with a study that was cut off: it replays the lines through the method, which
// so comes to the state in which it was, and continues as if nothing had
// happened. [Load] reads a study for tables and figures, without its benchmark.
//
// Config.Memory leaves the folder out. A benchmark that says what a reading would
// have cost drives a simulated clock: Budget.Simulated ends a search by it, and
// [Study.Clock] is its time after each evaluation, so that a search of days runs
// in seconds.
//
// Evaluations of a network that the study already knows are looked up instead
// of made again, but count; only with Query.Draw each evaluation is a new draw.
// A search is kept to the part of the space in which all objectives have values
// ([bench.Within]), so that every method runs on every benchmark to its end.
// An evaluation that gives an error, a panic or a number that is not finite is
// recorded as failed and the search goes on, unless nearly all fail.
//
// Read problem.go, config.go and study.go first; loop.go is the loop.
package run
