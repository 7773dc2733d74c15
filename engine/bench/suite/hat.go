package suite

import (
	"fmt"
	"math"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	"naslab/engine/space"
	spaces "naslab/engine/space/hat"
)

// task is a translation task of Hardware-Aware Transformers.
type task struct {
	name   string // in the names of benchmark and tables
	title  string // in the table of published models
	space  string
	tokens int // of the sentences that were timed
}

var translations = []task{
	{"wmt14ende", "WMT'14 En-De", "space0", 30},
	{"wmt14enfr", "WMT'14 En-Fr", "space0", 30},
	{"wmt19ende", "WMT'19 En-De", "space0", 30},
	{"iwslt14deen", "IWSLT'14 De-En", "iwslt", 23},
}

// hatDevices are the devices in the tables of latencies and of models.
var hatDevices = []struct{ name, title string }{
	{"cpu_raspberrypi", "Raspberry Pi ARM Cortex-A72 CPU"},
	{"cpu_xeon", "Intel Xeon E5-2640 CPU"},
	{"gpu_titanxp", "Nvidia TITAN Xp GPU"},
}

func hatEntries() []entry {
	var list []entry
	for _, x := range translations {
		list = append(list, entry{"hat/" + x.name, "hat", []string{"hat/latency_ms", "hat/published_subtransformers"}, x.open})
	}
	return list
}

// open has a latency of every network, fitted to the measurements, which are
// tabled by averages and not by network; and what is published of the models
// that were found.
func (x task) open(o *opening) (*tabular.Bench, error) {
	measured, err := o.tables.Open("hat/latency_ms")
	if err != nil {
		return nil, err
	}
	models, err := o.tables.Open("hat/published_subtransformers")
	if err != nil {
		return nil, err
	}
	s, err := spaces.New(x.space)
	if err != nil {
		return nil, err
	}
	rows, err := x.rows(o, s, models)
	if err != nil {
		return nil, err
	}
	if err := x.latencies(o, s, measured); err != nil {
		return nil, err
	}
	for _, m := range []struct{ name, what string }{{"bleu", "BLEU"}, {"sacrebleu", "BLEU as SacreBLEU counts it"}} {
		o.trained(bench.Metric{Name: m.name, Maximise: true, Doc: m.what + " on the test set, of the published models only"},
			picked(o.cell(models, m.name, nil), rows), nil)
	}
	if err := x.published(o, models, rows); err != nil {
		return nil, err
	}
	x.sizes(o, s)
	return o.Bench()
}

// rows begins the benchmark with the different models of the task, and returns
// for each the rows of the table that are of it, one per device.
func (x task) rows(o *opening, s *spaces.Space, models *columns.Table) ([][]int, error) {
	parts := []struct{ key, column string }{
		{"enc", "enc_embed"}, {"dec", "dec_embed"}, {"enc_ffn", "enc_ffn"}, {"enc_heads", "enc_heads"}, {"dec_ffn", "dec_ffn"},
		{"dec_heads", "dec_heads"}, {"ende_heads", "dec_ende_heads"}, {"ende_attn", "dec_arbitrary_ende"},
	}
	title, err := texts(models, "", "task")
	if err != nil {
		return nil, err
	}
	var archs []string
	var rows [][]int
	at := map[string]int{}
	for row := range models.Len() {
		if title(row) != x.title {
			continue
		}
		var b []string
		for _, p := range parts {
			value, err := texts(models, "", p.column)
			if err != nil {
				return nil, err
			}
			b = append(b, p.key+"="+strings.Join(strings.Fields(value(row)), ","))
		}
		text := strings.Join(b, " ")
		i, twice := at[text]
		if !twice {
			i, at[text] = len(archs), len(archs)
			archs, rows = append(archs, text), append(rows, nil)
		}
		rows[i] = append(rows[i], row)
	}
	return rows, o.byText(s, len(archs), func(row int) string { return archs[row] })
}

// picked reads, for each model, the first of its rows that has a value.
func picked(c tabular.Cell, rows [][]int) tabular.Cell {
	if c == nil {
		return nil
	}
	return func(row int) (float64, float64) {
		for _, r := range rows[row] {
			if v, _ := c(r); v == v {
				return v, 0
			}
		}
		return math.NaN(), 0
	}
}

// published adds the latencies that are given with the models.
func (x task) published(o *opening, models *columns.Table, rows [][]int) error {
	device, err := texts(models, "", "device")
	if err != nil {
		return err
	}
	for _, d := range hatDevices {
		own := make([][]int, len(rows))
		has := false
		for i, list := range rows {
			for _, r := range list {
				if device(r) == d.title {
					own[i], has = append(own[i], r), true
				}
			}
		}
		if !has {
			continue
		}
		o.ranged(bench.Metric{Name: "latency_published@" + d.name, Unit: "ms", Device: d.name, Batch: 1,
			Doc: "latency that is published with the model, of another run than the tables; of the models found for this device only"},
			picked(o.cell(models, "latency_ms", nil), own))
	}
	return nil
}

// latencies adds one for each device that the task was timed on.
func (x task) latencies(o *opening, s *spaces.Space, t *columns.Table) error {
	for _, d := range hatDevices {
		fit, err := x.fit(t, d.name)
		if err != nil {
			return err
		}
		if fit == nil {
			continue
		}
		m := bench.Metric{Name: "latency@" + d.name, Unit: "ms", Device: d.name, Batch: 1, Lo: fit.lo, Hi: fit.hi,
			Doc: fmt.Sprintf("latency of encoder and decoder for a sentence of %d tokens, linear in the averages over layers and their products with the number of decoder layers; fitted to %d measured networks, of which it misses those left out (five folds) by %.1f %% on average, with a rank correlation of %.3f and R2 %.3f",
				x.tokens, fit.size, 100*fit.mape, fit.spearman, fit.r2)}
		o.AddFormula(m, func(a space.Arch) float64 {
			f, err := space.Encode(s, a, "averages")
			if err != nil {
				return math.NaN()
			}
			return fit.model.at(hatFeatures(f))
		}, nil)
	}
	return nil
}

// sizes adds what the network itself tells.
func (x task) sizes(o *opening, s *spaces.Space) {
	of := func(pick func(space.Cost) int64) func(space.Arch) float64 {
		return func(a space.Arch) float64 {
			c, err := s.Config(a)
			if err != nil {
				return math.NaN()
			}
			cost, err := c.Network(x.tokens).Cost()
			if err != nil {
				return math.NaN()
			}
			return float64(pick(cost))
		}
	}
	o.AddFormula(bench.Metric{Name: "params", Doc: "trainable parameters without embeddings and output layer"},
		of(func(c space.Cost) int64 { return c.Params }), nil)
	o.AddFormula(bench.Metric{Name: "macs", Doc: fmt.Sprintf("multiply-accumulates for a sentence of %d tokens, without the output layer", x.tokens)},
		of(func(c space.Cost) int64 { return c.MACs }), nil)
	o.Range("params")
	o.Range("macs")
}
