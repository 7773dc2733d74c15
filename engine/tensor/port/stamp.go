package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// quickKey identifies all inputs of the port: this program, gotch's version, the
// functions used, and the libtorch and compiler found.
func quickKey(version string, used []string, t libtorch, missing error) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n%+v\n%v\n", version, used, t, missing)
	describe(h, filepath.Join(t.Lib, "libtorch_cpu.so"))
	describe(h, t.Cxx)
	if self, err := os.Executable(); err == nil {
		if f, err := os.Open(self); err == nil {
			io.Copy(h, f)
			f.Close()
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// describe adds to h what tells one build of a file from another: the file it
// leads to, its size and its time.
func describe(h io.Writer, path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return
	}
	if info, err := os.Stat(real); err == nil {
		fmt.Fprintln(h, real, info.Size(), info.ModTime().UnixNano())
	}
}

// unchanged tells whether the last port was made from the same inputs and all it
// made is still there.
func unchanged(out, root, key string) bool {
	stamp, err := os.ReadFile(filepath.Join(out, "stamp"))
	if err != nil || string(stamp) != key {
		return false
	}
	made := []string{
		filepath.Join(root, "go.work"),
		filepath.Join(out, "go.mod"),
		filepath.Join(out, "libtch", "trampolines.c"),
		filepath.Join(out, "libtch", "naslab.go"),
	}
	if exists(filepath.Join(out, "lib", "key")) {
		made = append(made, filepath.Join(out, "lib", "libtch.so"))
	}
	for _, path := range made {
		if !exists(path) {
			return false
		}
	}
	return true
}

func writeStamp(out, key string) error {
	return writeFile(filepath.Join(out, "stamp"), []byte(key))
}
