package nn

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"naslab/engine/seed"
	"naslab/engine/tensor"
)

// testBlock is one layer of a transformer with every kind of weight in it.
type testBlock struct {
	embed *Embedding
	norm  *LayerNorm
	attn  *Attention
	mlp   *MLP
	r     *Rotary
}

const blockB, blockT = 2, 4

func newTestBlock(p *Params) *testBlock {
	b := &testBlock{r: NewRotary(p, blockT, 2)}
	b.embed = NewEmbedding(p.Under("embed"), 5, 6)
	b.norm = NewLayerNorm(p.Under("norm"), 6)
	b.attn = NewAttention(p.Under("attn"), 6, 2, 4, b.r)
	b.mlp = NewMLP(p.Under("mlp"), 6, 2)
	return b
}

func (b *testBlock) extract(p *Params, C, H, ratio int, bias bool) *testBlock {
	e := &testBlock{r: NewRotary(p, blockT, 2)}
	e.embed = b.embed.Extract(p.Under("embed"), C)
	e.norm = b.norm.Extract(p.Under("norm"), C)
	e.attn = b.attn.Extract(p.Under("attn"), C, H, bias, e.r)
	e.mlp = b.mlp.Extract(p.Under("mlp"), C, ratio, bias)
	return e
}

func (b *testBlock) loss(s *tensor.Scope, C, H, ratio int, bias bool) *tensor.Tensor {
	x := s.Ints([]int{0, 1, 2, 3, 4, 4, 1, 0}, blockB, blockT)
	y := s.Ints([]int{1, 2, 3, 4, 4, 1, 0, 2})
	h := b.embed.Forward(s, x, C) // [B T C]
	n := b.norm.Forward(s, h, C)
	h = h.Add(b.attn.Forward(s, n, blockB, blockT, C, H, bias, b.r.At(s, blockT))).Add(b.mlp.Forward(s, n, C, ratio, bias))
	return tensor.CrossEntropy(b.embed.Head(s, h, C).Reshape(blockB*blockT, 5), y, tensor.ReduceMean)
}

var blockSizes = []struct {
	C, H, ratio int
	bias        bool
}{{6, 2, 2, true}, {4, 1, 1, true}, {4, 2, 2, false}}

