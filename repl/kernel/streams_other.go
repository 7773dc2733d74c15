//go:build !unix

package kernel

import "os"

func another(f *os.File, _ string) (*os.File, error) { return f, nil }
