//go:build !(linux || darwin)

package rtype

import "errors"

func reserve(int) ([]byte, error) { return nil, errors.New("not on this system") }
