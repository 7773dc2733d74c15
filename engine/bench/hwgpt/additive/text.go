package additive

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Pair is what is known of one metric.
type Pair struct {
	Metric string
	Mean   *Model
	Std    *Model // standard deviation of one observation
}

var header = []string{"metric", "part", "link", "width", "depth", "bias", "base", "heads", "ratios"}

// Write writes the coefficients as CSV, one line per cell. Width, depth and
// bias are choice indices; the depth of a uniform model is empty. Numbers have
// seven significant digits in means and four in standard deviations.
func Write(w io.Writer, pairs []Pair) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	for _, p := range pairs {
		for _, part := range []struct {
			name   string
			model  *Model
			digits int
		}{{"mean", p.Mean, 7}, {"std", p.Std, 4}} {
			for i, c := range part.model.Cells {
				line := append([]string{p.Metric, part.name, c.linkName()}, part.model.place(i)...)
				line = append(line, join([]float64{c.Base}, part.digits), join(c.Heads, part.digits), join(c.Ratios, part.digits))
				if err := out.Write(line); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

// linkName is "identity", "exp", or "floor" and the floor.
func (c *Cell) linkName() string {
	switch {
	case c.Log:
		return "exp"
	case c.Floor > 0:
		return "floor " + join([]float64{c.Floor}, 4)
	}
	return "identity"
}

func (c *Cell) setLink(text string) error {
	if floor, ok := strings.CutPrefix(text, "floor "); ok {
		numbers := make([]float64, 1)
		err := split(floor, numbers)
		c.Floor = numbers[0]
		return err
	}
	if c.Log = text == "exp"; !c.Log && text != "identity" {
		return fmt.Errorf("unknown link %q", text)
	}
	return nil
}

// place returns the fields width, depth and bias of cell i.
func (m *Model) place(i int) []string {
	width, depth := i/2, ""
	if m.Layered {
		width, depth = i/2/Choices, strconv.Itoa(i/2%Choices)
	}
	return []string{strconv.Itoa(width), depth, strconv.Itoa(i % 2)}
}

// Read reads what [Write] wrote, in its order.
func Read(r io.Reader, depths [Choices]int) ([]Pair, error) {
	lines, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("additive: read coefficients: %w", err)
	}
	if len(lines) == 0 || strings.Join(lines[0], ",") != strings.Join(header, ",") {
		return nil, fmt.Errorf("additive: read coefficients: the header is not %v", header)
	}
	var pairs []Pair
	for i, line := range lines[1:] {
		if len(pairs) == 0 || pairs[len(pairs)-1].Metric != line[0] {
			pairs = append(pairs, Pair{Metric: line[0]})
		}
		if err := pairs[len(pairs)-1].put(line, depths); err != nil {
			return nil, fmt.Errorf("additive: read coefficients: line %d: %w", i+2, err)
		}
	}
	for _, p := range pairs {
		if p.Mean == nil || p.Std == nil {
			return nil, fmt.Errorf("additive: read coefficients: %s lacks its mean or its std", p.Metric)
		}
	}
	return pairs, nil
}

// put stores one line in its cell.
func (p *Pair) put(line []string, depths [Choices]int) error {
	slot := &p.Mean
	if line[1] == "std" {
		slot = &p.Std
	}
	layered := line[4] != ""
	if *slot == nil && layered {
		*slot = NewLayered(false, depths)
	}
	if *slot == nil {
		*slot = NewUniform(false)
	}
	var at [3]int
	for k, limit := range []int{Choices, Choices, 2} {
		if k == 1 && !layered {
			continue
		}
		n, err := strconv.Atoi(line[3+k])
		if err != nil || n < 0 || n >= limit {
			return fmt.Errorf("%s %q is no choice index", header[3+k], line[3+k])
		}
		at[k] = n
	}
	cell := (*slot).Cell(at[0], at[1], at[2])
	base := make([]float64, 1)
	for k, numbers := range [][]float64{base, cell.Heads, cell.Ratios} {
		if err := split(line[6+k], numbers); err != nil {
			return fmt.Errorf("%s: %w", header[6+k], err)
		}
	}
	cell.Base = base[0]
	return cell.setLink(line[2])
}

func join(xs []float64, digits int) string {
	var b strings.Builder
	for i, x := range xs {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(x, 'g', digits, 64))
	}
	return b.String()
}

// split parses exactly len(into) numbers.
func split(text string, into []float64) error {
	fields := strings.Fields(text)
	if len(fields) != len(into) {
		return fmt.Errorf("%d numbers, want %d", len(fields), len(into))
	}
	for i, f := range fields {
		x, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return err
		}
		into[i] = x
	}
	return nil
}
