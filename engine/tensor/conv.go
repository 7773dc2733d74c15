package tensor

// Conv says how a kernel moves over an image. The zero value moves by 1 without
// padding, dilation or groups.
type Conv struct {
	Stride   int // 0 means 1
	Padding  int // zeros added on each side
	Dilation int // distance of the kernel's points; 0 means 1
	Groups   int // 0 means 1; the number of channels makes it depthwise
}

// Conv2d slides the kernels w [out in/groups kh kw] over x [N in H W] and adds b
// [out], which may be nil; the result is [N out H' W'].
func Conv2d(x, w, b *Tensor, c Conv) *Tensor {
	stride, pad, dilation := pair(max(c.Stride, 1)), pair(c.Padding), pair(max(c.Dilation, 1))
	return applyOpt("conv2d", 2, func(o *ctensor, in []ctensor) {
		raw.conv2d(o, in[0], in[1], in[2], stride[:], 2, pad[:], 2, dilation[:], 2, int64(max(c.Groups, 1)))
	}, x, w, b)
}

// MaxPool2d returns the largest value under each position of a square window on
// x [N C H W].
func (t *Tensor) MaxPool2d(size, stride, padding int) *Tensor {
	k, s, p, d := pair(size), pair(stride), pair(padding), pair(1)
	return apply("max_pool2d", func(o *ctensor, in []ctensor) { raw.maxPool2d(o, in[0], k[:], 2, s[:], 2, p[:], 2, d[:], 2, 0) }, t)
}

// AvgPool2d is MaxPool2d with the mean. countPadding counts the zeros of the padding.
func (t *Tensor) AvgPool2d(size, stride, padding int, countPadding bool) *Tensor {
	k, s, p := pair(size), pair(stride), pair(padding)
	return apply("avg_pool2d", func(o *ctensor, in []ctensor) {
		raw.avgPool2d(o, in[0], k[:], 2, s[:], 2, p[:], 2, 0, b32(countPadding), 0, 1)
	}, t)
}

// AdaptiveAvgPool2d averages x [N C H W] to [N C h w].
func (t *Tensor) AdaptiveAvgPool2d(h, w int) *Tensor {
	size := [2]int64{int64(h), int64(w)}
	return apply("adaptive_avg_pool2d", func(o *ctensor, in []ctensor) { raw.adaptivePool(o, in[0], size[:], 2) }, t)
}

// Bilinear resizes images x [N C H W] to [N C h w] by bilinear interpolation.
func (t *Tensor) Bilinear(h, w int, alignCorners bool) *Tensor {
	size := [2]int64{int64(h), int64(w)}
	return apply("bilinear", func(o *ctensor, in []ctensor) { raw.upsample(o, in[0], size[:], 2, b32(alignCorners), 0, 1, 0, 1) }, t)
}

// Nearest resizes images x [N C H W] to [N C h w] by repeating pixels.
func (t *Tensor) Nearest(h, w int) *Tensor {
	size := [2]int64{int64(h), int64(w)}
	return apply("nearest", func(o *ctensor, in []ctensor) { raw.nearest(o, in[0], size[:], 2, 0, 1, 0, 1) }, t)
}

func pair(n int) [2]int64 { return [2]int64{int64(n), int64(n)} }
