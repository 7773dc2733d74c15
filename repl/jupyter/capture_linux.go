package jupyter

import "syscall"

// redirect makes descriptor to mean what from means.
func redirect(from, to int) error { return syscall.Dup3(from, to, 0) }
