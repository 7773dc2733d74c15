// Package taxonomy sets what naslab has against what the field has: the branches
// of neural architecture search as White et al. (2023), "Neural Architecture
// Search: Insights from 1000 Papers", arXiv:2301.08727, order them, each with a
// definition, the members that are registered, and those that are not there yet.
//
// Nothing is ticked off by hand. A part of an entry names what would stand in a
// registry, such as the search methods "mcts" and "lanas", or is a function of
// the engine, and is "here" when the registry has it. A method that is
// registered under such a name moves over by itself; what is registered under a
// name that no entry knows is listed in the last branch, as the user's own.
//
// A benchmark is "here" when naslab reads it; what data it still needs on this
// machine is told below the entries.
//
// api.go is what is called, pick.go chooses entries, part.go is how an entry asks.
// The entries stand in one file per branch: spaces.go, blackbox.go, oneshot.go,
// speedup.go, extension.go, benchmarks.go. kinds.go is the table of spaces by kind.
package taxonomy
