// Package predict holds performance predictors, one per file: models that are
// fitted to some evaluated architectures and predict the others.
//
// Every predictor is a [Predictor], made by name from a [Setup] ([New]); a cell
// adds its own with [Register], made of a type with the four methods or of two
// functions ([NewFuncs]). Targets may be anything, accuracies as well as
// latencies: a predictor does not care which direction is better. Those that
// know how sure they are give a standard deviation with the mean.
//
// Read api.go first, then gp.go. gpwl.go is the same with a graph kernel, whose
// features are in wl.go. mlp.go is a feed-forward network and ensemble.go several
// of them, both trained by package backprop; dngo.go puts the regression of
// bayeslinear.go on such a network. Every predictor runs through the kit in
// predicttest.
package predict
