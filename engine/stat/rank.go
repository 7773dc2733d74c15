package stat

import "slices"

// Ranks returns the rank of each value, 1 for the smallest; equal values share
// the average of the ranks they take up. It returns an error for NaN.
func Ranks(x []float64) ([]float64, error) {
	if err := checkOne("ranks", x, 0, false); err != nil {
		return nil, err
	}
	return ranks(x), nil
}

func ranks(x []float64) []float64 {
	order := ascending(x)
	out := make([]float64, len(x))
	for lo := 0; lo < len(order); {
		hi := lo + 1
		for hi < len(order) && x[order[hi]] == x[order[lo]] {
			hi++
		}
		for _, i := range order[lo:hi] {
			out[i] = float64(lo+1+hi) / 2
		}
		lo = hi
	}
	return out
}

// ascending returns the positions of x by rising value, equal ones by position.
func ascending(x []float64) []int {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		switch {
		case x[i] < x[j]:
			return -1
		case x[i] > x[j]:
			return 1
		}
		return i - j
	})
	return order
}
