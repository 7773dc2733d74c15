package engine

import "naslab/engine/search"

// methods registers the built-in search methods.
func methods() {
	search.RegisterBuiltins()
}
