//go:build cgo

package tensor

import (
	"unsafe"

	lib "github.com/sugarme/gotch/libtch"
)

type (
	ctensor = lib.Ctensor
	cscalar = lib.Cscalar
	ptr     = unsafe.Pointer
)

// haveCgo tells why there can be no libtorch.
const haveCgo = true

var raw = bindings{
	neg: lib.AtgNeg, abs: lib.AtgAbs, exp: lib.AtgExp, log: lib.AtgLog, sqrt: lib.AtgSqrt, rsqrt: lib.AtgRsqrt,
	sin: lib.AtgSin, cos: lib.AtgCos, erf: lib.AtgErf, square: lib.AtgSquare, sign: lib.AtgSign,
	tanh: lib.AtgTanh, sigmoid: lib.AtgSigmoid, relu: lib.AtgRelu, relu6: lib.AtgRelu6, silu: lib.AtgSilu,
	hardswish: lib.AtgHardswish, hardsigmoid: lib.AtgHardsigmoid,
	contiguous: lib.AtgContiguous, detach: lib.AtgDetach, alias: lib.AtgAlias, grad: lib.AtgGrad,
	logicalNot: lib.AtgLogicalNot, isfinite: lib.AtgIsfinite, max: lib.AtgMax, min: lib.AtgMin, t: lib.AtgT,
	any: lib.AtgAny, all: lib.AtgAll, gelu: lib.AtgGelu,

	add: lib.AtgAdd, sub: lib.AtgSub, mul: lib.AtgMul, div: lib.AtgDiv, pow: lib.AtgPow,
	maximum: lib.AtgMaximum, minimum: lib.AtgMinimum, matmul: lib.AtgMatmul, bmm: lib.AtgBmm,
	eq: lib.AtgEqTensor, lt: lib.AtgLtTensor, gt: lib.AtgGtTensor, le: lib.AtgLeTensor, ge: lib.AtgGeTensor,
	logicalAnd: lib.AtgLogicalAnd, logicalOr: lib.AtgLogicalOr,
	addS: lib.AtgAddScalar, subS: lib.AtgSubScalar, mulS: lib.AtgMulScalar, divS: lib.AtgDivScalar,
	powS: lib.AtgPowTensorScalar, eqS: lib.AtgEq, ltS: lib.AtgLt, gtS: lib.AtgGt, leS: lib.AtgLe, geS: lib.AtgGe,
	maskedFill: lib.AtgMaskedFill, where: lib.AtgWhereSelf, linear: lib.AtgLinear, clamp: lib.AtgClamp,

	reshape: lib.AtgReshape, view: lib.AtgView, permute: lib.AtgPermute, flip: lib.AtgFlip, repeat: lib.AtgRepeat,
	expand: lib.AtgExpand, transpose: lib.AtgTranspose, flatten: lib.AtgFlatten, selectAt: lib.AtgSelect,
	unsqueeze: lib.AtgUnsqueeze, squeeze: lib.AtgSqueezeDim, tril: lib.AtgTril, triu: lib.AtgTriu,
	narrow: lib.AtgNarrow, indexSelect: lib.AtgIndexSelect, gather: lib.AtgGather, embedding: lib.AtgEmbedding,
	cat: lib.AtgCat, stack: lib.AtgStack, toDType: lib.AtgToDtype, toDevice: lib.AtgTo, oneHot: lib.AtgOneHot,
	pad: lib.AtgPad,

	sum: lib.AtgSum, mean: lib.AtgMean, sumDim: lib.AtgSumDimIntlist, meanDim: lib.AtgMeanDim,
	varDim: lib.AtgVarDim, variance: lib.AtgVar, maxDim: lib.AtgMaxDim, minDim: lib.AtgMinDim, sort: lib.AtgSort,
	argmax: lib.AtgArgmax, argmin: lib.AtgArgmin, topk: lib.AtgTopk, softmax: lib.AtgSoftmax,
	logSoftmax: lib.AtgLogSoftmax, cumsum: lib.AtgCumsum, logsumexp: lib.AtgLogsumexp,

	layerNorm: lib.AtgLayerNorm, groupNorm: lib.AtgGroupNorm, batchNorm: lib.AtgBatchNorm, conv2d: lib.AtgConv2d,
	maxPool2d: lib.AtgMaxPool2d, avgPool2d: lib.AtgAvgPool2d, adaptivePool: lib.AtgAdaptiveAvgPool2d,
	upsample: lib.AtgUpsampleBilinear2d, nearest: lib.AtgUpsampleNearest2d, dropout: lib.AtgDropout,
	crossEntropy: lib.AtgCrossEntropyLoss, mse: lib.AtgMseLoss, bce: lib.AtgBinaryCrossEntropyWithLogits,
	klDiv: lib.AtgKlDiv, attention: lib.AtgScaledDotProductAttention,

	zeros: lib.AtgZeros, ones: lib.AtgOnes, rand: lib.AtgRand, randn: lib.AtgRandn, full: lib.AtgFull,
	arange: lib.AtgArangeStart, randint: lib.AtgRandintLow, randperm: lib.AtgRandperm,
	multinomial: lib.AtgMultinomial, fromData: lib.AtTensorOfData,

	setRequiresGrad: lib.AtgSetRequiresGrad, copyInto: lib.AtCopy_, copyOut: lib.AtCopyData,
	backward: lib.AtBackward, runBackward: lib.AtRunBackward, gradMode: lib.AtGradSetEnabled,

	load: lib.Load, library: lib.DefaultLibrary, version: lib.Version, lastErr: lib.LastErr,
	outs: lib.Outs, freeOuts: lib.FreeOuts, info: lib.Info, free: lib.FreeAll,
	int: lib.AtsInt, float: lib.AtsFloat, freeScalar: lib.AtsFree, seed: lib.Seed,
	setThreads: lib.WantThreads, threads: lib.NumThreads, trim: lib.Trim, cudaCount: lib.AtcCudaDeviceCount,
	zeroGrad: lib.ZeroGrad, clipGrad: lib.ClipGrad, adamw: lib.AdamW, sgd: lib.SGD,
}
