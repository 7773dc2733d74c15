// Package predicttest is the conformance kit for predictors: every predictor
// runs through [Run] in its own tests.
//
// What it asks of a predictor: that it learns a simple function on spaces of
// ordered, unordered and dependent decisions better than chance; the same
// estimates for the same seed and the same data; that a fit forgets the one
// before; finite numbers for constant targets and repeated architectures; and
// errors for what it cannot learn from or was not taught.
package predicttest
