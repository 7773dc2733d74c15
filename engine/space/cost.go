package space

import (
	"fmt"
	"slices"
)

// Cost is the size and the work of a network.
type Cost struct {
	Params int64 // trainable numbers
	MACs   int64 // multiply-accumulates of convolutions and matrix products, for one input
}

// String gives both in millions.
func (c Cost) String() string {
	return fmt.Sprintf("%.4g M parameters, %.4g M multiply-accumulates", float64(c.Params)/1e6, float64(c.MACs)/1e6)
}

// free lists the operations that have no parameters and no products.
var free = []string{
	"image", "tokens", "frames", "state", "relu", "relu6", "leaky_relu", "hswish", "hsigmoid", "sigmoid", "tanh",
	"avgpool", "maxpool", "globalpool", "upsample", "noise",
	"zero", "identity", "add", "mul", "blend", "concat", "slice", "shuffle", "output",
}

// Cost adds up parameters and multiply-accumulates over the network's nodes. An
// operation that is none of those of package space's graphs is an error.
func (g *Graph) Cost() (Cost, error) {
	var sum Cost
	for i, n := range g.Nodes {
		c, err := n.cost()
		if err != nil {
			return Cost{}, fmt.Errorf("space: cost: node %d: %w", i, err)
		}
		sum.Params += c.Params
		sum.MACs += c.MACs
	}
	return sum, nil
}

func (n Node) cost() (Cost, error) {
	at := func(key string) int64 { return int64(n.Attr[key]) }
	many := max(at("context"), 1) // tokens that pass a layer of a language model
	switch n.Op {
	case "conv":
		weights := at("kernel") * at("kernel") * at("in") / max(at("groups"), 1) * at("channels")
		return Cost{weights + at("bias")*at("channels"), weights * at("size") * at("size")}, nil
	case "conv1d":
		weights := at("kernel") * at("in") / max(at("groups"), 1) * at("channels")
		return Cost{weights + at("bias")*at("channels"), weights * many}, nil
	case "lstm":
		weights := 4 * at("channels") * (at("in") + at("channels"))
		return Cost{weights + 8*at("channels"), weights * many}, nil
	case "batchnorm":
		return Cost{2 * at("channels"), 0}, nil
	case "norm":
		return Cost{2 * at("width"), 0}, nil
	case "linear":
		weights := at("in") * at("channels")
		return Cost{weights + at("bias")*at("channels"), weights * many}, nil
	case "embedding":
		return Cost{at("vocab") * at("width"), 0}, nil
	case "head":
		return n.head(), nil
	case "mlp":
		weights := 2 * at("width") * at("hidden")
		return Cost{weights + at("bias")*(at("hidden")+at("width")), weights * many}, nil
	case "attention":
		return n.attention(), nil
	}
	if slices.Contains(free, n.Op) {
		return Cost{}, nil
	}
	return Cost{}, fmt.Errorf("nobody has said what %q costs", n.Op)
}

// head is the output layer of a language model, whose weights are those of the
// embedding when "tied" is 1.
func (n Node) head() Cost {
	weights := int64(n.Attr["vocab"] * n.Attr["width"])
	c := Cost{weights, weights * max(int64(n.Attr["context"]), 1)}
	if n.Attr["tied"] == 1 {
		c.Params = 0
	}
	return c
}

// attention projects "context" tokens of "width" to queries, and "memory" tokens
// of "memory_width" (those same tokens where it is 0) to keys and values.
func (n Node) attention() Cost {
	at := func(key string) int64 { return int64(n.Attr[key]) }
	inner, width, bias := at("heads")*at("head_size"), at("width"), at("bias")
	t := max(at("context"), 1)
	m, mw := at("memory"), at("memory_width")
	if mw == 0 {
		m, mw = t, width
	}
	params := inner*(width+bias) + 2*inner*(mw+bias) + width*(inner+bias)
	return Cost{params, t*2*inner*width + m*2*inner*mw + 2*t*m*inner}
}
