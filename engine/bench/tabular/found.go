package tabular

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/space"
)

// newFound makes one column a decision each.
func newFound(called string, plain []column) (*found, error) {
	f := &found{name: called, plain: plain, known: map[string]int{}}
	for i, c := range plain {
		if slices.ContainsFunc(plain[:i], func(o column) bool { return o.name == c.name }) {
			return nil, fmt.Errorf("the column %q stands twice", c.name)
		}
		if looksMeasured(c.name) {
			return nil, unitless(c.name)
		}
		f.index = append(f.index, map[string]int{})
	}
	f.choices, f.genes = make([][]string, len(plain)), make([][]int, len(plain))
	return f, nil
}

// number reads a choice that is a number. A single column of whole
// architectures is text, and so are digits that begin with zeros.
func (f *found) number(text string) (float64, bool) {
	if len(f.plain) == 1 || len(text) > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9' {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

// found reads rows whose space is what stands in them: each column a decision,
// each text in it a choice.
type found struct {
	name    string
	plain   []column
	choices [][]string // of each column, as they come
	genes   [][]int    // of each column, one per row, in choices
	index   []map[string]int
	known   map[string]int // line by row
}

func (f *found) add(line int, cells []string) error {
	var key strings.Builder
	for i, c := range f.plain {
		text := cells[c.at]
		if text == "" {
			return fmt.Errorf("%s is empty; without a space of its own a row needs every choice", c.name)
		}
		if x, ok := f.number(text); ok {
			text = fmt.Sprint(x) // 16 and 16.0 are one choice
		}
		g, ok := f.index[i][text]
		if !ok {
			g = len(f.choices[i])
			f.index[i][text] = g
			f.choices[i] = append(f.choices[i], text)
		}
		f.genes[i] = append(f.genes[i], g)
		key.WriteString(strconv.Itoa(g))
		key.WriteByte('.')
	}
	if first, twice := f.known[key.String()]; twice {
		return fmt.Errorf("its architecture stands in line %d already", first)
	}
	f.known[key.String()] = line
	return nil
}

func (f *found) done(size int) (space.Space, func(row int) (space.Arch, error), Rows, error) {
	if size == 0 {
		return nil, nil, nil, errNoRows
	}
	f.index, f.known = nil, nil
	dims := make([]space.Dim, len(f.plain))
	for i, c := range f.plain {
		dims[i] = f.dim(i, c.name)
	}
	s, err := space.NewFuncs(f.name, dims, nil, nil)
	if err != nil {
		return nil, nil, nil, err
	}
	arch := func(row int) (space.Arch, error) {
		genes := make([]int, len(f.plain))
		for i := range genes {
			genes[i] = f.genes[i][row]
		}
		return space.Arch{Space: f.name, Genes: genes}, nil
	}
	rows, err := NewRows(s, size, arch)
	return s, arch, rows, err
}

// dim is the decision of a column: ascending numbers when all its choices are
// numbers and a row has more than one, otherwise labels as they come.
func (f *found) dim(i int, called string) space.Dim {
	values := make([]float64, len(f.choices[i]))
	for c, text := range f.choices[i] {
		x, ok := f.number(text)
		if !ok {
			return space.Labels(called, f.choices[i]...)
		}
		values[c] = x
	}
	sorted := slices.Sorted(slices.Values(values))
	for row, g := range f.genes[i] {
		f.genes[i][row] = slices.Index(sorted, values[g])
	}
	return space.Numbers(called, sorted...)
}
