package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
)

// listed is what the go command says about a package.
type listed struct {
	ImportPath, Name, Export, Dir string
	GoFiles, CgoFiles, Imports    []string
	Standard, Incomplete          bool
	Error                         *struct{ Err string }
}

// compiled has the go command compile what it lists where that was not done
// yet; sources has it find the files, and say nothing of imports.
const (
	compiled = "-export"
	sources  = "-find"
)

// list asks the go command for the packages of the groups. dir is any folder of
// the module, env is added to the environment.
func list(dir string, env []string, gs []group, how string) ([]listed, error) {
	args := []string{"list", "-e", how, "-json=ImportPath,Name,Export,Dir,GoFiles,CgoFiles,Standard,Incomplete,Imports,Error"}
	for _, g := range gs {
		args = append(args, g.patterns...)
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("gen: go list: %w: %s", err, strings.TrimSpace(said.String()))
	}
	var ps []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return ps, nil
		}
		if err != nil {
			return nil, fmt.Errorf("gen: go list: %w", err)
		}
		ps = append(ps, p)
	}
}

// loader reads export data; packages it has read share their types.
type loader struct {
	exports map[string]string // files by import path
	types.Importer
}

func newLoader() *loader {
	l := &loader{exports: map[string]string{}}
	l.Importer = importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(l.exports[path])
	})
	return l
}

// load returns the exports of p, or an error that says that it does not build.
func (l *loader) load(p listed) (*types.Package, error) {
	if p.Export == "" {
		why := "it does not build"
		if p.Error != nil {
			why = p.Error.Err
		}
		return nil, fmt.Errorf("gen: %s: %s", p.ImportPath, why)
	}
	l.exports[p.ImportPath] = p.Export
	pkg, err := l.Import(p.ImportPath)
	if err != nil {
		return nil, fmt.Errorf("gen: %s: %w", p.ImportPath, err)
	}
	return pkg, nil
}
