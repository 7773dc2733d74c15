package tabular

import (
	"fmt"
	"strconv"
	"strings"

	"naslab/engine/bench"
)

// parseHeading reads the metric that a column's heading describes, such as
// "latency@pi4 (ms, batch 1)" or "accuracy (%, higher)".
func parseHeading(heading string) (bench.Metric, error) {
	text, inside, bracket := strings.Cut(strings.TrimSpace(heading), "(")
	m := bench.Metric{Name: strings.TrimSpace(text), Doc: "column " + heading + " of a table of the user's"}
	_, m.Device, _ = strings.Cut(m.Name, "@")
	if m.Name == "" || strings.HasPrefix(m.Name, "@") {
		return m, fmt.Errorf("the heading %q has no metric; write it like latency@pi4 (ms, batch 1)", heading)
	}
	if !bracket {
		return m, nil
	}
	inside, ok := strings.CutSuffix(inside, ")")
	if !ok {
		return m, fmt.Errorf("the heading %q has a bracket that does not end; write it like latency@pi4 (ms, batch 1)", heading)
	}
	for i, part := range strings.Split(inside, ",") {
		part = strings.TrimSpace(part)
		n, isBatch := strings.CutPrefix(part, "batch ")
		switch {
		case part == "higher" || part == "higher is better":
			m.Maximise = true
		case part == "lower" || part == "lower is better":
		case isBatch:
			batch, err := strconv.Atoi(n)
			if err != nil || batch < 1 {
				return m, fmt.Errorf("the heading %q has the batch %q; give a whole number from 1 on", heading, n)
			}
			m.Batch = batch
		case i == 0:
			m.Unit = part
		default:
			return m, fmt.Errorf("the heading %q has %q in its brackets, where unit, batch and higher or lower may stand", heading, part)
		}
	}
	return m, nil
}
