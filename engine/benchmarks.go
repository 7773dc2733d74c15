package engine

import "naslab/engine/bench/hwgpt"

// benchmarks registers the built-in benchmarks.
func benchmarks() {
	hwgpt.Register() // hwgpt/s, hwgpt/m, hwgpt/l
}
