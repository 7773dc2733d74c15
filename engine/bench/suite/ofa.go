package suite

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/space"
	spaces "naslab/engine/space/ofa"
)

// ofa has the latencies of 5,000 sampled networks of width 1.2 and, for every
// network, the accuracy that the published predictor gives it and the latencies
// that add up from tables of layer times.
func ofa(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("ofa/archs_latency_ms")
	if err != nil {
		return nil, err
	}
	s, err := spaces.New("w1.2")
	if err != nil {
		return nil, err
	}
	text, err := texts(t, " ", "d", "ks", "e")
	if err != nil {
		return nil, err
	}
	height, err := needed(t, "r")
	if err != nil {
		return nil, err
	}
	err = o.byText(s, t.Len(), func(row int) string {
		r, _ := height.Int(row)
		return config(strconv.FormatInt(r, 10), text(row))
	})
	if err != nil {
		return nil, err
	}
	o.predicted(s, t)
	o.latencies(t, nil, "pictures of the network's own height", "index", "r", "d", "ks", "e", "acc_pred", "acc_pred_valid")
	o.addLUTs(s, o.extra("ofa/latency_luts"))
	return o.Bench()
}

// ofaNarrow has the latencies of networks of width 1.0, of which no other
// measurements are there.
func ofaNarrow(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("ofa/latency_luts")
	if err != nil {
		return nil, err
	}
	s, err := spaces.New("w1.0")
	if err != nil {
		return nil, err
	}
	o.begin(s, 0, func(row int) (space.Arch, error) {
		return space.Arch{}, fmt.Errorf("%s has no table of networks", o.name)
	}, func(space.Arch) int { return -1 })
	o.addLUTs(s, t)
	return o.Bench()
}

// predicted adds the accuracy of the published predictor, computed where its
// weights are there, else as tabled, and never where it has learned nothing. The
// metric has a range where predictions are tabled; making thousands at each
// opening would take a second.
func (o *opening) predicted(s *spaces.Space, t *columns.Table) {
	m := bench.Metric{Name: "accuracy_predicted", Unit: "fraction", Maximise: true,
		Doc: "accuracy on held-out training pictures of ImageNet as the published predictor gives it, which has learned heights from 160 on"}
	tabled := o.tabled(t)
	weights := o.extra("ofa/acc_predictor")
	if weights == nil {
		if tabled != nil {
			o.ranged(m, tabled)
		}
		return
	}
	if tabled != nil {
		m.Lo, m.Hi = math.Inf(1), math.Inf(-1)
		for row := range t.Len() {
			if x, _ := tabled(row); x == x {
				m.Lo, m.Hi = min(m.Lo, x), max(m.Hi, x)
			}
		}
	}
	p, err := readPredictor(weights)
	if err != nil {
		o.Fail(err)
		return
	}
	o.AddFormula(m, func(a space.Arch) float64 { return p.accuracy(s, a) }, func(a space.Arch) error {
		if c, err := s.Config(a); err != nil || c.Height < learnt {
			return cmp.Or(err, fmt.Errorf("the accuracy predictor has learned heights from %d on, not %d", learnt, c.Height))
		}
		return nil
	})
}

// learnt is the least height that the accuracy predictor has learned.
const learnt = 160

// tabled reads the predictions that the table has; nil when it has none.
func (o *opening) tabled(t *columns.Table) tabular.Cell {
	x, valid := o.cell(t, "acc_pred", nil), o.cell(t, "acc_pred_valid", nil)
	if x == nil || valid == nil {
		return nil
	}
	return func(row int) (float64, float64) {
		if ok, _ := valid(row); ok != 1 {
			return math.NaN(), 0
		}
		return x(row)
	}
}

// config writes a row as the space reads it; rest has d, ks and e.
func config(r, rest string) string {
	d, rest, _ := strings.Cut(rest, " ")
	ks, e, _ := strings.Cut(rest, " ")
	return "r=" + r + " d=" + d + " ks=" + ks + " e=" + e
}
