package hierarchical

import (
	"fmt"

	"naslab/engine/space"
)

// Sizes of the network that [Space.Graph] builds.
const (
	channels  = 16
	imageSize = 32
	copies    = 3 // cells, with a 3x3 convolution of stride 2 before all but the first
	classes   = 10
)

// Graph returns a network for 32 x 32 images: a 3x3 convolution to 16 channels,
// three copies of the cell, the second and third after a 3x3 convolution of
// stride 2 that doubles the channels, the mean over the image, a linear layer.
// Every operation of a motif is a node of its own, convolutions with batch norm
// and ReLU.
func (s *Space) Graph(a space.Arch) (*space.Graph, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	motifs, cell := s.split(a.Genes)
	cell = cell.live(motifs)
	for i := range motifs {
		motifs[i] = motifs[i].trimmed()
	}
	g := &space.Graph{}
	x := unit(g, g.Conv(g.Image(3, imageSize), channels, 3, 1, 1))
	for i := range copies {
		if i > 0 {
			x = unit(g, g.Conv(x, 2*g.Channels(x), 3, 2, 1))
		}
		x = cell.build(x, g.Sum, func(x, label int) int {
			return motifs[label-1].build(x, g.Sum, func(x, label int) int { return apply(g, x, s.config.Primitives[label-1]) })
		})
	}
	g.Linear(g.GlobalPool(x), classes, true)
	return g, nil
}

// build makes the nodes of a motif that reads x, one after the other: edge makes
// what an edge brings and sum adds up. It returns the output.
func (m motif) build(x int, sum func(...int) int, edge func(x, label int) int) int {
	outs := make([]int, m.nodes)
	outs[0] = x
	for to := 1; to < m.nodes; to++ {
		var terms []int
		for from := range to {
			if label := m.at(from, to); label > 0 {
				terms = append(terms, edge(outs[from], label))
			}
		}
		if len(terms) > 0 {
			outs[to] = sum(terms...)
		}
	}
	return outs[m.nodes-1]
}

// unit appends batch norm and ReLU.
func unit(g *space.Graph, x int) int { return g.Act("relu", g.Norm(x)) }

func apply(g *space.Graph, x int, op string) int {
	w := g.Channels(x)
	switch op {
	case "conv1x1":
		return unit(g, g.Conv(x, w, 1, 1, 1))
	case "dwconv3x3":
		return unit(g, g.Conv(x, w, 3, 1, w))
	case "sepconv3x3":
		return unit(g, g.Conv(g.Conv(x, w, 3, 1, w), w, 1, 1, 1))
	case "maxpool3x3":
		return g.Pool("maxpool", x, 3, 1)
	case "avgpool3x3":
		return g.Pool("avgpool", x, 3, 1)
	}
	return g.Identity(x)
}

// cells shows one copy of the cell as a graph of primitives, each reading all
// that its node adds up.
func (s *Space) cells() *space.Cells {
	return &space.Cells{
		Labels:  append(append([]string{"input"}, s.config.Primitives...), "output"),
		Nodes:   2 + edgeCount(s.config.MotifNodes)*edgeCount(s.config.CellNodes),
		MinPath: 1, Truncate: 3,
		Graph: func(a space.Arch) (space.Cell, error) {
			motifs, cell := s.split(a.Genes)
			cell = cell.live(motifs)
			f := flat{cell: space.Cell{Ops: []int{0}}, sums: [][]int{{0}}}
			out := cell.build(0, f.sum, func(x, label int) int {
				return motifs[label-1].trimmed().build(x, f.sum, f.op)
			})
			f.op(out, len(s.config.Primitives)+1)
			return f.cell, nil
		},
	}
}

// flat collects primitives; values are sums, sums[v] listing the nodes that value
// v adds up.
type flat struct {
	cell space.Cell
	sums [][]int
}

func (f *flat) sum(terms ...int) int {
	var all []int
	for _, t := range terms {
		all = append(all, f.sums[t]...)
	}
	f.sums = append(f.sums, all)
	return len(f.sums) - 1
}

func (f *flat) op(x, label int) int {
	at := len(f.cell.Ops)
	f.cell.Ops = append(f.cell.Ops, label)
	for _, from := range f.sums[x] {
		f.cell.Edges = append(f.cell.Edges, space.Edge{From: from, To: at})
	}
	f.sums = append(f.sums, []int{at})
	return len(f.sums) - 1
}

// draw gives a picture of the cell and one of each motif in it.
func (s *Space) draw(a space.Arch) ([]space.Drawing, error) {
	motifs, cell := s.split(a.Genes)
	cell = cell.live(motifs)
	names := make([]string, s.config.Motifs)
	for i := range names {
		names[i] = fmt.Sprintf("motif %d", i)
	}
	list := []space.Drawing{cell.draw("cell", names)}
	for i, m := range motifs {
		for _, label := range cell.edges {
			if label == i+1 {
				list = append(list, m.trimmed().draw(names[i], s.config.Primitives))
				break
			}
		}
	}
	return list, nil
}

// draw leaves out nodes that no edge touches.
func (m motif) draw(title string, labels []string) space.Drawing {
	d := space.Drawing{Title: title}
	place := map[int]int{0: d.Node("input", "input")}
	for to := 1; to < m.nodes; to++ {
		for from := range to {
			label := m.at(from, to)
			if label == 0 {
				continue
			}
			if _, ok := place[to]; !ok {
				kind, name := "sum", "sum"
				if to == m.nodes-1 {
					kind, name = "output", "output"
				}
				place[to] = d.Node(name, kind)
			}
			d.Edge(place[from], place[to], labels[label-1])
		}
	}
	return d
}
