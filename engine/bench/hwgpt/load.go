package hwgpt

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"naslab/engine/bench/hwgpt/additive"
	"naslab/engine/table"
)

// Made by scripts/p01_fit_surrogates.go.
//
//go:embed coef_s.csv coef_m.csv coef_l.csv ranges.csv quality.csv
var files embed.FS

// loaded keeps each scale's benchmark once it was opened.
var loaded = map[string]func() (*Bench, error){
	"s": sync.OnceValues(func() (*Bench, error) { return load("s") }),
	"m": sync.OnceValues(func() (*Bench, error) { return load("m") }),
	"l": sync.OnceValues(func() (*Bench, error) { return load("l") }),
}

// readCSV returns the lines of an embedded file that are of one scale, without
// the scale.
func readCSV(name, scale string) ([][]string, error) {
	content, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("hwgpt: %w", err)
	}
	all, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("hwgpt: embedded file %s: %w", name, err)
	}
	var lines [][]string
	for _, line := range all {
		if line[0] == scale {
			lines = append(lines, line[1:])
		}
	}
	return lines, nil
}

func readPairs(scale string, depths [additive.Choices]int) ([]additive.Pair, error) {
	content, err := files.ReadFile("coef_" + scale + ".csv")
	if err != nil {
		return nil, fmt.Errorf("hwgpt: %w", err)
	}
	return additive.Read(bytes.NewReader(content), depths)
}

// span is the range of a metric and where it comes from.
type span struct {
	lo, hi float64
	source string
}

func readRanges(scale string) (map[string]span, error) {
	lines, err := readCSV("ranges.csv", scale)
	if err != nil {
		return nil, err
	}
	ranges := map[string]span{}
	for _, line := range lines {
		lo, err1 := strconv.ParseFloat(line[1], 64)
		hi, err2 := strconv.ParseFloat(line[2], 64)
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("hwgpt: embedded range of %s: %w", line[0], err)
		}
		ranges[line[0]] = span{lo, hi, line[3]}
	}
	return ranges, nil
}

// Quality lists how well each model of the scale predicts the networks that
// were held out when it was fitted: Kendall's tau, R2, mean absolute percentage
// error, root mean square error, and the share of single observations within
// the 90 % interval.
func (b *Bench) Quality() *table.Table {
	t := table.New("held-out quality of "+b.name, "metric", "model", "train", "test", "tau", "r2", "mape (%)", "rmse", "cover90")
	lines, err := readCSV("quality.csv", b.scale)
	if err != nil {
		t.Note = err.Error()
		return t
	}
	for _, line := range lines {
		row := []any{line[0], line[1]}
		for _, field := range line[2:] {
			row = append(row, cell(field))
		}
		t.Add(row...)
	}
	t.Note = "A fifth of the networks was held out. cover90: share of single observations within the 90 % interval."
	return t
}

// cell turns a field into a whole number, a number, or nil when it is empty.
func cell(field string) any {
	if n, err := strconv.Atoi(field); err == nil {
		return n
	}
	if x, err := strconv.ParseFloat(field, 64); err == nil {
		return x
	}
	return nil
}

// Ranges lists the constants by which each metric is normalised, and whether
// they are the benchmark's own ("published") or the extremes of the model over
// the whole space ("model"; for sizes, which are exact, "exact").
func (b *Bench) Ranges() *table.Table {
	t := table.New("ranges of "+b.name, "metric", "unit", "lo", "hi", "source")
	for i, m := range b.metrics {
		var unit any
		if m.Unit != "" {
			unit = m.Unit
		}
		t.Add(m.Name, unit, m.Lo, m.Hi, b.sources[i])
	}
	return t
}
