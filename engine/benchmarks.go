package engine

import (
	"naslab/engine/bench/hwgpt"
	"naslab/engine/bench/suite"
)

// benchmarks registers the built-in benchmarks.
func benchmarks() {
	hwgpt.Register() // hwgpt/s, hwgpt/m, hwgpt/l
	suite.Register() // nb201/cifar10 and the other published tables
}
