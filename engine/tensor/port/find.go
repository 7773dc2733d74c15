package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// libtorch is an installed libtorch as the C++ compiler needs to know it.
type libtorch struct {
	Version string   // "1.13.0", from its own header
	Include []string // folders for -I
	Lib     string   // folder that holds libtorch.so
	System  bool     // the linker finds Lib without an rpath
	CUDA    bool     // libtorch_cuda.so is there
	OldABI  bool     // compiled with _GLIBCXX_USE_CXX11_ABI=0
	Cxx     string   // path of the C++ compiler
}

// How to get what is missing, and what works meanwhile.
const advice = "install it (apt-get install libtorch-dev g++ libopenblas0-pthread) and run make setup again; " +
	"until then everything that needs no tensors works"

// findTorch finds libtorch and a C++ compiler. The error says in one sentence
// what is missing.
func findTorch() (libtorch, error) {
	t, err := findIn(candidates(os.Getenv("LIBTORCH")))
	if err != nil {
		return t, err
	}
	for _, name := range []string{os.Getenv("CXX"), "g++", "clang++", "c++"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			t.Cxx = path
			return t, nil
		}
	}
	return t, errors.New("no C++ compiler found: " + advice)
}

// place is one layout in which a libtorch may be installed.
type place struct {
	include, lib string
	system       bool
}

// candidates lists where libtorch may be: under dir alone if it is given, else
// where distributions put it.
func candidates(dir string) []place {
	if dir != "" {
		return []place{{filepath.Join(dir, "include"), filepath.Join(dir, "lib"), false}}
	}
	var ps []place
	libs, _ := filepath.Glob("/usr/lib/*-linux-gnu")
	for _, lib := range append(libs, "/usr/lib64", "/usr/lib") {
		ps = append(ps, place{"/usr/include", lib, true})
	}
	for _, root := range []string{"/usr/local", "/usr/local/libtorch", "/opt/libtorch"} {
		ps = append(ps, place{filepath.Join(root, "include"), filepath.Join(root, "lib"), false})
	}
	return ps
}

// findIn returns the first candidate that has both the headers and the library.
func findIn(ps []place) (libtorch, error) {
	for _, p := range ps {
		api := filepath.Join(p.include, "torch", "csrc", "api", "include")
		version, err := torchVersion(filepath.Join(api, "torch", "version.h"))
		if err != nil || !exists(filepath.Join(p.lib, "libtorch.so")) {
			continue
		}
		t := libtorch{Version: version, Include: []string{api}, Lib: p.lib, System: p.system}
		if p.include != "/usr/include" {
			t.Include = append(t.Include, p.include)
		}
		t.CUDA = exists(filepath.Join(p.lib, "libtorch_cuda.so"))
		t.OldABI = oldABI(filepath.Join(filepath.Dir(p.lib), "share", "cmake", "Torch", "TorchConfig.cmake"))
		return t, nil
	}
	if len(ps) == 1 {
		return libtorch{}, fmt.Errorf("no libtorch in %s, where LIBTORCH points: %s", filepath.Dir(ps[0].include), advice)
	}
	return libtorch{}, errors.New("no libtorch found: " + advice)
}

var versionLine = regexp.MustCompile(`#define TORCH_VERSION_(MAJOR|MINOR|PATCH) (\d+)`)

// torchVersion reads the version from libtorch's own header.
func torchVersion(header string) (string, error) {
	text, err := os.ReadFile(header)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, m := range versionLine.FindAllSubmatch(text, -1) {
		parts = append(parts, string(m[2]))
	}
	if len(parts) != 3 {
		return "", fmt.Errorf("%s: no version in it", header)
	}
	return strings.Join(parts, "."), nil
}

// oldABI tells whether libtorch's own CMake file asks for the old C++ ABI.
func oldABI(cmake string) bool {
	text, err := os.ReadFile(cmake)
	return err == nil && strings.Contains(string(text), "_GLIBCXX_USE_CXX11_ABI=0")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
