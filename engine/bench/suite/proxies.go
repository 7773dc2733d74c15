package suite

import (
	"slices"

	"naslab/engine/bench"
	"naslab/engine/data/columns"
)

// proxyDocs says what each zero-cost score is.
var proxyDocs = []struct{ column, unit, doc string }{
	{"epe_nas", "", "similarity within and between classes of the correlations of input gradients, at initialisation"},
	{"fisher", "", "Fisher information that is lost when a channel is taken away, at initialisation"},
	{"flops", "M", "multiply-accumulates, in millions, as a zero-cost score"},
	{"grad_norm", "", "norm of the gradient of one batch, at initialisation"},
	{"grasp", "", "how much pruning would change the gradient's flow (GraSP), at initialisation"},
	{"jacov", "", "how little the input gradients of one batch correlate, at initialisation"},
	{"l2_norm", "", "norm of the initial weights"},
	{"nwot", "", "log-determinant of the kernel of binary activation patterns (NASWOT), at initialisation"},
	{"params", "M", "parameters, in millions, as a zero-cost score"},
	{"plain", "", "sum of weights times gradients, at initialisation"},
	{"snip", "", "sum of the absolute values of weights times gradients (SNIP), at initialisation"},
	{"synflow", "", "synaptic flow, as published in logarithms, at initialisation"},
	{"zen", "", "expressivity under Gaussian perturbation of the input (Zen-score), at initialisation"},
}

// proxyMetric is the name of a score's metric.
func proxyMetric(column string) string { return "zc_" + column }

// proxies adds the scores that a table has. Scores are predictors of accuracy:
// higher is better.
func (o *opening) proxies(t *columns.Table, at []int32) {
	if t == nil {
		return
	}
	has := t.Columns()
	for _, p := range proxyDocs {
		if slices.Contains(has, p.column) {
			o.Add(bench.Metric{Name: proxyMetric(p.column), Unit: p.unit, Maximise: true, Doc: p.doc}, o.cell(t, p.column, at))
		}
	}
}
