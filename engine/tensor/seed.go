package tensor

// Seed seeds libtorch's generators, from which Rand, Randn, Randint, Randperm,
// Multinomial and Dropout draw. The same seed and the same operations in one
// goroutine give the same values. Seeds below 2^32 give PyTorch's own values for them.
func Seed(seed uint64) error {
	if err := load(); err != nil {
		return err
	}
	// libtorch's generator for the CPU looks at the lower half only.
	raw.seed(int64(uint32(seed) ^ uint32(seed>>32)*0x9E3779B9))
	return nil
}
