package stat

import "fmt"

// Autocorrelation returns, for each distance d from 0 to window, the correlation
// of two values of a walk that are d steps apart,
//
//	rho(d) = mean((v[t] - m) (v[t+d] - m)) / mean((v[t] - m)²),
//
// over all places of all walks, m being the mean of all values. rho(0) is 1. On
// the landscape of a search space it tells how far a change of the architecture
// carries: the slower it falls, the smoother the landscape. It is NaN when all
// values are equal.
//
// It returns an error for no walk, for one of less than window+1 values, and for
// values that are not finite.
//
// Weinberger, "Correlated and uncorrelated fitness landscapes and how to tell
// the difference", Biological Cybernetics 63 (1990).
func Autocorrelation(walks [][]float64, window int) ([]float64, error) {
	if len(walks) == 0 || window < 0 {
		return nil, fmt.Errorf("stat: autocorrelation: %d walks and a window of %d; give at least one walk and a window from 0", len(walks), window)
	}
	sum, n := 0.0, 0
	for i, w := range walks {
		if err := checkOne("autocorrelation", w, 1, true); err != nil {
			return nil, err
		}
		if len(w) <= window {
			return nil, fmt.Errorf("stat: autocorrelation: walk %d has %d values; a window of %d needs %d", i, len(w), window, window+1)
		}
		for _, v := range w {
			sum += v
		}
		n += len(w)
	}
	m := sum / float64(n)
	rho := make([]float64, window+1)
	for d := range rho {
		products, pairs := 0.0, 0
		for _, w := range walks {
			for t := range len(w) - d {
				products += (w[t] - m) * (w[t+d] - m)
			}
			pairs += len(w) - d
		}
		rho[d] = products / float64(pairs)
	}
	for d := window; d >= 0; d-- {
		rho[d] /= rho[0]
	}
	return rho, nil
}
