package tensor

// bindings holds the functions of gotch's binding that this package uses, so that
// every other file is the same with and without cgo: raw_cgo.go fills it, and
// without cgo it stays empty and no call gets here, for no tensor is ever made.
//
// Each function runs one operation of libtorch and writes the result to out,
// which it leaves alone when the operation fails.
type bindings struct {
	// One operand.
	neg, abs, exp, log, sqrt, rsqrt, sin, cos, erf, square, sign       func(out *ctensor, a ctensor)
	tanh, sigmoid, relu, relu6, silu, hardswish, hardsigmoid           func(out *ctensor, a ctensor)
	contiguous, detach, alias, grad, logicalNot, isfinite, max, min, t func(out *ctensor, a ctensor)
	any, all                                                           func(out *ctensor, a ctensor)
	gelu                                                               func(out *ctensor, a ctensor, approximate string)

	// Two operands, or one and a scalar.
	add, sub, mul, div, pow, maximum, minimum, matmul, bmm func(out *ctensor, a, b ctensor)
	eq, lt, gt, le, ge, logicalAnd, logicalOr              func(out *ctensor, a, b ctensor)
	addS, subS, mulS, divS, powS, eqS, ltS, gtS, leS, geS  func(out *ctensor, a ctensor, v cscalar)
	maskedFill                                             func(out *ctensor, a, mask ctensor, v cscalar)
	where, linear                                          func(out *ctensor, a, b, c ctensor)
	clamp                                                  func(out *ctensor, a ctensor, lo, hi cscalar)

	// Shapes and indices.
	reshape, view, permute, flip, repeat func(out *ctensor, a ctensor, dims []int64, n int)
	expand                               func(out *ctensor, a ctensor, dims []int64, n int, implicit int32)
	transpose, flatten, selectAt         func(out *ctensor, a ctensor, x, y int64)
	unsqueeze, squeeze, tril, triu       func(out *ctensor, a ctensor, x int64)
	narrow                               func(out *ctensor, a ctensor, dim, start, n int64)
	indexSelect                          func(out *ctensor, a ctensor, dim int64, index ctensor)
	gather                               func(out *ctensor, a ctensor, dim int64, index ctensor, sparse int32)
	embedding                            func(out *ctensor, weight, index ctensor, padding int64, scale, sparse int32)
	cat, stack                           func(out *ctensor, ts []ctensor, n int, dim int64)
	toDType                              func(out *ctensor, a ctensor, dtype, nonBlocking, copy int32)
	toDevice                             func(out *ctensor, a ctensor, device int32)
	oneHot                               func(out *ctensor, a ctensor, classes int64)
	pad                                  func(out *ctensor, a ctensor, pads []int64, n int, mode string, v float64, vNull int)

	// Reductions.
	sum, mean            func(out *ctensor, a ctensor, dtype int32)
	sumDim, meanDim      func(out *ctensor, a ctensor, dims []int64, n int, keep, dtype int32)
	varDim               func(out *ctensor, a ctensor, dims []int64, n int, unbiased, keep int32)
	variance             func(out *ctensor, a ctensor, unbiased int32)
	maxDim, minDim, sort func(out *ctensor, a ctensor, dim int64, keep int32)
	argmax, argmin       func(out *ctensor, a ctensor, dim int64, dimNull int, keep int32)
	topk                 func(out *ctensor, a ctensor, k, dim int64, largest, sorted int32)
	softmax, logSoftmax  func(out *ctensor, a ctensor, dim int64, dtype int32)
	cumsum               func(out *ctensor, a ctensor, dim int64, dtype int32)
	logsumexp            func(out *ctensor, a ctensor, dims []int64, n int, keep int32)

	// Layers and losses.
	layerNorm    func(out *ctensor, a ctensor, dims []int64, n int, weight, bias ctensor, eps float64, cudnn int32)
	groupNorm    func(out *ctensor, a ctensor, groups int64, weight, bias ctensor, eps float64, cudnn int32)
	batchNorm    func(out *ctensor, a, weight, bias, mean, variance ctensor, train int32, momentum, eps float64, cudnn int32)
	conv2d       func(out *ctensor, a, w, b ctensor, stride []int64, ns int, pad []int64, np int, dil []int64, nd int, groups int64)
	maxPool2d    func(out *ctensor, a ctensor, size []int64, n int, stride []int64, ns int, pad []int64, np int, dil []int64, nd int, ceil int32)
	avgPool2d    func(out *ctensor, a ctensor, size []int64, n int, stride []int64, ns int, pad []int64, np int, ceil, count int32, div int64, divNull int)
	adaptivePool func(out *ctensor, a ctensor, size []int64, n int)
	upsample     func(out *ctensor, a ctensor, size []int64, n int, align int32, h float64, hNull int, w float64, wNull int)
	nearest      func(out *ctensor, a ctensor, size []int64, n int, h float64, hNull int, w float64, wNull int)
	dropout      func(out *ctensor, a ctensor, p float64, train int32)
	crossEntropy func(out *ctensor, a, target, weight ctensor, reduction, ignore int64, smoothing float64)
	mse          func(out *ctensor, a, b ctensor, reduction int64)
	bce          func(out *ctensor, a, b, weight, posWeight ctensor, reduction int64)
	klDiv        func(out *ctensor, a, b ctensor, reduction int64, logTarget int32)
	attention    func(out *ctensor, q, k, v, mask ctensor, p float64, causal int32, scale float64, scaleNull int)

	// Making tensors.
	zeros, ones, rand, randn func(out *ctensor, dims []int64, n int, dtype, device int32)
	full                     func(out *ctensor, dims []int64, n int, v cscalar, dtype, device int32)
	arange                   func(out *ctensor, start, end cscalar, dtype, device int32)
	randint                  func(out *ctensor, low, high int64, dims []int64, n int, dtype, device int32)
	randperm                 func(out *ctensor, n int64, dtype, device int32)
	multinomial              func(out *ctensor, a ctensor, n int64, replacement int32)
	fromData                 func(data ptr, dims []int64, n, size uint, dtype int) ctensor

	// Changing a tensor, and reading it. These leave an error behind.
	setRequiresGrad func(out *ctensor, a ctensor, on int32)
	copyInto        func(dst, src ctensor)
	copyOut         func(a ctensor, to ptr, n, size uint)
	backward        func(a ctensor, keep, create int)
	runBackward     func(roots *ctensor, n int, inputs *ctensor, ni int, out *ctensor, keep, create int)
	gradMode        func(on int) int

	// naslab's own additions to the shim, and scalars.
	load       func(path string) error
	library    string
	version    func() string
	lastErr    func() error
	outs       func(n int) *ctensor
	freeOuts   func(p *ctensor)
	info       func(a ctensor, out *[64]int64) error
	free       func(ts []ctensor)
	int        func(v int64) cscalar
	float      func(v float64) cscalar
	freeScalar func(v cscalar)
	seed       func(v int64)
	setThreads func(n int)
	threads    func() int
	trim       func()
	cudaCount  func() int32
	zeroGrad   func(ts []ctensor) error
	clipGrad   func(ts []ctensor, max float64) (float64, error)
	adamw      func(params, means, squares []ctensor, steps []int64, lr, beta1, beta2, eps, decay float64) error
	sgd        func(params, buffers []ctensor, steps []int64, lr, momentum, dampening, decay float64, nesterov bool) error
}
