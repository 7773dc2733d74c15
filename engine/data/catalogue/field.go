package catalogue

import (
	"slices"
	"strings"

	"naslab/engine/data/columns"
)

// texts are columns that hold text although they may look like numbers.
var texts = strings.Fields(`arch arch_str op_indices ops op_idx d ks e skips adjacency_upper_rowmajor hash hash8
	code40 reference_rows enc_ffn enc_heads dec_ffn dec_heads dec_ende_heads dec_arbitrary_ende mlp_ratios heads
	normal_edges(op:input) reduce_edges(op:input) recipe hparams status space dataset task device method split name key op
	file scale metric modnas_role proxy tensor ppl_source layer_type input output detail blocks_in-out-kernel-expand-stride-act-se`)

// undefined marks numbers that were not finite. Scores have them; in a column of
// another kind the mark must be a gap too, lest a latency of -100,000,000 be the
// best there is.
var undefined = []columns.Gap{{Text: "-1e+08", Why: "not a finite number at the origin"}}

// Field describes a column of the table.
func (t *Table) Field(name string) columns.Field {
	x := columns.Field{Name: name, Kind: columns.Number}
	if slices.Contains(texts, name) && !t.numeric(name) {
		x.Kind = columns.Text
	}
	x.Unit, x.Better = t.unit(name)
	if x.Kind == columns.Number {
		x.Gaps = undefined
	}
	if name == "edgetpu_latency" {
		x.Gaps = append(slices.Clip(undefined), columns.Gap{Text: "-1", Why: "not supported by the device"})
	}
	return x
}

// numeric tells a column of numbers that shares its name with one of text.
func (t *Table) numeric(name string) bool {
	switch t.Dataset() {
	case "ofa":
		return t.Name == "ofa/latency_luts" && name == "e"
	case "sparsemask":
		return name != "kind"
	}
	return false
}

// unit gives a column's unit and which values are better.
func (t *Table) unit(name string) (string, columns.Direction) {
	for _, r := range units {
		if (r.table == "" || strings.HasPrefix(t.Name, r.table)) && slices.ContainsFunc(strings.Fields(r.names), func(p string) bool { return match(p, name) }) {
			return r.unit, r.better
		}
	}
	return "", columns.Plain
}

// match compares a name with a pattern that may begin or end with a star.
func match(pattern, name string) bool {
	head, tail := strings.HasPrefix(pattern, "*"), strings.HasSuffix(pattern, "*")
	p := strings.Trim(pattern, "*")
	switch {
	case head && tail:
		return strings.Contains(name, p)
	case head:
		return strings.HasSuffix(name, p)
	case tail:
		return strings.HasPrefix(name, p)
	}
	return pattern == name
}

// units are rules; the first that fits counts.
var units = []struct {
	table, names, unit string
	better             columns.Direction
}{
	{"", "index id row hash* arch* op_* e1_0 e2_0 e2_1 e3_0 e3_1 e3_2 iso_class reachable", "", columns.Plain},
	{"nb201/archs", "test* val*", "%", columns.Higher},
	{"nb201/help_latency_ms", "*", "ms", columns.Lower},
	{"nb201/hw", "*_latency", "ms", columns.Lower},
	{"nb201/hw", "*_energy", "mJ", columns.Lower},
	{"nb201/hw", "*_intensity", "", columns.Higher},
	{"nb201/robustness", "*", "%", columns.Higher},
	{"nb201/gdas", "test200*", "%", columns.Higher},
	{"nb201/gdas", "ep*", "fraction", columns.Higher},
	{"nb201/metad2a", "true_acc*", "%", columns.Higher},
	{"nb101/20k", "val_*", "fraction", columns.Higher},
	{"nb101/20k", "train_seconds", "s", columns.Lower},
	{"nb101/records", "seconds_*", "s", columns.Lower},
	{"nb101/records", "valid_* test_* train_*", "fraction", columns.Higher},
	{"nb101/energy", "energy*", "kWh", columns.Lower},
	{"nb101/regret", "est_wall_time_s", "s", columns.Lower},
	{"nb101/regret", "mean_*", "fraction", columns.Lower},
	{"fbnet/archs", "*", "ms", columns.Lower},
	{"ofa/archs", "r d ks e acc_pred_valid", "", columns.Plain},
	{"ofa/archs", "acc_pred", "fraction", columns.Higher},
	{"ofa/archs", "*", "ms", columns.Lower},
	{"ofa/specialized", "top1 top5", "%", columns.Higher},
	{"hat/", "latency*", "ms", columns.Lower},
	{"hat/", "bleu sacrebleu", "", columns.Higher},
	{"hwgpt/latency", "*", "ms", columns.Lower},
	{"hwgpt/energy", "*", "mWh", columns.Lower},
	{"hwgpt/hw_summary", "*_ms", "ms", columns.Lower},
	{"hwgpt/hw_summary", "*_mwh", "mWh", columns.Lower},
	{"hwgpt/hw_summary", "*_w", "W", columns.Lower},
	{"hwgpt/archs", "mem_*", "MB", columns.Lower},
	{"hwgpt/archs", "perplexity", "", columns.Lower},
	{"hwgpt/archs", "accuracy", "fraction", columns.Higher},
	{"enas/", "acc", "fraction", columns.Higher},
	{"darts/", "*_pct", "%", columns.Lower},
	{"darts/", "*_loss", "", columns.Lower},
	{"fasterseg/", "latency_ms", "ms", columns.Lower},
	{"lanas/nb101", "best_test_acc", "fraction", columns.Higher},
	{"lanas/", "*_acc", "%", columns.Higher},
	{"nb301/", "val_accuracy*", "%", columns.Higher},
	{"nbmacro/", "test* mean_acc", "%", columns.Higher},
	{"nbmacro/", "params flops", "", columns.Lower},
	{"nbnlp/", "*_losses_*", "nat", columns.Lower},
	{"nbnlp/", "wall_times_*", "s", columns.Lower},
	{"suitezero/zc_query", "seconds", "s", columns.Lower},
	{"suitezero/", "val_accuracy", "%", columns.Higher},
	{"transnas/", "class_scene class_object jigsaw segmentsemantic", "%", columns.Higher},
	{"transnas/", "room_layout normal autoencoder val_metric", "", columns.Higher},
	{"", "params macs* flops*", "", columns.Lower},
	{"", "val_accuracy", "%", columns.Higher},
	{"", "mean_ms latency_ms", "ms", columns.Lower},
}
