package stat

// Spearman returns Spearman's rank correlation of the pairs (x[i], y[i]): the
// linear correlation of their ranks, equal values sharing the average rank. It
// lies in [-1, 1] and is NaN when x or y is constant. Infinities are legal. It
// returns an error for different lengths, fewer than two pairs, or NaN.
func Spearman(x, y []float64) (float64, error) {
	if err := checkPair("spearman", x, y, 2, false); err != nil {
		return 0, err
	}
	return pearson(ranks(x), ranks(y)), nil
}
