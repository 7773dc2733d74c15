package tabular

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naslab/engine/name"
	"naslab/engine/space"
)

// column is a column that is no metric.
type column struct {
	name string
	at   int
}

// keys tells which architecture a row is of.
type keys interface {
	// add reads a row.
	add(line int, cells []string) error
	// done returns the space, the architecture of each of so many rows, and how
	// to find a row.
	done(size int) (space.Space, func(row int) (space.Arch, error), Rows, error)
}

func newKeys(called string, s space.Space, plain []column) (keys, error) {
	arch := slices.IndexFunc(plain, func(c column) bool { return c.name == "arch" })
	switch {
	case len(plain) == 0:
		return nil, errors.New(`no column says which architecture a row is of; give a column "arch" or one for each decision`)
	case s == nil:
		return newFound(called, plain)
	}
	k, err := newGiven(s)
	if err != nil {
		return nil, err
	}
	if arch >= 0 {
		if len(plain) > 1 {
			return nil, unitless(plain[(arch+1)%len(plain)].name)
		}
		k.arch = plain[arch].at
		return k, nil
	}
	return k, k.columns(plain)
}

// given reads rows of a space that is there.
type given struct {
	space  space.Space
	keyed  *keyed
	arch   int   // the column of whole architectures; -1 when decisions have their own
	places []int // the columns of the decisions
	archs  []space.Arch
	lines  map[string]int // by key
}

func newGiven(s space.Space) (*given, error) {
	when, err := space.NewConditions(s.Dims())
	if err != nil {
		return nil, err
	}
	return &given{space: s, keyed: &keyed{space: s, dims: s.Dims(), when: when}, arch: -1, lines: map[string]int{}}, nil
}

// columns finds the column of each decision.
func (k *given) columns(plain []column) error {
	dims := k.keyed.dims
	names := make([]string, len(dims))
	k.places = make([]int, len(dims))
	for i, d := range dims {
		names[i], k.places[i] = d.Name, -1
	}
	for _, c := range plain {
		i := slices.Index(names, c.name)
		if i < 0 {
			return k.unknown(c.name, names)
		}
		if k.places[i] >= 0 {
			return fmt.Errorf("the column %q stands twice", c.name)
		}
		k.places[i] = c.at
	}
	if i := slices.Index(k.places, -1); i >= 0 {
		return fmt.Errorf(`the decision %s of space %s has no column, and there is no column "arch" for whole architectures`, names[i], k.space.Name())
	}
	return nil
}

// unitless is the error for a column that looks like a metric.
func unitless(column string) error {
	return fmt.Errorf(`the column %q says no unit; write "%s (unit, higher)" or "%s (unit, lower)" for a metric, or "#%s" to leave it out`, column, column, column, column)
}

func (k *given) unknown(text string, names []string) error {
	var near []string
	if len(names) > 4 || len(names) == 1 {
		near = name.Nearest(text, names)
	} else {
		near = names // all of them
	}
	hint := ""
	if len(near) > 0 {
		hint = " (" + strings.Join(near, ", ") + ")"
	}
	return fmt.Errorf(`the column %q is no decision of space %s%s and says no unit; write "%s (unit, higher)" for a metric, or "#%s" to leave it out`,
		text, k.space.Name(), hint, text, text)
}

func (k *given) add(line int, cells []string) error {
	a, err := k.read(cells)
	if err != nil {
		return err
	}
	key := string(k.keyed.key(nil, a))
	if first, twice := k.lines[key]; twice {
		return fmt.Errorf("the architecture %s stands in line %d already", a, first)
	}
	k.lines[key] = line
	k.archs = append(k.archs, a)
	return nil
}

func (k *given) read(cells []string) (space.Arch, error) {
	if k.arch >= 0 {
		if cells[k.arch] == "" {
			return space.Arch{}, errors.New("arch is empty; every row needs an architecture")
		}
		return space.Parse(k.space, cells[k.arch])
	}
	a := space.Arch{Space: k.space.Name(), Genes: make([]int, len(k.places))}
	for i, at := range k.places {
		d := k.keyed.dims[i]
		if cells[at] == "" && !k.keyed.when.Active(k.keyed.dims, a.Genes, i) {
			continue
		}
		g := choice(d, cells[at])
		if g < 0 {
			return a, fmt.Errorf("%s is %q; its choices are %s", d.Name, cells[at], strings.Join(first(d.Choices, 12), ", "))
		}
		a.Genes[i] = g
	}
	return a, k.space.Check(a)
}

// choice finds a choice by its label or, of numbers, by its value; -1 when there
// is none.
func choice(d space.Dim, cell string) int {
	if i := slices.Index(d.Choices, cell); i >= 0 {
		return i
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return -1
	}
	return slices.Index(d.Values, x)
}

// first are the first n of a list, and a sign that there are more.
func first(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(slices.Clone(list[:n]), "...")
}

func (k *given) done(size int) (space.Space, func(row int) (space.Arch, error), Rows, error) {
	if size == 0 {
		return nil, nil, nil, errNoRows
	}
	k.lines = nil
	arch := func(row int) (space.Arch, error) { return k.archs[row], nil }
	rows, err := NewRows(k.space, size, arch)
	return k.space, arch, rows, err
}

var errNoRows = errors.New("it has a header and no rows")
