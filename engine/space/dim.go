package space

import (
	"fmt"
	"slices"
)

// Dim is one decision of a space.
type Dim struct {
	Name    string    // such as "embed_dim" or "n_head[3]"
	Choices []string  // the choices' labels, at least one
	Values  []float64 // the choices as numbers; nil when they have no order
	// When names the decision on which this one depends and In lists the
	// choices of it under which this one counts. Empty: it always counts. A
	// decision may depend only on one that stands before it and always counts.
	When string
	In   []int
}

// Ordered reports whether the choices have an order.
func (d Dim) Ordered() bool { return d.Values != nil }

// Numbers makes an ordered decision whose choices are the given numbers.
func Numbers(name string, values ...float64) Dim {
	d := Dim{Name: name, Values: values}
	for _, v := range values {
		d.Choices = append(d.Choices, fmt.Sprint(v))
	}
	return d
}

// Labels makes a decision without an order among its choices.
func Labels(name string, choices ...string) Dim { return Dim{Name: name, Choices: choices} }

// Index returns the position of the decision called name, or -1.
func Index(dims []Dim, name string) int {
	return slices.IndexFunc(dims, func(d Dim) bool { return d.Name == name })
}

// CheckGenes is the check that every space shares: the space's name, the number
// of genes, and each gene's range.
func CheckGenes(name string, dims []Dim, a Arch) error {
	if a.Space != name {
		return fmt.Errorf("space: architecture is of space %q, not %q", a.Space, name)
	}
	if len(a.Genes) != len(dims) {
		return fmt.Errorf("space: %s has %d decisions, the architecture %d", name, len(dims), len(a.Genes))
	}
	for i, g := range a.Genes {
		if g < 0 || g >= len(dims[i].Choices) {
			return fmt.Errorf("space: %s: choice %d of %s is out of range; it has %d: %v",
				name, g, dims[i].Name, len(dims[i].Choices), dims[i].Choices)
		}
	}
	return nil
}

// Conditions is a space's dependency table, made once by [NewConditions].
type Conditions struct{ parent []int }

// NewConditions resolves the When names of dims. It returns an error for a
// name that is unknown, stands later, or depends on something itself, and for a
// list In that is empty or names a choice that is not there.
func NewConditions(dims []Dim) (Conditions, error) {
	c := Conditions{make([]int, len(dims))}
	for i, d := range dims {
		c.parent[i] = -1
		if d.When == "" {
			if len(d.In) > 0 {
				return c, fmt.Errorf("space: %s lists choices %v in In, but When does not say of which decision", d.Name, d.In)
			}
			continue
		}
		p := Index(dims[:i], d.When)
		if p < 0 || dims[p].When != "" {
			return c, fmt.Errorf("space: %s depends on %q, which must be an unconditional decision before it", d.Name, d.When)
		}
		if len(d.In) == 0 {
			return c, fmt.Errorf("space: %s depends on %q, but In is empty, so it would never count", d.Name, d.When)
		}
		for _, choice := range d.In {
			if choice < 0 || choice >= len(dims[p].Choices) {
				return c, fmt.Errorf("space: %s depends on choice %d of %q, which has %d", d.Name, choice, d.When, len(dims[p].Choices))
			}
		}
		c.parent[i] = p
	}
	return c, nil
}

// Active reports whether decision i counts in the genes.
func (c Conditions) Active(dims []Dim, genes []int, i int) bool {
	p := c.parent[i]
	return p < 0 || slices.Contains(dims[i].In, genes[p])
}

// Active reports for each decision of a whether it counts.
func Active(s Space, a Arch) ([]bool, error) {
	if err := s.Check(a); err != nil {
		return nil, err
	}
	dims := s.Dims()
	c, err := NewConditions(dims)
	if err != nil {
		return nil, err
	}
	active := make([]bool, len(dims))
	for i := range dims {
		active[i] = c.Active(dims, a.Genes, i)
	}
	return active, nil
}
