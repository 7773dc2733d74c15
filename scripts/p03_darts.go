//go:build ignore

// p03_darts draws the figure of differentiable search in the survey "Neural
// Architecture Search: Insights from 1000 Papers" (arXiv:2301.08727), relax, train,
// discretise, from a small search that is really made (DARTS of first order, Liu et
// al., ICLR 2019). Run it from the root of the repository:
//
//	go run scripts/p03_darts.go [-out figures] [-seed 1] [-steps 800] [-smoke]
//
// The cell has an input of two numbers, two inner nodes and an output of eight units;
// each of its six edges mixes four operations by a softmax over its alphas: none,
// skip, a linear layer with tanh, one with ReLU. A linear layer maps the input to the
// first node's width and the last node to the two classes. The task is two spirals,
// half of the points for the weights and half for the alphas, which take steps in
// turn by Adam. It is no image network: what is searched for is small enough for
// plain Go. Every edge is kept; DARTS itself keeps the two strongest of each node.
//
// What to see in p03_darts.png: at first all operations have a share of 0.25; then
// the alphas prefer some; at last each edge keeps its strongest operation but none.
// p03_darts_shares.png has the shares step by step, p03_darts_accuracy.csv the
// accuracy on 1,000 fresh points of the mixture, of the discrete cell with the
// weights it inherits, and of the same cell trained anew.
package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"naslab/engine/backprop"
	"naslab/engine/figure"
	"naslab/engine/seed"
	"naslab/engine/table"
)

const width = 8 // of every node

var (
	ops   = []string{"none", "skip", "tanh", "relu"}
	edges = [][2]int{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}}
	nodes = []string{"input", "node 1", "node 2", "output"}
)

func main() {
	out := flag.String("out", "figures", "folder of the files")
	root := flag.Uint64("seed", 1, "seed of the data, the weights and the batches")
	steps := flag.Int("steps", 800, "steps of the search")
	smoke := flag.Bool("smoke", false, "a search of 60 steps, to see that it works")
	flag.Parse()
	if *smoke {
		*steps = 60
	}
	if err := run(*out, *root, *steps); err != nil {
		fmt.Fprintln(os.Stderr, "p03_darts:", err)
		os.Exit(1)
	}
}

// cell is the relaxed cell: weights first, then one alpha per edge and operation.
type cell struct {
	stem, head []float64   // 3 x width, (width+1) x 2
	linear     [][]float64 // of edges and operations: (width+1) x width
	alphas     []float64
}

func newCell(rng *rand.Rand) *cell {
	normal := func(n, in int) []float64 {
		w := make([]float64, n)
		for i := range w[:n-n/(in+1)] {
			w[i] = rng.NormFloat64() * math.Sqrt(1.5/float64(in))
		}
		return w
	}
	c := &cell{stem: normal(3*width, 2), head: normal((width+1)*2, width), alphas: make([]float64, len(edges)*len(ops))}
	for range len(edges) * len(ops) {
		c.linear = append(c.linear, normal((width+1)*width, width))
	}
	return c
}

// shares are the softmax of an edge's alphas.
func (c *cell) shares(e int) []float64 {
	p, sum := make([]float64, len(ops)), 0.0
	for o := range p {
		p[o] = math.Exp(c.alphas[e*len(ops)+o])
		sum += p[o]
	}
	for o := range p {
		p[o] /= sum
	}
	return p
}

// affine is y = xW + b; W has one row per input, the last row is b.
func affine(w, x []float64, out int) []float64 {
	y := append([]float64(nil), w[len(x)*out:]...)
	for i, v := range x {
		for o := range out {
			y[o] += v * w[i*out+o]
		}
	}
	return y
}

// affineBack adds to the gradients of w and x.
func affineBack(w, x, dy, gw, gx []float64) {
	out := len(dy)
	for o, d := range dy {
		gw[len(x)*out+o] += d
	}
	for i, v := range x {
		for o, d := range dy {
			gw[i*out+o] += v * d
			if gx != nil {
				gx[i] += d * w[i*out+o]
			}
		}
	}
}

