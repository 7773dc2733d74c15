package tensor

// Seed seeds libtorch's generators, from which Rand, Randn, Randint, Randperm,
// Multinomial and Dropout draw. The same seed and the same operations in one
// goroutine give the same values.
func Seed(seed uint64) error {
	if err := load(); err != nil {
		return err
	}
	raw.seed(int64(seed))
	return nil
}
