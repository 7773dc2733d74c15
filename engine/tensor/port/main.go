package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := port("."); err != nil {
		fmt.Fprintln(os.Stderr, "port:", err)
		os.Exit(1)
	}
}

// port makes the port in the module rooted at root. A machine without libtorch
// or g++ is no error: the Go side is written all the same, and one sentence says
// what is missing.
func port(root string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	version, err := gotchVersion(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	out := filepath.Join(root, ".gotch")
	used, err := usedNames(filepath.Join(root, "engine", "tensor"))
	if err != nil {
		return err
	}
	torch, missing := findTorch()
	key := quickKey(version, used, torch, missing)
	if unchanged(out, root, key) {
		say(missing)
		return nil
	}

	unlock, err := lock(out)
	if err != nil {
		return err
	}
	defer unlock()
	src, err := moduleDir(root, version)
	if err != nil {
		return err
	}
	files, err := readShim(src, used)
	if err != nil {
		return err
	}
	tree, err := goSide(files, src, filepath.Join(out, "lib", "libtch.so"))
	if err != nil {
		return err
	}
	if err := writeTree(out, tree); err != nil {
		return err
	}
	if err := writeWork(root); err != nil {
		return err
	}
	if missing == nil {
		if err := buildShim(out, files, torch); err != nil {
			return err
		}
	}
	say(missing)
	return writeStamp(out, key)
}

// say prints the one sentence about what is not installed.
func say(missing error) {
	if missing != nil {
		fmt.Println("port:", missing)
	}
}
