// Package bench holds benchmarks: things that answer what an architecture's
// metrics are, be it from a table, a surrogate, a measurement or a function of
// the user's.
//
// A [Benchmark] lists its metrics with unit, device and direction, and answers
// a [Query] with one [Value] per metric. [Func] makes one from a function,
// [Join] joins several over one space, and [Objectives] resolves metric names
// to columns of costs to be minimised.
//
// Tables often know a few architectures of a large space. [Within] tells the part
// of the space in which metrics have values, and a search keeps to it: random
// architectures are drawn from the part, and what a method makes otherwise gives
// way to the nearest architecture that is known ([space.Listed]).
//
// Each benchmark is a package of its own below this one; the published tables
// share one, suite. [Register] adds one, [Open] opens one by name. What reads
// files that may be missing is a [Source], which says how to get them.
package bench
