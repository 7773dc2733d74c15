// Package nas is the short way into naslab: what a cell, a script or a notebook
// calls. It opens benchmarks, trains supernets, profiles networks, searches,
// compares and draws, each in one line:
//
//	b := nas.Open("hwgpt/s")
//	s := nas.Search("nsga2", b, nas.Want("perplexity", "latency@a100"), nas.Budget{Evals: 1000})
//	s.Front()
//	nas.Plot(s)
//
// # Errors
//
// A function of this package that fails stops the cell with one sentence; the
// session lives on with everything it had. In a program of its own it prints
// the sentence and exits with status 1. Code that wants to handle an error
// calls the engine packages, which return it.
//
// # Sessions
//
// The functions work on a [Session], which holds where output goes, the
// context that Ctrl-C cancels, and the folder of the studies. The shell binds
// them to its own session; elsewhere they use one that writes to standard
// output. api.go lists them all.
package nas