// grads returns the loss of one point, whether it is classified rightly, and adds
// to the gradients in g, which may be nil.
func (c *cell) grads(x []float64, label int, share [][]float64, g *cell) (float64, bool) {
	values := make([][]float64, len(nodes))
	values[0] = affine(c.stem, x, width)
	made := make([][]float64, len(c.linear)) // what each operation gives
	for n := 1; n < len(nodes); n++ {
		values[n] = make([]float64, width)
		for e, edge := range edges {
			if edge[1] != n {
				continue
			}
			for o, name := range ops {
				k, in := e*len(ops)+o, values[edge[0]]
				if share[e][o] == 0 || name == "none" {
					continue
				}
				made[k] = in
				if name != "skip" {
					made[k] = affine(c.linear[k], in, width)
					for i, v := range made[k] {
						if made[k][i] = math.Tanh(v); name == "relu" {
							made[k][i] = max(0, v)
						}
					}
				}
				for i, v := range made[k] {
					values[n][i] += share[e][o] * v
				}
			}
		}
	}
	logits := affine(c.head, values[3], 2)
	margin := logits[label] - logits[1-label]
	loss := math.Log1p(math.Exp(-margin))
	if g == nil {
		return loss, margin > 0
	}
	slope := 1 / (1 + math.Exp(margin))
	dl := []float64{slope, slope}
	dl[label] = -slope
	back := make([][]float64, len(nodes))
	for n := range back {
		back[n] = make([]float64, width)
	}
	affineBack(c.head, values[3], dl, g.head, back[3])
	for e := len(edges) - 1; e >= 0; e-- {
		from, d := edges[e][0], back[edges[e][1]]
		by := make([]float64, len(ops)) // the loss by the shares
		for o, name := range ops {
			k := e*len(ops) + o
			if made[k] == nil {
				continue
			}
			dy := make([]float64, width)
			for i, v := range made[k] {
				by[o] += d[i] * v
				dy[i] = share[e][o] * d[i]
				switch {
				case name == "tanh":
					dy[i] *= 1 - v*v
				case name == "relu" && v <= 0:
					dy[i] = 0
				case name == "skip":
					back[from][i] += dy[i]
				}
			}
			if name != "skip" {
				affineBack(c.linear[k], values[from], dy, g.linear[k], back[from])
			}
		}
		mean := 0.0
		for o := range ops {
			mean += share[e][o] * by[o]
		}
		for o := range ops {
			g.alphas[e*len(ops)+o] += share[e][o] * (by[o] - mean)
		}
	}
	affineBack(c.stem, x, back[0], g.stem, nil)
	return loss, margin > 0
}

// flat lists all weights without the alphas.
func (c *cell) flat() [][]float64 { return append([][]float64{c.stem, c.head}, c.linear...) }

type point struct {
	x     []float64
	label int
}

// spirals are two arms that wind round each other.
func spirals(n int, rng *rand.Rand) []point {
	list := make([]point, n)
	for i := range list {
		t, label := 0.3+2.7*rng.Float64(), rng.IntN(2)
		angle := 2.2*t + math.Pi*float64(label)
		x := []float64{t*math.Cos(angle)/2 + 0.06*rng.NormFloat64(), t*math.Sin(angle)/2 + 0.06*rng.NormFloat64()}
		list[i] = point{x, label}
	}
	return list
}

func (c *cell) all() [][]float64 {
	list := make([][]float64, len(edges))
	for e := range edges {
		list[e] = c.shares(e)
	}
	return list
}

func accuracy(c *cell, share [][]float64, data []point) float64 {
	right := 0
	for _, p := range data {
		if _, ok := c.grads(p.x, p.label, share, nil); ok {
			right++
		}
	}
	return float64(right) / float64(len(data))
}

// trainer takes steps of Adam on a cell.
type trainer struct {
	c       *cell
	weights []*backprop.Adam
	alphas  *backprop.Adam
	rng     *rand.Rand
}

func newTrainer(c *cell, rng *rand.Rand) *trainer {
	t := &trainer{c: c, alphas: backprop.NewAdam(len(c.alphas), 3e-3), rng: rng}
	t.alphas.Beta1 = 0.5
	for _, w := range c.flat() {
		t.weights = append(t.weights, backprop.NewAdam(len(w), 5e-3))
	}
	return t
}

// step moves the weights, or the alphas, by a batch.
func (t *trainer) step(data []point, share [][]float64, alphas bool) {
	const batch = 32
	g := newCell(t.rng)
	for _, w := range append(g.flat(), g.alphas) {
		clear(w)
	}
	for range batch {
		p := data[t.rng.IntN(len(data))]
		t.c.grads(p.x, p.label, share, g)
	}
	for _, w := range append(g.flat(), g.alphas) {
		for i := range w {
			w[i] /= batch
		}
	}
	if alphas {
		for i, a := range t.c.alphas { // weight decay as published
			g.alphas[i] += 1e-3 * a
		}
		t.alphas.Step(t.c.alphas, g.alphas)
		return
	}
	for i, w := range g.flat() {
		t.weights[i].Step(t.c.flat()[i], w)
	}
}

