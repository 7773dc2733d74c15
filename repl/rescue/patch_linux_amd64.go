package rescue

import (
	"encoding/binary"
	"syscall"
	"unsafe"
)

const supported = true

// jump is "mov rdx, imm64; jmp [rdx]": a call of a function value as the compiler
// makes it, with the arguments that are in the registers already.
var jump = [...]byte{0x48, 0xba, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0x22}

// kept holds the function values that are jumped to.
var kept []any

// redirect makes the function that begins at the address jump to another one,
// which must take the same arguments.
func redirect[F any](at uintptr, to F) error {
	kept = append(kept, to)
	code := jump
	binary.LittleEndian.PutUint64(code[2:], uint64(*(*uintptr)(unsafe.Pointer(&to))))
	page := uintptr(syscall.Getpagesize())
	begin := at &^ (page - 1)
	size := (at+uintptr(len(code))+page-1)&^(page-1) - begin
	if err := protect(begin, size, syscall.PROT_READ|syscall.PROT_WRITE|syscall.PROT_EXEC); err != nil {
		return err
	}
	copy((*(**[len(jump)]byte)(unsafe.Pointer(&at)))[:], code[:])
	return protect(begin, size, syscall.PROT_READ|syscall.PROT_EXEC)
}

// protect says what may be done with pages.
func protect(begin, size uintptr, how int) error {
	if _, _, e := syscall.Syscall(syscall.SYS_MPROTECT, begin, size, uintptr(how)); e != 0 {
		return e
	}
	return nil
}
