package nb101

import "naslab/engine/space"

// Sizes of the network that the benchmark trained on CIFAR-10.
const (
	stemChannels = 128 // channels after the first convolution
	stacks       = 3   // channels double and the image halves between them
	perStack     = 3   // cells of a stack
	imageSize    = 32  // height and width of the image
	classes      = 10
)

// Cost counts the benchmark's network of the cell: a 3x3 convolution to 128
// channels, three stacks of three cells, maximum pooling and twice the channels
// between stacks, the mean over the image, and a linear layer of ten outputs.
// Convolutions have no bias; a batch norm of two numbers per channel follows
// each.
func (c Cell) Cost() (space.Cost, error) {
	if err := c.Check(); err != nil {
		return space.Cost{}, err
	}
	c = c.keep(c.live())
	var total space.Cost
	addConv(&total, 3, 3, stemChannels, imageSize)
	channels, size := stemChannels, imageSize
	for stack := range stacks {
		in := channels
		if stack > 0 {
			channels, size = 2*channels, size/2
		}
		for range perStack {
			c.count(&total, in, channels, size)
			in = channels
		}
	}
	total.Params += int64(channels+1) * classes
	total.MACs += int64(channels) * classes
	return total, nil
}

// addConv counts a convolution and its batch norm.
func addConv(t *space.Cost, kernel, in, out, size int) {
	weights := int64(kernel * kernel * in * out)
	t.Params += weights + int64(2*out)
	t.MACs += weights * int64(size*size)
}

// count counts one copy of the pruned cell: the operations, and a 1x1
// convolution wherever the input leads to.
func (c Cell) count(t *space.Cost, in, out, size int) {
	ch := c.channels(in, out)
	for v := 1; v < c.N; v++ {
		if c.Edge(0, v) {
			addConv(t, 1, in, ch[v], size)
		}
		switch {
		case v == c.N-1:
		case c.Ops[v-1] == Conv3x3:
			addConv(t, 3, ch[v], ch[v], size)
		case c.Ops[v-1] == Conv1x1:
			addConv(t, 1, ch[v], ch[v], size)
		}
	}
}

// channels returns the channels of every vertex of a pruned cell with the given
// channels in and out. The vertices that the output joins share its channels,
// the first ones taking one more each where they do not divide; any other
// vertex has as many as the largest of those it feeds.
func (c Cell) channels(in, out int) [MaxVertices]int {
	var ch [MaxVertices]int
	last := c.N - 1
	ch[0], ch[last] = in, out
	joined := 0
	for v := 1; v < last; v++ {
		if c.Edge(v, last) {
			joined++
		}
	}
	if joined == 0 {
		return ch
	}
	share, rest := out/joined, out%joined
	for v := 1; v < last; v++ {
		if c.Edge(v, last) {
			ch[v] = share
			if rest > 0 {
				ch[v]++
				rest--
			}
		}
	}
	for v := last - 1; v > 0; v-- {
		if c.Edge(v, last) {
			continue
		}
		for to := v + 1; to < last; to++ {
			if c.Edge(v, to) {
				ch[v] = max(ch[v], ch[to])
			}
		}
	}
	return ch
}
