package capture

import "syscall"

// dup2 makes descriptor to lead where from does.
func dup2(from, to int) error { return syscall.Dup3(from, to, 0) }
