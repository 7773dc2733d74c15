package space

// OneHot returns the one-hot encoding of a: for each decision one number per
// choice, 1 for the chosen one; all zero for a decision that does not count.
func OneHot(s Space, a Arch) ([]float64, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	var x []float64
	for i, d := range s.Dims() {
		at := len(x)
		x = append(x, make([]float64, len(d.Choices))...)
		if active[i] {
			x[at+a.Genes[i]] = 1
		}
	}
	return x, nil
}

// Ordinal returns one number per decision: the choice's index divided by the
// number of choices less one, so within [0, 1]; -1 for a decision that does
// not count.
func Ordinal(s Space, a Arch) ([]float64, error) {
	active, err := Active(s, a)
	if err != nil {
		return nil, err
	}
	x := make([]float64, len(active))
	for i, d := range s.Dims() {
		switch {
		case !active[i]:
			x[i] = -1
		case len(d.Choices) > 1:
			x[i] = float64(a.Genes[i]) / float64(len(d.Choices)-1)
		}
	}
	return x, nil
}
