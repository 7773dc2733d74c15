package engine

import "naslab/engine/space/gpt"

// spaces registers the built-in search spaces.
func spaces() {
	gpt.Register() // gpt/s, gpt/m, gpt/l and the three wide ones
}
