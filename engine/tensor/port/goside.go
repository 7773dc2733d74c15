package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

var (
	//go:embed ext/prelude.c.txt
	prelude string
	//go:embed ext/naslab.h
	extHeader string
	//go:embed ext/naslab.cpp
	extSource string
	//go:embed ext/naslab.go.txt
	extGo string
)

// readShim reads gotch's package libtch from the module folder src, applies the
// edits and drops the generated functions that are not used.
func readShim(src string, used []string) (map[string][]byte, error) {
	dir := filepath.Join(src, "libtch")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		files[e.Name()] = text
	}
	if err := applyEdits(files, edits); err != nil {
		return nil, err
	}
	return files, prune(files, used)
}

// goSide returns what the Go compiler sees of the port, by slash-separated path:
// the binding, the headers, the trampolines and naslab's additions. files is what
// readShim returned for the module folder src. lib is where libtch.so will lie;
// the binary remembers it.
func goSide(files map[string][]byte, src, lib string) (map[string][]byte, error) {
	var err error
	tree := map[string][]byte{}
	for _, name := range []string{"go.mod", "LICENSE"} {
		if tree[name], err = os.ReadFile(filepath.Join(src, name)); err != nil {
			return nil, err
		}
	}
	for name, text := range files {
		if strings.HasSuffix(name, ".go") || name == "torch_api.h" || name == "torch_api_generated.h" {
			tree["libtch/"+name] = text
		}
	}
	var decls []decl
	for _, text := range []string{string(files["torch_api.h"]), string(files["torch_api_generated.h"]), extHeader} {
		ds, err := parseHeader(text)
		if err != nil {
			return nil, err
		}
		decls = append(decls, ds...)
	}
	tree["libtch/lib.go"] = []byte(cgoFlags)
	tree["libtch/naslab.h"] = []byte(extHeader)
	tree["libtch/naslab.go"] = []byte(strings.ReplaceAll(extGo, "@LIBTCH@", fmt.Sprintf("%q", lib)))
	tree["libtch/trampolines.c"] = trampolines(prelude, decls)
	return tree, nil
}

// cgoFlags takes the place of gotch's own flags, which name libtorch and CUDA:
// the Go side needs neither.
const cgoFlags = `package libtch

// #cgo CFLAGS: -I${SRCDIR} -O2 -w
// #cgo LDFLAGS: -ldl
import "C"
`
