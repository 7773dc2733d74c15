package tensor

// To returns t with its values converted to dtype; t itself if it has that type.
func (t *Tensor) To(dtype DType) *Tensor {
	if err := dtype.check(); err != nil {
		return youngest([]*Tensor{t}).poison(err)
	}
	return apply("to", func(o *ctensor, in []ctensor) { raw.toDType(o, in[0], int32(dtype), 0, 0) }, t)
}

// ToDevice returns t on d; t itself if it is there.
func (t *Tensor) ToDevice(d Device) *Tensor {
	return apply("to", func(o *ctensor, in []ctensor) { raw.toDevice(o, in[0], d.number()) }, t)
}

// Clone returns a copy with values of its own. Gradients flow through it.
func (t *Tensor) Clone() *Tensor {
	return apply("clone", func(o *ctensor, in []ctensor) {
		k := calls.Get().(*call)
		defer calls.Put(k)
		if raw.info(in[0], &k.info) == nil {
			raw.toDType(o, in[0], int32(k.info[0]), 0, 1)
		}
	}, t)
}

// Detach returns t's values without their history: no gradient flows through it.
func (t *Tensor) Detach() *Tensor { return t.unary("detach", raw.detach) }
