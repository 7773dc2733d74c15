package engine

import "sync"

var installed sync.Once

// Install registers everything that is built in: spaces, benchmarks, devices,
// predictors and search methods, each listed in a file of its own. Calling it again does
// nothing, so that what a user has registered under a built-in name stays.
func Install() {
	installed.Do(func() {
		spaces()
		benchmarks()
		devices()
		predictors()
		methods()
	})
}
