// Package gp is Gaussian process regression over vectors whose numbers may be
// continuous or categorical, and over precomputed similarities (graph kernels).
//
// [Fit] chooses the hyper-parameters by the marginal likelihood, or by the
// posterior when priors are on, with L-BFGS from several starts and analytic
// gradients; [Fixed] takes them as given. [Model.Predict] gives means and
// standard deviations of the function, without the noise of an observation.
//
// Targets are standardised inside; the mean is constant. Where the matrix of
// covariances is not positive definite to machine precision, a small jitter is
// added to its diagonal, tenfold larger each time up to a ten-thousandth of the
// variance; beyond that it is an error.
//
// kernel.go has the covariances, likelihood.go their likelihood and gradient,
// fit.go the search for hyper-parameters, model.go prediction, prior.go the
// priors, gram.go kernels that are given as matrices.
package gp
