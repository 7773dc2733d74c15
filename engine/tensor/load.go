package tensor

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Available returns nil if tensors can be made here, and otherwise an error that
// wraps [ErrNoTorch] and says what to install. The first call loads libtorch,
// which takes about half a second.
func Available() error { return load() }

var load = sync.OnceValue(func() error {
	if !haveCgo {
		return fmt.Errorf("%w: this naslab was built without cgo; build it with CGO_ENABLED=1 and gcc after make setup", ErrNoTorch)
	}
	path, err := findLibrary()
	if err == nil {
		err = raw.load(path)
	}
	if err != nil {
		return fmt.Errorf("%w (%v): apt-get install libtorch-dev g++ libopenblas0-pthread, then make setup", ErrNoTorch, err)
	}
	return nil
})

// findLibrary finds libtch.so: where NASLAB_LIBTCH says, else beside the
// executable, else where the port put it when this binary was built.
func findLibrary() (string, error) {
	if path := os.Getenv("NASLAB_LIBTCH"); path != "" {
		return path, nil
	}
	if exe, err := os.Executable(); err == nil {
		if path := filepath.Join(filepath.Dir(exe), "libtch.so"); isFile(path) {
			return path, nil
		}
	}
	if isFile(raw.library) {
		return raw.library, nil
	}
	return "", errors.New("there is no libtch.so, which make setup makes")
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// Version returns the version of libtorch, such as "1.13.0", or "none" where
// there is none. It loads libtorch.
func Version() string {
	if load() != nil {
		return "none"
	}
	return raw.version()
}
