package suite

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/bench"
	"naslab/engine/data/columns"
)

// latencies adds a latency for each column of t but those in skip. The columns
// are named by device; those of GPUs end with the number of images in a batch.
// what says what was timed. A device that there is already keeps its values.
func (o *opening) latencies(t *columns.Table, at []int32, what string, skip ...string) {
	if t == nil {
		return
	}
	for _, device := range t.Columns() {
		if slices.Contains(skip, device) || o.Has("latency@"+device) {
			continue
		}
		m := bench.Metric{Name: "latency@" + device, Unit: "ms", Device: device, Batch: batchOf(device)}
		m.Doc = fmt.Sprintf("latency of %s", what)
		o.ranged(m, o.cell(t, device, at))
	}
}

// batchOf reads the batch from the name of a GPU's column; 0 when it has none.
func batchOf(column string) int {
	i := strings.LastIndexByte(column, '_')
	n, err := strconv.Atoi(column[i+1:])
	if i < 0 || err != nil || !slices.Contains([]int{1, 32, 64, 256}, n) || column == "essential_ph_1" {
		return 0 // gold_6226 is a processor, and the Essential PH-1 a phone
	}
	return n
}
