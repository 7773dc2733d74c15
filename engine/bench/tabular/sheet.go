package tabular

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"naslab/engine/bench"
	"naslab/engine/space"
)

// sheet is a CSV being read.
type sheet struct {
	name  string
	keys  keys // which architecture a row is of
	at    []int
	heads []heading // of the metrics; heads[k] is of column at[k]
	data  [][]float64
}

// newSheet reads the header.
func newSheet(name string, s space.Space, head []string) (*sheet, error) {
	sh := &sheet{name: name}
	var plain []column
	for j, text := range head {
		switch {
		case strings.HasPrefix(text, "#"):
		case text == "":
			return nil, fmt.Errorf("column %d has no heading; begin it with # to leave the column out", j+1)
		case !strings.ContainsRune(text, '('):
			plain = append(plain, column{text, j})
		default:
			h, err := parseHeading(text)
			if err != nil {
				return nil, err
			}
			sh.at, sh.heads = append(sh.at, j), append(sh.heads, h)
		}
	}
	if err := sh.agree(); err != nil {
		return nil, err
	}
	sh.data = make([][]float64, len(sh.heads))
	var err error
	sh.keys, err = newKeys(name, s, plain)
	return sh, err
}

// agree returns an error unless the columns of each metric are one of full
// training and others of lower fidelities, and one metric at most is the cost.
func (sh *sheet) agree() error {
	if len(sh.heads) == 0 {
		return errors.New("no column is a metric; a metric has its unit in brackets, as in latency (ms) and quality (higher)")
	}
	full := map[string]heading{}
	cost := ""
	for _, h := range sh.heads {
		if h.cost > 0 && cost != "" && cost != h.metric.Name {
			return fmt.Errorf("both %s and %s are a cost; what training takes is one column", cost, h.metric.Name)
		}
		if h.cost > 0 {
			cost = h.metric.Name
		}
		if h.fidelity < 1 {
			continue
		}
		if _, twice := full[h.metric.Name]; twice {
			return fmt.Errorf("the metric %s stands twice", h.metric.Name)
		}
		full[h.metric.Name] = h
	}
	for i, h := range sh.heads {
		f, ok := full[h.metric.Name]
		if !ok {
			return fmt.Errorf("%s has a column at fidelity %g and none of full training", h.metric.Name, h.fidelity)
		}
		if f.metric.Unit != h.metric.Unit || f.metric.Maximise != h.metric.Maximise || f.metric.Batch != h.metric.Batch || f.cost != h.cost {
			return fmt.Errorf("%q and %q are of one metric and differ in more than the fidelity", f.text, h.text)
		}
		same := func(o heading) bool { return o.metric.Name == h.metric.Name && o.fidelity == h.fidelity }
		if slices.ContainsFunc(sh.heads[:i], same) {
			return fmt.Errorf("the metric %s stands twice at fidelity %g", h.metric.Name, h.fidelity)
		}
	}
	return nil
}

// add reads a row.
func (sh *sheet) add(line int, cells []string) error {
	if len(sh.data[0])*len(cells) >= maxCells {
		return fmt.Errorf("there are more than %d cells, the most that is read of a CSV", maxCells)
	}
	if err := sh.keys.add(line, cells); err != nil {
		return err
	}
	for k, h := range sh.heads {
		x, err := number(cells[sh.at[k]])
		if err == nil && h.cost > 0 && x < 0 {
			err = fmt.Errorf("is %g; a cost is 0 or more", x)
		}
		if err != nil {
			return fmt.Errorf("%q %w", h.text, err)
		}
		sh.data[k] = append(sh.data[k], x)
	}
	return nil
}

// number reads a cell; NaN stands for an empty one.
func number(cell string) (float64, error) {
	if cell == "" {
		return math.NaN(), nil
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		if len(cell) > 40 {
			cell = strings.ToValidUTF8(cell[:40], "") + "..."
		}
		return 0, fmt.Errorf("is %q, which is no finite number; leave the cell empty where there is no value", cell)
	}
	return x, nil
}

// bench puts the benchmark together.
func (sh *sheet) bench() (*Bench, error) {
	s, arch, rows, err := sh.keys.done(len(sh.data[0]))
	if err != nil {
		return nil, err
	}
	m := NewMaker(sh.name, s, len(sh.data[0]), arch, rows)
	for k, h := range sh.heads {
		if h.fidelity < 1 {
			continue
		}
		metric := h.metric
		var lower []Cell
		for _, i := range sh.lower(metric.Name) {
			metric.Fidelities = append(metric.Fidelities, sh.heads[i].fidelity)
			lower = append(lower, sh.cell(i))
		}
		if metric.Device == "" {
			m.AddTrained(metric, sh.cell(k), lower)
		} else {
			m.add(metric, sh.cell(k), lower, false)
		}
		m.Range(metric.Name)
		if h.cost > 0 {
			m.AddCost(sh.cost(k, h, metric))
		}
	}
	return m.Bench()
}

// lower lists the columns of a metric below full training, the fidelity
// ascending.
func (sh *sheet) lower(metric string) []int {
	var list []int
	for i, h := range sh.heads {
		if h.metric.Name == metric && h.fidelity < 1 {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(i, j int) int {
		if sh.heads[i].fidelity < sh.heads[j].fidelity {
			return -1
		}
		return 1
	})
	return list
}

func (sh *sheet) cell(k int) Cell {
	values := sh.data[k]
	return func(row int) (float64, float64) { return values[row], 0 }
}

// cost reads what training takes from column k, and from those of lower
// fidelities where they have a value.
func (sh *sheet) cost(k int, h heading, m bench.Metric) Cost {
	full, lower := sh.data[k], sh.lower(m.Name)
	return func(row int, fidelity float64) time.Duration {
		x := full[row] * fidelity
		if i := slices.Index(m.Fidelities, fidelity); i >= 0 {
			if own := sh.data[lower[i]][row]; own == own {
				x = own
			}
		}
		if x != x {
			return 0
		}
		return time.Duration(min(x*h.cost, 1e9) * float64(time.Second)) // 30 years at most
	}
}
