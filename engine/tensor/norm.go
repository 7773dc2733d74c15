package tensor

// LayerNorm normalises the last dims of x, of the shape given, to mean 0 and
// variance 1, then scales by weight and adds bias; either may be nil (Ba et al. 2016).
func LayerNorm(x *Tensor, shape []int, weight, bias *Tensor, eps float64) *Tensor {
	return applyOpt("layer_norm", 1, func(o *ctensor, in []ctensor) {
		raw.layerNorm(o, in[0], dims(shape), len(shape), in[1], in[2], eps, 1)
	}, x, weight, bias)
}

// GroupNorm is LayerNorm over groups of channels of x [N C ...] (Wu & He 2018).
func GroupNorm(x *Tensor, groups int, weight, bias *Tensor, eps float64) *Tensor {
	return applyOpt("group_norm", 1, func(o *ctensor, in []ctensor) {
		raw.groupNorm(o, in[0], int64(groups), in[1], in[2], eps, 1)
	}, x, weight, bias)
}

// BatchNorm normalises each channel of x [N C ...] (Ioffe & Szegedy 2015). In
// training it uses the batch's own mean and variance and moves the running ones
// [C] towards them by momentum; otherwise it uses the running ones. weight and bias
// [C] may be nil; mean and variance may be nil in training.
func BatchNorm(x, weight, bias, mean, variance *Tensor, train bool, momentum, eps float64) *Tensor {
	return applyOpt("batch_norm", 1, func(o *ctensor, in []ctensor) {
		raw.batchNorm(o, in[0], in[1], in[2], in[3], in[4], b32(train), momentum, eps, 1)
	}, x, weight, bias, mean, variance)
}

// Dropout sets each value to 0 with probability p and scales the others by
// 1/(1-p), if train; otherwise it changes nothing. It draws from libtorch's generator.
func (t *Tensor) Dropout(p float64, train bool) *Tensor {
	return apply("dropout", func(o *ctensor, in []ctensor) { raw.dropout(o, in[0], p, b32(train)) }, t)
}
