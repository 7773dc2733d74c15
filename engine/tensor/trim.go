package tensor

// Trim gives the memory of freed tensors back to the system where the C library
// can (glibc's malloc_trim), so that a resident size tells what is in use.
// Otherwise it is kept for the next tensors. Without cgo it does nothing.
func Trim() {
	if raw.trim != nil {
		raw.trim()
	}
}
