package space

import "slices"

// Enumerate calls visit with every legal architecture in trimmed form, counting
// like an odometer with the last decision fastest, until visit returns false.
// [Size] tells how many there are. A space may list in its own way, and may
// leave out all but the canonical forms; [Traits] says so.
func Enumerate(s Space, visit func(Arch) bool) error {
	if f := own(s).Enumerate; f != nil {
		return f(visit)
	}
	dims := s.Dims()
	c, err := NewConditions(dims)
	if err != nil {
		return err
	}
	genes := make([]int, len(dims))
	for {
		if a := (Arch{s.Name(), slices.Clone(genes)}); s.Check(a) == nil && !visit(a) {
			return nil
		}
		if !advance(dims, c, genes) {
			return nil
		}
	}
}

// advance steps the genes to the next canonical architecture and reports
// whether there was one.
func advance(dims []Dim, c Conditions, genes []int) bool {
	for i := len(dims) - 1; i >= 0; i-- {
		if c.Active(dims, genes, i) && genes[i]+1 < len(dims[i].Choices) {
			genes[i]++
			return true
		}
		genes[i] = 0
	}
	return false
}
