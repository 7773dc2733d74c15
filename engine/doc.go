// Package engine is the NAS engine of naslab: ordinary Go packages, usable
// without the shell. This page is the map of the house; package engine itself
// only registers what is built in ([Install]).
//
// # Direction of imports
//
// main -> repl -> stdlib -> engine. Inside the engine a package imports only
// packages above it in this list, which layers_test.go checks:
//
//	floor 0  internal/registry  tables of things found by name
//	         name        the nearest names for a misspelt one
//	         table       titled column tables: printed, CSV, Markdown
//	         seed        named, splittable random streams from one run seed
//	         stat        rank correlation, errors, calibration, bootstrap, standings
//	         gp          Gaussian processes over vectors and similarities
//	         backprop    small networks trained on plain slices: dense, LSTM
//	         pareto      dominance, fronts, hypervolume, indicators, attainment
//	         tensor      the only package that imports gotch
//	floor 1  space/dag   labelled graphs: an invariant hash, a canonical order
//	         space       architectures, decisions, graphs and their operators
//	         space/*     one search space per package
//	         nn          layers on tensor, elastic ones among them
//	         data/*      tables of benchmarks: readers of published files, the
//	                     compact format, the catalogue, the store
//	         data        text and other training data; the tables by name
//	floor 2  bench       the Benchmark interface; queries, metrics, joins
//	         bench/tabular  benchmarks that look their answers up in tables
//	         bench/*     one table, surrogate or loader per package
//	         device      device descriptions and the local profiler
//	         predict     performance predictors, one per file
//	         supernet    weight sharing, training, inherited-weight evaluation
//	floor 3  search      search methods, ask and tell
//	         taxonomy    the field's branches, asked from the registries
//	floor 4  run         the loop and its study folders
//	         grid        many small experiments, and a journal of their outcomes
//	         checklist   best practices, answered from study folders
//	         figure      figures in one house style, from plain data
//
// # Walls
//
// gotch is imported only by tensor, gonum/plot only by figure, yaegi only by
// repl/kernel and stdlib, readline only by repl/line, zmq4 only by repl/jupyter,
// goldmark and chroma only by repl/page, rasterm only by repl/picture, os/exec
// only by device, data, repl/external (commands that a user types) and the two
// commands that generate code (tensor/port and stdlib/symbols/gen). unsafe is
// kept to the packages that layers_test.go lists. The tables of stdlib/symbols
// name what they hand over, so they import gonum/plot and os/exec too. Package
// search sees spaces, objectives and trials, never what evaluates them. Package
// figure draws plain data, never live objects.
//
// # Built-ins
//
// Registries are filled by [Install], one file per registry, and not by init
// functions, so that importing a package changes nothing.
//
// # Without libtorch
//
// libtorch is loaded at the first tensor. Where it is missing, or without cgo,
// package tensor returns ErrNoTorch and all that is tabular works. The command
// tensor/port makes this so at set-up time: it ports gotch's binding (libtch,
// and of it only what tensor calls) to the libtorch that is installed, and its
// doc.go says how.
//
// # Generics
//
// Exported signatures use no generics and no iterators, because interpreted
// cells cannot call them. The one generic type, the registry's table, is
// internal.
package engine
