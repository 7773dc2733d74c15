// Package seed makes named, splittable streams of random numbers from one run
// seed.
//
// A run has one seed. Each part of it that draws random numbers takes a stream
// of its own by name, so that adding a draw in one part changes no other:
//
//	root := seed.New(9001)
//	search := root.Rand("search")       // *rand.Rand of math/rand/v2
//	noise := root.Split("noise").Rand("a100")
//
// Streams are ChaCha8 generators keyed by SHA-256 over the seed and the path
// of names. They give the same numbers on every machine.
package seed
