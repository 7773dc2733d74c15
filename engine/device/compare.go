package device

import (
	"fmt"
	"slices"

	"naslab/engine/table"
)

// ProfileTable sets profiles beside each other, one a row: counts, median
// latency and its spread for each thread count, peak memory and energy.
func ProfileTable(title string, ps []*Profile) *table.Table {
	var threads []int
	for _, p := range ps {
		for _, t := range p.Latency {
			if !slices.Contains(threads, t.Threads) {
				threads = append(threads, t.Threads)
			}
		}
	}
	heads := []string{"subject", "parameters (M)", "FLOPs (G)"}
	for _, n := range threads {
		suffix := ""
		if n > 0 {
			suffix = fmt.Sprintf(" %dt", n)
		}
		heads = append(heads, "latency"+suffix+" (ms)", "spread"+suffix+" (ms)")
	}
	t := table.New(title, append(heads, "memory (MB)", "energy (mJ)")...)
	for _, p := range ps {
		row := []any{p.Subject, counted(p.Params, 1e6), counted(p.FLOPs, 1e9)}
		for _, n := range threads {
			i := slices.IndexFunc(p.Latency, func(t Timing) bool { return t.Threads == n })
			if i < 0 {
				row = append(row, nil, nil)
				continue
			}
			row = append(row, p.Latency[i].Median, p.Latency[i].Spread())
		}
		row = append(row, known(p.Memory.PeakMB), nil)
		if p.Energy != nil {
			row[len(row)-1] = p.Energy.PerCallMJ
		}
		t.Add(row...)
	}
	t.Note = compareNote(ps)
	return t
}

func counted(x, unit float64) any {
	if x <= 0 {
		return nil
	}
	return x / unit
}

// compareNote says what holds for all: the machine, why energy is missing, and
// how many were measured on a noisy machine.
func compareNote(ps []*Profile) string {
	if len(ps) == 0 {
		return ""
	}
	noisy := 0
	for _, p := range ps {
		if p.Noisy() {
			noisy++
		}
	}
	note := "spread is 1.4826 times the median absolute deviation. machine: " + ps[0].Machine.String() + "."
	if ps[0].NoEnergy != "" {
		note += " " + ps[0].NoEnergy + "."
	}
	if noisy > 0 {
		note += fmt.Sprintf(" %d of %d were measured while the machine was noisy; see their Noise.", noisy, len(ps))
	}
	return note
}
