package suite

import (
	"fmt"
	"math"
	"time"

	"naslab/engine/bench"
	"naslab/engine/bench/tabular"
	"naslab/engine/data/columns"
	spaces "naslab/engine/space/nbnlp"
)

// epochsNLP is full training; every earlier epoch is a lower fidelity.
const epochsNLP = 50

func nbnlp(o *opening) (*tabular.Bench, error) {
	t, err := o.tables.Open("nbnlp/wikitext2")
	if err != nil {
		return nil, err
	}
	text, err := texts(t, "", "recipe")
	if err != nil {
		return nil, err
	}
	runs, err := o.byRuns(spaces.New(), t.Len(), text)
	if err != nil {
		return nil, err
	}
	for _, m := range []struct{ split, what string }{{"val", "validation"}, {"test", "test"}, {"train", "training"}} {
		loss := bench.Metric{Name: m.split + "_loss", Unit: "nat", Doc: m.what + " loss per token on WikiText-2 after 50 epochs, mean of the runs of a cell (most have one); lower fidelities are earlier epochs"}
		perplexity := bench.Metric{Name: m.split + "_perplexity", Doc: "exp of the " + m.what + " loss"}
		var losses, perplexities []tabular.Cell
		for e := range epochsNLP {
			if e < epochsNLP-1 {
				loss.Fidelities = append(loss.Fidelities, float64(e+1)/epochsNLP)
			}
			c := runs.mean(o.cell(t, fmt.Sprintf("%s_losses_%d", m.split, e), nil))
			if c == nil {
				return nil, fmt.Errorf("table nbnlp/wikitext2 has no %s losses of epoch %d", m.split, e)
			}
			losses, perplexities = append(losses, c), append(perplexities, tabular.Mapped(c, math.Exp))
		}
		perplexity.Fidelities = loss.Fidelities
		o.trained(loss, losses[epochsNLP-1], losses[:epochsNLP-1])
		o.trained(perplexity, perplexities[epochsNLP-1], perplexities[:epochsNLP-1])
	}
	o.ranged(bench.Metric{Name: "params", Doc: "trainable parameters of the language model"}, runs.mean(o.cell(t, "num_params", nil)))
	o.epochTimes(t, runs)
	return o.Bench()
}

// epochTimes makes the cost of the seconds that each epoch took.
func (o *opening) epochTimes(t *columns.Table, runs runs) {
	until := make([][epochsNLP]float64, len(runs))
	for e := range epochsNLP {
		c := runs.mean(o.cell(t, fmt.Sprintf("wall_times_%d", e), nil))
		if c == nil {
			return
		}
		for row := range until {
			x, _ := c(row)
			if x != x { // it had stopped
				x = 0
			}
			until[row][e] = x
			if e > 0 {
				until[row][e] += until[row][e-1]
			}
		}
	}
	o.AddCost(func(row int, fidelity float64) time.Duration {
		e := min(max(int(math.Round(fidelity*epochsNLP))-1, 0), epochsNLP-1)
		return time.Duration(until[row][e] * float64(time.Second))
	})
}
