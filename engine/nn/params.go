package nn

import (
	"fmt"
	"math/rand/v2"

	"naslab/engine/name"
	"naslab/engine/tensor"
)

// InitStd is the standard deviation that layers draw their weights with.
const InitStd = 0.02

// Param is one trainable tensor of a network.
type Param struct {
	Name   string // such as "blocks.0.attn.qkv.weight"
	Tensor *tensor.Tensor
	Decay  bool // whether weight decay acts on it: on matrices, not on biases and norms
}

// Params lists a network's trainable tensors in the order in which they were made,
// and owns them. The zero value is not usable; make one with [NewParams].
type Params struct {
	scope  *tensor.Scope
	rng    *rand.Rand
	prefix string
	list   *[]Param
}

// NewParams returns an empty list whose tensors live until Close. Layers draw their
// first weights from rng, which may be nil if all are made by Copy. Without libtorch it
// returns [tensor.ErrNoTorch].
func NewParams(rng *rand.Rand) (*Params, error) {
	if err := tensor.Available(); err != nil {
		return nil, err
	}
	return &Params{scope: tensor.NewScope(), rng: rng, list: new([]Param)}, nil
}

// Under returns the same list for a part of the network: what is made through it has
// part and a dot before its name.
func (p *Params) Under(part string) *Params {
	q := *p
	q.prefix = p.prefix + part + "."
	return &q
}

// Matrix makes a weight of the given shape, drawn from N(0, InitStd), that decays.
func (p *Params) Matrix(name string, shape ...int) *tensor.Tensor {
	return p.put(name, p.scope.Normal(p.rng, 0, InitStd, shape...), true)
}

// Vector makes a weight of n values v that does not decay.
func (p *Params) Vector(name string, v float64, n int) *tensor.Tensor {
	return p.put(name, p.scope.Full(v, n), false)
}

// Copy makes a parameter of the leading values of t, the first shape[i] of its dim i:
// a slice of another network's weight. It decays if it is a matrix.
func (p *Params) Copy(name string, t *tensor.Tensor, shape ...int) *tensor.Tensor {
	var c *tensor.Tensor
	_ = p.scope.Run(func(s *tensor.Scope) error { // an error stays with c, and with p.scope
		tensor.NoGrad(func() {
			v := t.In(s)
			for dim, n := range shape {
				v = v.Narrow(dim, 0, n)
			}
			c = s.Keep(v.Clone())
		})
		return nil
	})
	return p.put(name, c, len(shape) > 1)
}

func (p *Params) put(name string, t *tensor.Tensor, decay bool) *tensor.Tensor {
	*p.list = append(*p.list, Param{p.prefix + name, t.RequireGrad(), decay})
	return t
}

// Scope returns the scope of the tensors, for what lives as long as they do without
// being trained.
func (p *Params) Scope() *tensor.Scope { return p.scope }

// List returns the parameters in the order in which they were made. The caller must
// not change it.
func (p *Params) List() []Param { return *p.list }

// Err returns the first error met while the tensors were made, such as a lack of
// memory.
func (p *Params) Err() error { return p.scope.Err() }

// Len returns the number of trainable values.
func (p *Params) Len() int {
	n := 0
	for _, q := range *p.list {
		n += q.Tensor.Len()
	}
	return n
}

// Named returns the tensors by name, for a checkpoint.
func (p *Params) Named() map[string]*tensor.Tensor {
	named := make(map[string]*tensor.Tensor, len(*p.list))
	for _, q := range *p.list {
		named[q.Name] = q.Tensor
	}
	return named
}

// Groups returns the parameters for an optimiser: those that decay by the given
// weight decay, then the others.
func (p *Params) Groups(decay float64) []tensor.Group {
	groups := []tensor.Group{{Decay: decay}, {}}
	for _, q := range *p.list {
		g := &groups[1]
		if q.Decay {
			g = &groups[0]
		}
		g.Params = append(g.Params, q.Tensor)
	}
	return groups
}

// Set copies values by name into the parameters. It returns an error when one is
// missing or has another shape; what else stands in values is left alone.
func (p *Params) Set(values map[string]*tensor.Tensor) (err error) {
	names := make([]string, 0, len(values))
	for n := range values {
		names = append(names, n)
	}
	tensor.NoGrad(func() {
		for _, q := range *p.list {
			v, ok := values[q.Name]
			if !ok {
				err = fmt.Errorf("nn: set weights: %w", name.Miss("weight", q.Name, names, "the file's tensors"))
				return
			}
			if got, want := fmt.Sprint(v.Shape()), fmt.Sprint(q.Tensor.Shape()); got != want {
				err = fmt.Errorf("nn: set weights: %s has shape %s, this network's has %s", q.Name, got, want)
				return
			}
			if err = q.Tensor.Set(v); err != nil {
				err = fmt.Errorf("nn: set weights: %s: %w", q.Name, err)
				return
			}
		}
	})
	return err
}

// Close frees the tensors. The network cannot be used afterwards.
func (p *Params) Close() { p.scope.Close() }

// String gives the numbers of tensors and of values.
func (p *Params) String() string {
	return fmt.Sprintf("%d weights of %d values", len(*p.list), p.Len())
}

// leading returns the first n of full entries of w along dim, in s.
func leading(s *tensor.Scope, w *tensor.Tensor, dim, n, full int) *tensor.Tensor {
	if n == full {
		return w
	}
	return w.In(s).Narrow(dim, 0, n)
}
