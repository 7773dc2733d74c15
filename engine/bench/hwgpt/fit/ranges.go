package fit

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"naslab/engine/bench/hwgpt/additive"
)

// Range is the pair of constants by which a metric is normalised.
type Range struct {
	Scale, Metric string
	Lo, Hi        float64
	Source        string // "published" or "model"
}

// tolerance says how far, in parts of the model's range, a published constant
// may lie from the model's own extreme to be sane.
const tolerance = 0.1

// choose returns the benchmark's own constants where they are sane: positive,
// ascending, and each within a tenth of the model's range from the model's
// extreme over the whole space. The others, single draws of a noisy surrogate,
// are replaced by the model's extremes.
func choose(scale, metric string, published map[string][2]float64, m *additive.Model, depths [additive.Choices]int) Range {
	lo, hi := m.Extremes(depths)
	if p, ok := published[scale+" "+metric]; ok && p[0] > 0 && p[0] < p[1] {
		if slack := tolerance * (hi - lo); math.Abs(p[0]-lo) <= slack && math.Abs(p[1]-hi) <= slack {
			return Range{scale, metric, p[0], p[1], "published"}
		}
	}
	return Range{scale, metric, round(lo, 6), round(hi, 6), "model"}
}

// readPublished reads the constants of normalization_stats.csv, by scale and
// metric name.
func readPublished(folder string) (map[string][2]float64, error) {
	path := filepath.Join(folder, "normalization_stats.csv")
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("fit: read constants: %w", err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("fit: %s: %w", path, err)
	}
	if want := "scale,device,metric,min,max"; len(lines) == 0 || !strings.HasPrefix(strings.Join(lines[0], ","), want) {
		return nil, fmt.Errorf("fit: %s: the header does not begin with %s", path, want)
	}
	kinds := map[string]string{"latencies": "latency@", "energies": "energy@", "perplexity": "perplexity"}
	published := map[string][2]float64{}
	for i, line := range lines[1:] {
		kind, ok := kinds[line[2]]
		if !ok {
			continue
		}
		lo, err1 := strconv.ParseFloat(line[3], 64)
		hi, err2 := strconv.ParseFloat(line[4], 64)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("fit: %s: line %d: %q and %q are no numbers", path, i+2, line[3], line[4])
		}
		published[line[0]+" "+kind+line[1]] = [2]float64{lo, hi}
	}
	return published, nil
}
