package space

// The methods of this file append the layers that networks on images are made
// of. Each returns the new node's index. Every such node has the attributes
// "channels" and "size" of what it gives: a square picture of size x size, or a
// vector when size is 1. Layers pad, so that only a stride changes the size.

// Image appends the input "image".
func (g *Graph) Image(channels, size int) int {
	return g.Node("image", attrs(channels, size))
}

// Conv appends "conv", a convolution without bias, with attributes "in",
// "kernel", "stride" and "groups".
func (g *Graph) Conv(x, channels, kernel, stride, groups int) int {
	in := g.Channels(x)
	a := attrs(channels, g.Size(x)/stride+boolInt(g.Size(x)%stride > 0))
	a["in"], a["kernel"], a["stride"], a["groups"] = float64(in), float64(kernel), float64(stride), float64(groups)
	return g.Node("conv", a, x)
}

// Dilated appends "conv" as [Graph.Conv] does, with the attribute "dilation".
func (g *Graph) Dilated(x, channels, kernel, stride, groups, dilation int) int {
	id := g.Conv(x, channels, kernel, stride, groups)
	g.Nodes[id].Attr["dilation"] = float64(dilation)
	return id
}

// Norm appends "batchnorm", a batch normalisation with weight and bias.
func (g *Graph) Norm(x int) int { return g.Node("batchnorm", attrs(g.Channels(x), g.Size(x)), x) }

// Act appends an activation: "relu", "relu6", "hswish", "hsigmoid".
func (g *Graph) Act(name string, x int) int {
	return g.Node(name, attrs(g.Channels(x), g.Size(x)), x)
}

// Pool appends "avgpool" or "maxpool" with attributes "kernel" and "stride".
// Padding does not enter the average.
func (g *Graph) Pool(name string, x, kernel, stride int) int {
	a := attrs(g.Channels(x), g.Size(x)/stride+boolInt(g.Size(x)%stride > 0))
	a["kernel"], a["stride"] = float64(kernel), float64(stride)
	return g.Node(name, a, x)
}

// GlobalPool appends "globalpool", the mean over the picture.
func (g *Graph) GlobalPool(x int) int { return g.Node("globalpool", attrs(g.Channels(x), 1), x) }

// Linear appends "linear", a fully connected layer with attributes "in" and
// "bias" (0 or 1).
func (g *Graph) Linear(x, channels int, bias bool) int {
	a := attrs(channels, 1)
	a["in"], a["bias"] = float64(g.Channels(x)), float64(boolInt(bias))
	return g.Node("linear", a, x)
}

// Zero appends "zero": the picture that x would have after a stride, all 0.
func (g *Graph) Zero(x, channels, stride int) int {
	a := attrs(channels, g.Size(x)/stride+boolInt(g.Size(x)%stride > 0))
	a["stride"] = float64(stride)
	return g.Node("zero", a, x)
}

// Identity appends "identity", which gives what it gets.
func (g *Graph) Identity(x int) int { return g.Node("identity", attrs(g.Channels(x), g.Size(x)), x) }

// Sum appends "add" over pictures of one shape; of a single one it is that one.
func (g *Graph) Sum(xs ...int) int {
	if len(xs) == 1 {
		return xs[0]
	}
	return g.Node("add", attrs(g.Channels(xs[0]), g.Size(xs[0])), xs...)
}

// Scale appends "mul": each channel of x times the number that gate has for it.
func (g *Graph) Scale(x, gate int) int {
	return g.Node("mul", attrs(g.Channels(x), g.Size(x)), x, gate)
}

// Concat appends "concat", which puts the channels side by side.
func (g *Graph) Concat(xs ...int) int {
	sum := 0
	for _, x := range xs {
		sum += g.Channels(x)
	}
	return g.Node("concat", attrs(sum, g.Size(xs[0])), xs...)
}

// Channels returns the channels that node x gives.
func (g *Graph) Channels(x int) int { return int(g.Nodes[x].Attr["channels"]) }

// Size returns the height, and width, of the picture that node x gives.
func (g *Graph) Size(x int) int { return int(g.Nodes[x].Attr["size"]) }

func attrs(channels, size int) map[string]float64 {
	return map[string]float64{"channels": float64(channels), "size": float64(size)}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Shuffle appends "shuffle", which deals the channels of each of the groups out
// in turn, so that the next grouped convolution mixes them.
func (g *Graph) Shuffle(x, groups int) int {
	a := attrs(g.Channels(x), g.Size(x))
	a["groups"] = float64(groups)
	return g.Node("shuffle", a, x)
}

// Bias gives node x, a convolution, a bias.
func (g *Graph) Bias(x int) int {
	g.Nodes[x].Attr["bias"] = 1
	return x
}
