//go:build cgo

package tensor

/*
#include <stddef.h>

// Absent from C libraries other than glibc; then the address is null.
extern int malloc_trim(size_t pad) __attribute__((weak));

static void naslab_trim(void) {
	if (malloc_trim)
		malloc_trim(0);
}
*/
import "C"

func trim() { C.naslab_trim() }
