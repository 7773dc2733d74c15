package tensor

import "fmt"

// SetThreads sets how many threads one operation may use, at least 1. Until it is
// called libtorch decides.
func SetThreads(n int) error {
	if n < 1 || n > 1024 {
		return fmt.Errorf("tensor: threads: %d is not a number of threads; give 1 to 1024", n)
	}
	if err := load(); err != nil {
		return err
	}
	raw.setThreads(n)
	return nil
}

// Threads returns how many threads one operation may use, 0 without libtorch.
func Threads() int {
	if load() != nil {
		return 0
	}
	return raw.threads()
}
