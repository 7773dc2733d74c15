package search

// NewLSBO makes Bayesian optimisation of the plain sum of the objectives, each
// with weight 1: a Gaussian process over the decisions learns the sum, and the
// candidate with the highest log expected improvement is proposed. It seeks one
// point of the front and finds others on its way.
//
// Objectives are normalised first by the constants that they come with
// ([Objective]); one without is summed as it is.
//
// Options and defaults are those of [NewParEGO] but for start, 5, and without
// rho. It returns an error for unknown options and for values out of range.
//
// It is the baseline LSBO of HW-GPT-Bench (NeurIPS 2024).
func NewLSBO(s Setup) (Optimizer, error) {
	m, err := readSeveral("lsbo", s, 5, 1)
	if err != nil {
		return nil, err
	}
	m.aim = func(costs [][]float64) (goal, error) {
		sums := make([]float64, len(costs))
		for i, c := range costs {
			for k, v := range c {
				sums[i] += s.Objectives[k].normalised(v)
			}
		}
		return m.single(sums, logEI), nil
	}
	return m, nil
}

// normalised maps Lo to 0 and Hi to 1, where there are such constants.
func (o Objective) normalised(cost float64) float64 {
	if !(o.Hi > o.Lo) {
		return cost
	}
	return (cost - o.Lo) / (o.Hi - o.Lo)
}
