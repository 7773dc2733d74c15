package space

import (
	"fmt"
	"strings"

	"naslab/engine/table"
)

// Table lists the decisions of s with their choices.
func Table(s Space) *table.Table {
	t := table.New("space "+s.Name(), "decision", "choices", "counts when")
	for _, d := range s.Dims() {
		var when any
		if d.When != "" {
			when = fmt.Sprintf("%s is choice %v", d.When, d.In)
		}
		t.Add(d.Name, strings.Join(d.Choices, " "), when)
	}
	return t
}

// Describe prints an architecture decision by decision, those that do not
// count left out.
func Describe(s Space, a Arch) (string, error) {
	active, err := Active(s, a)
	if err != nil {
		return "", err
	}
	var parts []string
	for i, d := range s.Dims() {
		if active[i] {
			parts = append(parts, d.Name+"="+d.Choices[a.Genes[i]])
		}
	}
	return strings.Join(parts, " "), nil
}

func describe(s Space) string {
	size, err := Size(s)
	if err != nil {
		return fmt.Sprintf("space %s of %d decisions", s.Name(), len(s.Dims()))
	}
	return fmt.Sprintf("space %s: %d decisions, %.4g architectures", s.Name(), len(s.Dims()), size)
}

func chain(s Space, a Arch) (*Graph, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	g := &Graph{}
	last := g.Node("input", nil)
	for i, d := range s.Dims() {
		if active[i] {
			last = g.Node(d.Name+"="+d.Choices[a.Genes[i]], nil, last)
		}
	}
	g.Node("output", nil, last)
	return g, nil
}

func checkDims(name string, dims []Dim) error {
	if len(dims) == 0 {
		return fmt.Errorf("space: %s: a space needs at least one decision", name)
	}
	seen := map[string]bool{}
	for _, d := range dims {
		if len(d.Choices) == 0 {
			return fmt.Errorf("space: %s: decision %q has no choices", name, d.Name)
		}
		if d.Values != nil && len(d.Values) != len(d.Choices) {
			return fmt.Errorf("space: %s: decision %q has %d choices and %d values", name, d.Name, len(d.Choices), len(d.Values))
		}
		if seen[d.Name] {
			return fmt.Errorf("space: %s: two decisions are called %q", name, d.Name)
		}
		seen[d.Name] = true
	}
	_, err := NewConditions(dims)
	return err
}