func item(t *testing.T, x *tensor.Tensor) float64 {
	t.Helper()
	v, err := x.Item()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The gradient of each weight agrees with central differences, and is zero outside
// the slice that was used.
func TestGradients(t *testing.T) {
	p := needTorch(t)
	b := newTestBlock(p)
	shake(t, p)
	var all []*tensor.Tensor
	for _, q := range p.List() {
		all = append(all, q.Tensor)
	}
	for _, c := range blockSizes {
		if err := tensor.ZeroGrad(all); err != nil {
			t.Fatal(err)
		}
		if err := tensor.Run(func(s *tensor.Scope) error { return b.loss(s, c.C, c.H, c.ratio, c.bias).Backward() }); err != nil {
			t.Fatal(err)
		}
		for _, q := range p.List() {
			got := make([]float64, q.Tensor.Len())
			if q.Tensor.HasGrad() {
				got = values(t, q.Tensor.Grad())
			}
			compare(t, fmt.Sprint(c, q.Name), got, differences(t, q.Tensor, func() float64 {
				var l float64
				within(t, func(s *tensor.Scope) { l = item(t, b.loss(s, c.C, c.H, c.ratio, c.bias)) })
				return l
			}), 2e-3)
		}
	}
}

// differences estimates the gradient of loss by w from losses on both sides.
func differences(t *testing.T, w *tensor.Tensor, loss func() float64) []float64 {
	t.Helper()
	const h = 1e-2 // float32 losses need a wide step
	x, shape := values(t, w), w.Shape()
	set := func(i int, v float64) {
		y := append([]float64(nil), x...)
		y[i] = v
		within(t, func(s *tensor.Scope) {
			if err := w.Set(s.Float64s(y, shape...)); err != nil {
				t.Fatal(err)
			}
		})
	}
	d := make([]float64, len(x))
	for i := range x {
		set(i, x[i]+h)
		up := loss()
		set(i, x[i]-h)
		d[i] = (up - loss()) / (2 * h)
		set(i, x[i])
	}
	return d
}

// A network of its own with the copied slices computes what the slices compute.
func TestExtract(t *testing.T) {
	p := needTorch(t)
	b := newTestBlock(p)
	shake(t, p)
	for _, c := range blockSizes {
		own, err := NewParams(nil)
		if err != nil {
			t.Fatal(err)
		}
		e := b.extract(own, c.C, c.H, c.ratio, c.bias)
		if err := own.Err(); err != nil {
			t.Fatal(err)
		}
		within(t, func(s *tensor.Scope) {
			shared, alone := item(t, b.loss(s, c.C, c.H, c.ratio, c.bias)), item(t, e.loss(s, c.C, c.H, c.ratio, c.bias))
			if math.Abs(shared-alone) > 1e-6 {
				t.Errorf("%v: loss %g by slicing, %g extracted", c, shared, alone)
			}
		})
		for _, q := range own.List() {
			if !c.bias && strings.HasSuffix(q.Name, "bias") && !strings.HasPrefix(q.Name, "norm") {
				t.Errorf("%v: %s was extracted", c, q.Name)
			}
		}
		own.Close()
	}
}

// A step leaves no tensor behind.
func TestForwardLeavesNothing(t *testing.T) {
	p := needTorch(t)
	b := newTestBlock(p)
	before := tensor.Live()
	for _, c := range blockSizes {
		if err := tensor.Run(func(s *tensor.Scope) error { return b.loss(s, c.C, c.H, c.ratio, c.bias).Backward() }); err != nil {
			t.Fatal(err)
		}
	}
	if after := tensor.Live(); after != before {
		t.Errorf("%d tensors live before, %d after", before, after)
	}
}

// A size that the layer does not have is an error of the scope, not a crash.
func TestTooLarge(t *testing.T) {
	p := needTorch(t)
	b := newTestBlock(p)
	err := tensor.Run(func(s *tensor.Scope) error { b.loss(s, 8, 2, 2, true); return nil })
	if err == nil {
		t.Fatal("width 8 of 6 went through")
	}
}

func TestParams(t *testing.T) {
	p := needTorch(t)
	newTestBlock(p)
	if got, want := p.Len(), 5*6+2*6+(24*6+24)+(6*8+6)+(12*6+12)+(6*12+6); got != want {
		t.Errorf("%d values, want %d", got, want)
	}
	groups := p.Groups(0.1)
	if groups[0].Decay != 0.1 || groups[1].Decay != 0 || len(groups[0].Params) != 5 || len(groups[1].Params) != 6 {
		t.Errorf("groups of %d and %d", len(groups[0].Params), len(groups[1].Params))
	}
	q, err := NewParams(seed.New(9).Rand("other"))
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	newTestBlock(q)
	if err := q.Set(p.Named()); err != nil {
		t.Fatal(err)
	}
	for i, a := range p.List() {
		compare(t, a.Name, values(t, q.List()[i].Tensor), values(t, a.Tensor), 0)
	}

	missing := p.Named()
	delete(missing, "mlp.up.weight")
	if err := q.Set(missing); err == nil || !strings.Contains(err.Error(), "mlp.up.weight") {
		t.Errorf("a missing weight: %v", err)
	}
	other := p.Named()
	other["mlp.up.weight"] = other["mlp.down.weight"]
	if err := q.Set(other); err == nil || !strings.Contains(err.Error(), "[6 12]") {
		t.Errorf("a wrong shape: %v", err)
	}
}

// Without libtorch there is one clear error.
func TestNoTorch(t *testing.T) {
	if tensor.Available() == nil {
		t.Skip("libtorch is here")
	}
	if _, err := NewParams(nil); err == nil || !strings.Contains(err.Error(), "libtorch") {
		t.Errorf("error %v", err)
	}
}
