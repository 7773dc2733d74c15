//go:build !(linux && amd64)

package rescue

const supported = false

func redirect(uintptr, any) error { return nil }

func catchOverflow(uintptr, uintptr) error { return nil }
