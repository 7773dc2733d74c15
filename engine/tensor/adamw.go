package tensor

// AdamW configures [NewAdamW]. A field of 0 has the default.
type AdamW struct {
	LR    float64 // learning rate; default 1e-3
	Beta1 float64 // decay of the mean of gradients; default 0.9
	Beta2 float64 // decay of the mean of their squares; default 0.999
	Eps   float64 // keeps the division finite; default 1e-8
}

// NewAdamW returns Adam with weight decay apart from the gradient (Loshchilov &
// Hutter, Decoupled Weight Decay Regularization, ICLR 2019). Its numbers are those
// of torch.optim.AdamW.
func NewAdamW(c AdamW, groups []Group) (*Optimizer, error) {
	c.LR, c.Beta1 = orDefault(c.LR, 1e-3), orDefault(c.Beta1, 0.9)
	c.Beta2, c.Eps = orDefault(c.Beta2, 0.999), orDefault(c.Eps, 1e-8)
	o, err := newOptimizer(c.LR, groups, []string{"mean", "square"})
	if err != nil {
		return nil, err
	}
	o.update = func(g *optGroup, lr float64) error {
		return g.withKept("adamw", func(params []ctensor, kept [][]ctensor) error {
			return raw.adamw(params, kept[0], kept[1], g.counts, lr, c.Beta1, c.Beta2, c.Eps, g.Decay)
		})
	}
	return o, nil
}

func orDefault(v, d float64) float64 {
	if v == 0 {
		return d
	}
	return v
}
