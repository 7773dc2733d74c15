package tensor

// Reduction says what a loss makes of the losses of single values.
type Reduction int

const (
	ReduceMean Reduction = iota // the zero value
	ReduceSum
	ReduceNone // keep them
)

// number is libtorch's.
func (r Reduction) number() int64 {
	switch r {
	case ReduceSum:
		return 2
	case ReduceNone:
		return 0
	}
	return 1
}

// ignoreTarget is the class number that CrossEntropy leaves out.
const ignoreTarget = -100

// CrossEntropy returns -log softmax(logits)[target]: logits [N classes] or
// [N classes ...], target int64 [N] or [N ...]. Targets of -100 count as missing.
func CrossEntropy(logits, target *Tensor, r Reduction) *Tensor {
	return CrossEntropySmooth(logits, target, r, 0)
}

// CrossEntropySmooth is CrossEntropy with a share of smoothing of the target spread
// over all classes (Szegedy et al. 2016).
func CrossEntropySmooth(logits, target *Tensor, r Reduction, smoothing float64) *Tensor {
	return apply("cross_entropy", func(o *ctensor, in []ctensor) {
		raw.crossEntropy(o, in[0], in[1], nil, r.number(), ignoreTarget, smoothing)
	}, logits, target)
}

// MSE returns the squared difference of x and y.
func MSE(x, y *Tensor, r Reduction) *Tensor {
	return apply("mse", func(o *ctensor, in []ctensor) { raw.mse(o, in[0], in[1], r.number()) }, x, y)
}

// BCE returns the binary cross-entropy of logits against targets in [0, 1].
func BCE(logits, target *Tensor, r Reduction) *Tensor {
	return apply("bce", func(o *ctensor, in []ctensor) { raw.bce(o, in[0], in[1], nil, nil, r.number()) }, logits, target)
}

// KL returns the divergence sum(q*(log q - log p)) of log-probabilities logP from
// log-probabilities logQ: the loss of distilling q into p. ReduceMean divides by the
// number of values, not of rows.
func KL(logP, logQ *Tensor, r Reduction) *Tensor {
	return apply("kl", func(o *ctensor, in []ctensor) { raw.klDiv(o, in[0], in[1], r.number(), 1) }, logP, logQ)
}
