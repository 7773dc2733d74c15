package tabular

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"naslab/engine/bench"
)

// heading is what the heading of a column of numbers says.
type heading struct {
	text     string
	metric   bench.Metric
	fidelity float64 // in (0, 1]
	cost     float64 // seconds of one unit, when the column is what training takes; else 0
}

// parseHeading reads the metric that a column's heading describes, such as
// "latency@pi4 (ms, batch 1)" or "accuracy (%, fidelity 0.5)".
func parseHeading(text string) (heading, error) {
	name, inside, bracket := strings.Cut(text, "(")
	h := heading{text: text, fidelity: 1}
	m := &h.metric
	m.Name = strings.TrimSpace(name)
	m.Doc = fmt.Sprintf("column %q of the user's table", text)
	_, m.Device, _ = strings.Cut(m.Name, "@")
	if m.Name == "" || strings.HasPrefix(m.Name, "@") {
		return h, fmt.Errorf("the heading %q has no metric; write it like latency@pi4 (ms, batch 1)", text)
	}
	inside, ok := strings.CutSuffix(inside, ")")
	if bracket && !ok {
		return h, fmt.Errorf("the heading %q has a bracket that does not end; write it like latency@pi4 (ms, batch 1)", text)
	}
	cost, way := false, wayOf(m.Name)
	for i, part := range strings.Split(inside, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), " ")
		var err error
		switch {
		case key == "higher" || key == "lower":
			way = key
		case key == "batch" && value != "":
			if m.Batch, err = strconv.Atoi(value); err != nil || m.Batch < 1 {
				return h, fmt.Errorf("the heading %q has the batch %q; give a whole number from 1 on", text, value)
			}
		case key == "fidelity" && value != "":
			if h.fidelity, err = strconv.ParseFloat(value, 64); err != nil || !(h.fidelity > 0 && h.fidelity <= 1) {
				return h, fmt.Errorf("the heading %q has the fidelity %q; give a fraction of full training, above 0 and at most 1", text, value)
			}
		case key == "cost" && i > 0:
			cost = true
		case i == 0:
			m.Unit = strings.TrimSpace(part)
		default:
			return h, fmt.Errorf("the heading %q has %q in its brackets, where a unit, higher or lower, batch N, fidelity F and cost may stand", text, strings.TrimSpace(part))
		}
	}
	switch {
	case cost:
		way = "lower"
		if h.cost = spans[m.Unit].Seconds(); h.cost == 0 {
			return h, fmt.Errorf("the heading %q is a cost in %q; give a unit of time: us, ms, s, min, h or d", text, m.Unit)
		}
	case way == "":
		return h, fmt.Errorf("the heading %q does not say what is better; put higher or lower into its brackets", text)
	}
	m.Maximise = way == "higher"
	return h, nil
}

// spans are the units in which a cost may stand.
var spans = map[string]time.Duration{
	"us": time.Microsecond, "ms": time.Millisecond, "s": time.Second, "min": time.Minute,
	"h": time.Hour, "d": 24 * time.Hour, "days": 24 * time.Hour,
}

// Words in the names of metrics that say what is better.
var (
	higherWords = []string{"accuracy", "acc", "top1", "top5", "bleu", "ssim", "psnr", "auc", "iou", "miou", "f1", "reward"}
	lowerWords  = []string{"error", "loss", "perplexity", "latency", "energy", "power", "memory", "params", "parameters",
		"flops", "macs", "size", "time", "regret", "area"}
)

// wayOf is "higher", "lower" or, when the name does not tell, empty. The last
// word that tells decides.
func wayOf(name string) string {
	name, _, _ = strings.Cut(strings.ToLower(name), "@")
	way := ""
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || r == ' ' || r == '.' }) {
		switch {
		case w == "neg" || w == "negative":
			return ""
		case slices.Contains(higherWords, w):
			way = "higher"
		case slices.Contains(lowerWords, w):
			way = "lower"
		}
	}
	return way
}

// looksMeasured reports whether a column without a unit has the name of a metric,
// not of a decision.
func looksMeasured(column string) bool {
	if strings.Contains(column, "@") {
		return true
	}
	words := strings.Split(strings.ToLower(column), "_")
	last := words[len(words)-1]
	return last != "size" && (slices.Contains(higherWords, last) || slices.Contains(lowerWords, last))
}
