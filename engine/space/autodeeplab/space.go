package autodeeplab

import (
	"fmt"
	"slices"

	"naslab/engine/space"
)

// Config is the shape of a space.
type Config struct {
	Layers  int      // layers of the network, 2 to 24; 0 means 12
	Blocks  int      // blocks of the cell, 1 to 6; 0 means 5
	Strides []int    // strides of the levels, each twice the one before; nil means 4, 8, 16, 32
	Ops     []string // operations, some of those of [Ops]; nil means all of them
}

var ops = []string{"sep_conv_3x3", "sep_conv_5x5", "atr_conv_3x3", "atr_conv_5x5", "avg_pool_3x3", "max_pool_3x3", "skip", "zero"}

// Ops lists the operations of the published space: separable convolutions,
// atrous ones of rate 2, pooling, the input itself, and zeros.
func Ops() []string { return slices.Clone(ops) }

func (c Config) filled() Config {
	if c.Layers == 0 {
		c.Layers = 12
	}
	if c.Blocks == 0 {
		c.Blocks = 5
	}
	if c.Strides == nil {
		c.Strides = []int{4, 8, 16, 32}
	}
	if c.Ops == nil {
		c.Ops = ops
	}
	c.Strides, c.Ops = slices.Clone(c.Strides), slices.Clone(c.Ops)
	return c
}

func (c Config) check() error {
	if c.Layers < 2 || c.Layers > 24 || c.Blocks < 1 || c.Blocks > 6 {
		return fmt.Errorf("autodeeplab: a network has 2 to 24 layers and 1 to 6 blocks, not %d and %d", c.Layers, c.Blocks)
	}
	for i, s := range c.Strides {
		if s < 1 || i > 0 && s != 2*c.Strides[i-1] {
			return fmt.Errorf("autodeeplab: each of the strides %v must be twice the one before", c.Strides)
		}
	}
	for i, op := range c.Ops {
		if !slices.Contains(ops, op) || slices.Contains(c.Ops[:i], op) {
			return fmt.Errorf("autodeeplab: operation %q is none of %v, or stands twice", op, ops)
		}
	}
	if len(c.Strides) < 1 || len(c.Ops) < 1 {
		return fmt.Errorf("autodeeplab: a space has at least one stride and one operation")
	}
	return nil
}

// Space is the search space. Make one with [New]. It is immutable and safe for
// concurrent use.
type Space struct {
	name   string
	config Config
	dims   []space.Dim
	traits space.Traits
}

// Name is the published space's registered name.
const Name = "autodeeplab"

// New makes a space of the given name and shape; the zero Config is the published
// one.
func New(name string, c Config) (*Space, error) {
	c = c.filled()
	if err := c.check(); err != nil {
		return nil, err
	}
	if name == "" {
		return nil, fmt.Errorf("autodeeplab: the space needs a name, such as %q", Name)
	}
	s := &Space{name: name, config: c}
	strides := make([]float64, len(c.Strides))
	for i, v := range c.Strides {
		strides[i] = float64(v)
	}
	for l := 2; l <= c.Layers; l++ {
		s.dims = append(s.dims, space.Numbers(fmt.Sprintf("stride[%d]", l), strides...))
	}
	for b := range c.Blocks {
		for _, side := range []string{"a", "b"} {
			s.dims = append(s.dims,
				space.Labels(fmt.Sprintf("input[%d]%s", b, side), inputLabels(b)...),
				space.Labels(fmt.Sprintf("op[%d]%s", b, side), c.Ops...))
		}
	}
	s.traits = space.Traits{
		Size:      s.paths() * s.cells(),
		Canonical: s.canonical,
		Sample:    s.sample,
		Cross:     s.cross,
		Text:      s.text,
		Parse:     s.parse,
		Draw:      s.draw,
	}
	return s, nil
}

// inputLabels names what block b may read.
func inputLabels(b int) []string {
	list := []string{"before", "last"}
	for i := range b {
		list = append(list, fmt.Sprintf("block%d", i))
	}
	return list
}

// Register makes the published space known to [space.New].
func Register() {
	space.Register(Name, func() (space.Space, error) { return New(Name, Config{}) })
}

// Name returns the space's name.
func (s *Space) Name() string { return s.name }

// Config returns a copy of the shape, defaults put in.
func (s *Space) Config() Config { return s.config.filled() }

// Dims lists the decisions: the strides of layers 2 and up, then for each block
// its first input and operation and its second.
func (s *Space) Dims() []space.Dim { return s.dims }

// Traits returns what the space brings beyond its decisions.
func (s *Space) Traits() *space.Traits { return &s.traits }

// Check returns nil for genes in range whose strides change by at most one level
// from layer to layer.
func (s *Space) Check(a space.Arch) error {
	if err := space.CheckGenes(s.name, s.dims, a); err != nil {
		return err
	}
	level := 0
	for i, next := range a.Genes[:s.config.Layers-1] {
		if !near(level, next) {
			return fmt.Errorf("autodeeplab: layer %d works at stride %d and layer %d at %d; they may be one level apart",
				i+1, s.config.Strides[level], i+2, s.config.Strides[next])
		}
		level = next
	}
	return nil
}

// near reports whether two levels are at most one apart.
func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// String gives the name and the size.
func (s *Space) String() string {
	return fmt.Sprintf("space %s: %g paths, %.4g cells, %.4g architectures", s.name, s.paths(), s.cells(), s.traits.Size)
}

// cells counts the spellings of the cell.
func (s *Space) cells() float64 {
	n := 1.0
	for b := range s.config.Blocks {
		one := float64(2+b) * float64(len(s.config.Ops))
		n *= one * one
	}
	return n
}

// levels are those of all layers, the first included.
func (s *Space) levels(a space.Arch) []int {
	return append([]int{0}, a.Genes[:s.config.Layers-1]...)
}
