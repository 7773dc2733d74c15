package main

import (
	"bytes"
	"os"
	"path/filepath"
	"sort"
	"syscall"
)

// lock makes the folder out and waits until no other port works in it.
func lock(out string) (unlock func(), err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(out, "lock"))
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}

// writeFile writes data to path, unless the file already holds it: an unchanged
// time stamp keeps build caches warm.
func writeFile(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp := path + ".tmp"
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, path)
}

// writeTree makes the folder libtch under out hold exactly the given files
// (slash-separated paths), and writes the ones beside it.
func writeTree(out string, tree map[string][]byte) error {
	old, _ := filepath.Glob(filepath.Join(out, "libtch", "*"))
	for _, path := range old {
		if _, ok := tree["libtch/"+filepath.Base(path)]; !ok {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	names := make([]string, 0, len(tree))
	for name := range tree {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := writeFile(filepath.Join(out, filepath.FromSlash(name)), tree[name]); err != nil {
			return err
		}
	}
	return nil
}
