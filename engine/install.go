package engine

import (
	"sync"

	"naslab/engine/bench/hwgpt"
	"naslab/engine/search"
	"naslab/engine/space/gpt"
)

var installed sync.Once

// Install registers everything that is built in: spaces, benchmarks, devices
// and search methods. Calling it again does nothing, so that what a user has
// registered under a built-in name stays.
func Install() {
	installed.Do(func() {
		spaces()
		benchmarks()
		methods()
	})
}

func spaces() {
	gpt.Register()
}

func methods() {
	search.RegisterBuiltins()
}

func benchmarks() {
	hwgpt.Register()
}
