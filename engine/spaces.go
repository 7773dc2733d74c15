package engine

import (
	"naslab/engine/space/darts"
	"naslab/engine/space/gpt"
	"naslab/engine/space/nb101"
)

// spaces registers the built-in search spaces.
func spaces() {
	gpt.Register()   // gpt/s, gpt/m, gpt/l and the three wide ones
	nb101.Register() // nb101
	darts.Register() // darts, darts/s1 to darts/s4
}
