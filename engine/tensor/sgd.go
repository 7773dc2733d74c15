package tensor

// SGD configures [NewSGD]. A field of 0 has the default.
type SGD struct {
	LR        float64 // learning rate; default 1e-3
	Momentum  float64 // share of the last step that is kept; default 0
	Dampening float64 // share of the gradient that momentum leaves out; default 0
	Nesterov  bool    // look ahead by the momentum
}

// NewSGD returns stochastic gradient descent with momentum. Its numbers are those of
// torch.optim.SGD.
func NewSGD(c SGD, groups []Group) (*Optimizer, error) {
	o, err := newOptimizer(orDefault(c.LR, 1e-3), groups, []string{"momentum"})
	if err != nil {
		return nil, err
	}
	o.update = func(g *optGroup, lr float64) error {
		return g.withKept("sgd", func(params []ctensor, kept [][]ctensor) error {
			return raw.sgd(params, kept[0], g.counts, lr, c.Momentum, c.Dampening, g.Decay, c.Nesterov)
		})
	}
	return o, nil
}
