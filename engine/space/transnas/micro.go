package transnas

import (
	"fmt"
	"strings"
	"sync"

	"naslab/engine/space"
)

// Operations of the cell, in the order of the benchmark's digits.
const (
	None = iota
	Skip
	Conv1x1
	Conv3x3
)

var ops = []string{"none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3"}

// edges are those of the genes.
var edges = []space.Edge{{From: 0, To: 1}, {From: 0, To: 2}, {From: 1, To: 2}, {From: 0, To: 3}, {From: 1, To: 3}, {From: 2, To: 3}}

// UniqueCells is the number of cells that build different networks, by the rule
// of [space.EdgeFunction].
const UniqueCells = 1236

// cellPrefix stands before the digits of a cell in the field's string: base
// channels and skeleton.
const cellPrefix = "64-41414-"

// Micro is the space of cells. Make it with [NewMicro].
type Micro struct {
	*space.Funcs
	unique func() *[4096]int16
}

// NewMicro makes the space of cells.
func NewMicro() *Micro {
	var dims []space.Dim
	for _, e := range edges {
		dims = append(dims, space.Labels(fmt.Sprintf("op[%d<-%d]", e.To, e.From), ops...))
	}
	m := &Micro{unique: sync.OnceValue(classes)}
	f, err := space.NewFuncs("transnas/micro", dims, nil, func(a space.Arch) (*space.Graph, error) { return m.Network(a, Net{}) })
	if err != nil {
		panic(err) // the decisions above are sound
	}
	m.Funcs = f.With(space.Traits{
		Unique: UniqueCells, Canonical: m.canonical, Text: m.text, Parse: m.parse, Draw: m.draw,
		Cells: &space.Cells{
			Labels: append(append([]string{"input"}, ops...), "output"), Nodes: 8,
			MinPath: 1, MaxPath: 3, Truncate: 2, Graph: cell, Arch: fromCell,
		},
	})
	return m
}

func (m *Micro) text(a space.Arch) (string, error) {
	k := a.Key()
	return cellPrefix + k[:1] + "_" + k[1:3] + "_" + k[3:], nil
}

func (m *Micro) parse(text string) (space.Arch, error) {
	rest, ok := strings.CutPrefix(text, cellPrefix)
	if !ok || len(rest) != 8 || rest[1] != '_' || rest[4] != '_' {
		return space.Arch{}, fmt.Errorf("transnas: want a cell such as %s1_02_333, got %q", cellPrefix, text)
	}
	return m.FromDigits(strings.ReplaceAll(rest, "_", ""))
}

// FromDigits reads the six digits that the benchmark's tables key cells by; they
// are the genes, so [space.Arch.Key] prints them.
func (m *Micro) FromDigits(key string) (space.Arch, error) { return space.Parse(m, m.Name()+":"+key) }

// function describes what a cell computes; see [space.EdgeFunction].
func function(genes []int) string {
	var names [6]string
	for i, g := range genes {
		names[i] = []string{"none", "skip", "1", "3"}[g]
	}
	return space.EdgeFunction(edges, names[:])
}

// classes holds for each cell, its digits read in base 4, the first that builds
// the same network.
func classes() *[4096]int16 {
	var first [4096]int16
	known := map[string]int16{}
	for n := range first {
		f := function(digits(n))
		if _, ok := known[f]; !ok {
			known[f] = int16(n)
		}
		first[n] = known[f]
	}
	return &first
}

func digits(n int) []int {
	genes := make([]int, 6)
	for i := 5; i >= 0; i-- {
		genes[i] = n % 4
		n /= 4
	}
	return genes
}

func (m *Micro) canonical(a space.Arch) (space.Arch, error) {
	n := 0
	for _, g := range a.Genes {
		n = 4*n + g
	}
	return space.Arch{Space: m.Name(), Genes: digits(int(m.unique()[n]))}, nil
}

func (m *Micro) draw(a space.Arch) ([]space.Drawing, error) {
	text, err := m.text(a)
	if err != nil {
		return nil, err
	}
	d := space.Drawing{Title: text}
	for i, label := range []string{"in", "1", "2", "out"} {
		d.Node(label, []string{"input", "sum", "sum", "output"}[i])
	}
	for i, e := range edges {
		if op := a.Genes[i]; op != None {
			d.Edge(e.From, e.To, []string{Skip: "skip", Conv1x1: "conv 1x1", Conv3x3: "conv 3x3"}[op])
		}
	}
	return []space.Drawing{d}, nil
}
