package suite

import (
	"fmt"
	"math"

	"naslab/engine/data/columns"
	"naslab/engine/stat"
)

// hatFit is a model of latency and how good it is.
type hatFit struct {
	model              linear
	size               int     // networks that it was fitted to
	lo, hi             float64 // their latencies
	mape, spearman, r2 float64 // of networks left out
}

// hatColumns are the features in the table, in the order of the encoding
// "averages".
var hatColumns = []string{
	"encoder_embed_dim", "encoder_layer_num", "encoder_ffn_embed_dim_avg", "encoder_self_attention_heads_avg",
	"decoder_embed_dim", "decoder_layer_num", "decoder_ffn_embed_dim_avg", "decoder_self_attention_heads_avg",
	"decoder_ende_attention_heads_avg", "decoder_arbitrary_ende_attn_avg",
}

// hatFeatures makes of the ten averages what the latency is linear in: a
// constant, each average but the number of encoder layers, which is always six,
// and its product with the number of decoder layers. All are of size 1.
func hatFeatures(f []float64) []float64 {
	scale := [10]float64{640, 6, 3072, 8, 640, 6, 3072, 8, 8, 3}
	x := make([]float64, 0, 19)
	x = append(x, 1)
	for i, v := range f {
		if i != 1 {
			x = append(x, v/scale[i], v/scale[i]*f[5]/scale[5])
		}
	}
	return x
}

// fit fits the latencies of the task on a device, encoder and decoder together;
// nil when there are none.
func (x task) fit(t *columns.Table, device string) (*hatFit, error) {
	label, err := texts(t, " ", "task", "device")
	if err != nil {
		return nil, err
	}
	var cells []*columns.Column
	for _, n := range append([]string{"latency_mean_encoder", "latency_mean_decoder"}, hatColumns...) {
		c, err := t.Column(n)
		if err != nil {
			return nil, err
		}
		cells = append(cells, c)
	}
	var xs [][]float64
	var ys []float64
	for row := range t.Len() {
		if label(row) != x.name+" "+device {
			continue
		}
		values := make([]float64, len(cells))
		sound := true
		for i, c := range cells {
			v, ok := c.Float(row)
			values[i], sound = v, sound && ok && v == v
		}
		if sound {
			xs, ys = append(xs, hatFeatures(values[2:])), append(ys, values[0]+values[1])
		}
	}
	if len(xs) == 0 {
		return nil, nil
	}
	fit := &hatFit{size: len(xs), lo: math.Inf(1), hi: math.Inf(-1)}
	for _, y := range ys {
		fit.lo, fit.hi = min(fit.lo, y), max(fit.hi, y)
	}
	if err := fit.train(xs, ys); err != nil {
		return nil, fmt.Errorf("latencies of %s on %s: %w", x.name, device, err)
	}
	return fit, nil
}

// train fits the model to all networks, after five times to four fifths of them
// to see how it does on the others.
func (f *hatFit) train(xs [][]float64, ys []float64) error {
	const folds = 5
	predicted := make([]float64, len(ys))
	for fold := range folds {
		m, err := fitLinear(xs, ys, func(i int) bool { return i%folds != fold })
		if err != nil {
			return err
		}
		for i := fold; i < len(xs); i += folds {
			predicted[i] = m.at(xs[i])
		}
	}
	var err error
	if f.mape, err = stat.MAPE(predicted, ys); err != nil {
		return err
	}
	if f.spearman, err = stat.Spearman(predicted, ys); err != nil {
		return err
	}
	if f.r2, err = stat.R2(predicted, ys); err != nil {
		return err
	}
	f.model, err = fitLinear(xs, ys, func(int) bool { return true })
	return err
}