func run(out string, root uint64, steps int) error {
	s := seed.New(root)
	data := s.Rand("data")
	train, valid, fresh := spirals(400, data), spirals(400, data), spirals(1000, data)
	c := newCell(s.Rand("weights"))
	t := newTrainer(c, s.Rand("batches"))
	var history [][][]float64
	for range steps {
		history = append(history, c.all())
		t.step(valid, c.all(), true)
		t.step(train, c.all(), false)
	}
	last := c.all()
	history = append(history, last)
	discrete := kept(last)
	alone := newCell(s.Rand("weights"))
	again := newTrainer(alone, s.Rand("again"))
	for range steps {
		again.step(train, discrete, false)
	}
	scores := table.New("accuracy on 1,000 fresh points", "cell", "accuracy")
	scores.Add("the mixture", accuracy(c, last, fresh))
	scores.Add("discrete, weights inherited", accuracy(c, discrete, fresh))
	scores.Add("discrete, trained anew", accuracy(alone, discrete, fresh))
	fmt.Println(scores.Render(0))
	return draw(out, history, discrete, scores)
}

// kept has a share of 1 for the strongest operation of each edge but none.
func kept(share [][]float64) [][]float64 {
	list := make([][]float64, len(share))
	for e, p := range share {
		best := 1
		for o := 2; o < len(ops); o++ {
			if p[o] > p[best] {
				best = o
			}
		}
		list[e] = make([]float64, len(ops))
		list[e][best] = 1
	}
	return list
}

func draw(out string, history [][][]float64, discrete [][]float64, scores *table.Table) error {
	steps := len(history) - 1
	d := figure.Diagram{Title: "Differentiable search: relax, train, discretise", Parts: []figure.Part{
		part("Relaxed: every edge mixes all operations", history[0]),
		part(fmt.Sprintf("Trained: shares after %d steps", steps), history[steps]),
		part("Discretised: the strongest operation of each edge", discrete),
	}, Note: fmt.Sprintf("DARTS of first order on two spirals, dense operations of %d units. Operations with a share below 0.1 are left out of the second cell. Accuracy on fresh points: mixture %.3f, discrete with inherited weights %.3f, trained anew %.3f.",
		width, scores.Rows[0][1], scores.Rows[1][1], scores.Rows[2][1])}
	files, err := d.Save(filepath.Join(out, "p03_darts"))
	if err != nil {
		return err
	}
	f := figure.Figure{Title: "Shares of the operations on each edge", Columns: 3, Height: 1.3}
	for e, edge := range edges {
		p := figure.Panel{Title: nodes[edge[0]] + " to " + nodes[edge[1]], X: figure.Axis{Label: "step"}, Y: figure.Axis{Label: "share", Min: 0, Max: 1}}
		for o, name := range ops {
			series := figure.Series{Name: name, Kind: figure.Line}
			for i := 0; i <= steps; i += max(1, steps/100) {
				series.X, series.Y = append(series.X, float64(i)), append(series.Y, history[i][e][o])
			}
			p.Series = append(p.Series, series)
		}
		f.Panels = append(f.Panels, p)
	}
	more, err := f.Save(filepath.Join(out, "p03_darts_shares"))
	if err != nil {
		return err
	}
	path := filepath.Join(out, "p03_darts_accuracy.csv")
	w, err := os.Create(path)
	if err != nil {
		return err
	}
	defer w.Close()
	fmt.Println(strings.Join(append(append(files, more...), path), "\n"))
	return scores.CSV(w)
}

// part is the cell with the operations that have a share.
func part(title string, share [][]float64) figure.Part {
	p := figure.Part{Title: title}
	for i, n := range nodes {
		kind := "sum"
		if i == 0 {
			kind = "input"
		} else if i == len(nodes)-1 {
			kind = "output"
		}
		p.Boxes = append(p.Boxes, figure.Box{Label: n, Kind: kind})
	}
	for e, edge := range edges {
		for o, name := range ops {
			if share[e][o] < 0.1 {
				continue
			}
			p.Arrows = append(p.Arrows, figure.Arrow{From: edge[0], To: edge[1], Label: name, Share: share[e][o]})
		}
	}
	return p
}
