package predict

import (
	"encoding/binary"
	"math"
	"slices"

	"naslab/engine/space"
)

// wl counts the Weisfeiler-Lehman labels of architectures' graphs. At level 0 a
// node's label is its operation; at each further level it stands for the label
// of the level below together with those of the nodes that lead to it and of
// the nodes it leads to. Two graphs are alike at a level when they have the same
// labels equally often.
//
// Shervashidze, Schweitzer, van Leeuwen, Mehlhorn, Borgwardt,
// "Weisfeiler-Lehman graph kernels", JMLR 12 (2011).
type wl struct {
	code   space.Encoding // "gcn"
	levels int
	ids    map[string]int // labels of all levels by what they stand for
}

// histogram is how often each label occurs, per level, sorted by label.
type histogram [][]labelCount

type labelCount struct{ label, count int }

func newWL(s space.Space, levels int) (*wl, error) {
	code, err := space.FindEncoding(s, "gcn")
	return &wl{code, levels, map[string]int{}}, err
}

// label returns the number that stands for a text.
func (w *wl) label(text []byte) int {
	id, known := w.ids[string(text)]
	if !known {
		id = len(w.ids)
		w.ids[string(text)] = id
	}
	return id
}

// count returns the histograms of a.
func (w *wl) count(a space.Arch) (histogram, error) {
	x, err := w.code.Encode(a)
	if err != nil {
		return nil, err
	}
	nodes, features := w.code.Nodes, w.code.Features
	adjacency := x[nodes*features:]
	labels := make([]int, nodes)
	for i := range labels {
		labels[i] = slices.Index(x[i*features:(i+1)*features], 1) // -1: no node
		if labels[i] >= 0 {
			labels[i] = w.label(binary.AppendVarint([]byte{0}, int64(labels[i])))
		}
	}
	all := histogram{tally(labels)}
	for level := 1; level <= w.levels; level++ {
		labels = w.refine(labels, adjacency, level)
		all = append(all, tally(labels))
	}
	return all, nil
}

// refine returns the labels of the next level.
func (w *wl) refine(labels []int, adjacency []float64, level int) []int {
	n := len(labels)
	next := make([]int, n)
	for i, own := range labels {
		if own < 0 {
			next[i] = -1
			continue
		}
		var from, to []int
		for j := range n {
			if adjacency[j*n+i] != 0 && labels[j] >= 0 && j != i {
				from = append(from, labels[j])
			}
			if adjacency[i*n+j] != 0 && labels[j] >= 0 && j != i {
				to = append(to, labels[j])
			}
		}
		slices.Sort(from)
		slices.Sort(to)
		text := binary.AppendVarint([]byte{byte(level)}, int64(own))
		for _, list := range [][]int{from, to} {
			text = binary.AppendVarint(text, int64(len(list)))
			for _, l := range list {
				text = binary.AppendVarint(text, int64(l))
			}
		}
		next[i] = w.label(text)
	}
	return next
}

func tally(labels []int) []labelCount {
	sorted := slices.Sorted(slices.Values(labels))
	var list []labelCount
	for _, l := range sorted {
		switch {
		case l < 0:
		case len(list) > 0 && list[len(list)-1].label == l:
			list[len(list)-1].count++
		default:
			list = append(list, labelCount{l, 1})
		}
	}
	return list
}

// similar is the cosine of two histograms of one level.
func similar(a, b []labelCount) float64 {
	dot, aa, bb := 0, 0, 0
	for _, x := range a {
		aa += x.count * x.count
	}
	for _, x := range b {
		bb += x.count * x.count
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].label < b[j].label:
			i++
		case a[i].label > b[j].label:
			j++
		default:
			dot += a[i].count * b[j].count
			i, j = i+1, j+1
		}
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return float64(dot) / math.Sqrt(float64(aa)*float64(bb))
}
