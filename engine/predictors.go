package engine

import "naslab/engine/predict"

// predictors registers the built-in performance predictors.
func predictors() {
	predict.RegisterBuiltins()
}
