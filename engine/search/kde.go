package search

import (
	"math"
	"math/rand/v2"
)

// kde is a kernel density estimate over the genes of a space: the mean over the
// data of a product of one kernel per decision. The kernel of a decision
// without an order gives its bandwidth in equal parts to the other choices
// (Aitchison and Aitken); that of an ordered one falls by a constant factor
// from choice to choice (Wang and van Ryzin), cut off at the ends.
type kde struct {
	genome *genome
	data   [][]int
	kernel [][][]float64 // per decision, from a choice, to a choice; rows sum to 1
	wide   [][][]float64 // the same with a larger bandwidth, to draw from
}

// newKDE fits the bandwidths by the normal reference rule; those to draw from
// are widen times as large.
func newKDE(g *genome, data [][]int, widen, least float64) *kde {
	k := &kde{genome: g, data: data, kernel: make([][][]float64, len(g.dims)), wide: make([][][]float64, len(g.dims))}
	shrink := 1.06 * math.Pow(float64(len(data)), -1/float64(4+len(g.dims)))
	for i, d := range g.dims {
		h := max(least, shrink*spread(data, i, len(d.Choices), d.Ordered()))
		k.kernel[i] = kernel(h, len(d.Choices), d.Ordered())
		k.wide[i] = kernel(widen*h, len(d.Choices), d.Ordered())
	}
	return k
}

// spread is the standard deviation of an ordered decision's choice index; of
// another one, the probability that two of the data differ.
func spread(data [][]int, i, choices int, ordered bool) float64 {
	count := make([]float64, choices)
	mean, square := 0.0, 0.0
	for _, genes := range data {
		x := float64(genes[i])
		count[genes[i]]++
		mean += x
		square += x * x
	}
	n := float64(len(data))
	if ordered {
		mean /= n
		return math.Sqrt(max(0, square/n-mean*mean))
	}
	differ := 1.0
	for _, c := range count {
		differ -= c / n * c / n
	}
	return max(0, differ)
}

// kernel is the table of one decision with the bandwidth h.
func kernel(h float64, choices int, ordered bool) [][]float64 {
	rows := make([][]float64, choices)
	for from := range rows {
		rows[from] = make([]float64, choices)
		if ordered {
			fall := min(h, 0.99)
			fallingRow(rows[from], from, fall)
			continue
		}
		away := min(h, float64(choices-1)/float64(choices))
		for to := range rows[from] {
			rows[from][to] = away / float64(max(1, choices-1))
		}
		rows[from][from] = 1 - away
	}
	return rows
}

func fallingRow(row []float64, from int, fall float64) {
	sum := 0.0
	for to := range row {
		row[to] = math.Pow(fall, math.Abs(float64(to-from)))
		sum += row[to]
	}
	for to := range row {
		row[to] /= sum
	}
}

// density is the estimate at genes. Decisions that do not count there are left
// out.
func (k *kde) density(genes []int, active []int) float64 {
	sum := 0.0
	for _, at := range k.data {
		p := 1.0
		for _, i := range active {
			p *= k.kernel[i][at[i]][genes[i]]
		}
		sum += p
	}
	return sum / float64(len(k.data))
}

// draw takes one of the data and moves each of its genes by the wide kernel.
func (k *kde) draw(rng *rand.Rand) []int {
	at := k.data[rng.IntN(len(k.data))]
	genes := make([]int, len(at))
	for i := range genes {
		genes[i] = pickOne(k.wide[i][at[i]], rng)
	}
	return genes
}
