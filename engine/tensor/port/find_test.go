package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeTorch makes a folder that looks like an unpacked libtorch.
func fakeTorch(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const versionH = "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 6\n#define TORCH_VERSION_PATCH 0\n"

func TestFindIn(t *testing.T) {
	dir := fakeTorch(t, map[string]string{
		"include/torch/csrc/api/include/torch/version.h": versionH,
		"lib/libtorch.so":                     "",
		"lib/libtorch_cuda.so":                "",
		"share/cmake/Torch/TorchConfig.cmake": `set(TORCH_CXX_FLAGS "-D_GLIBCXX_USE_CXX11_ABI=0")`,
	})
	got, err := findIn(candidates(dir))
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != "2.6.0" || !got.CUDA || !got.OldABI || got.System || len(got.Include) != 2 {
		t.Errorf("%+v", got)
	}
	if f := strings.Join(flags(got), " "); !strings.Contains(f, "_GLIBCXX_USE_CXX11_ABI=0") || !strings.Contains(f, "-I"+filepath.Join(dir, "include")) {
		t.Error(f)
	}
}

func TestFindInMissing(t *testing.T) {
	noLib := fakeTorch(t, map[string]string{"include/torch/csrc/api/include/torch/version.h": versionH})
	for _, dir := range []string{t.TempDir(), noLib} {
		_, err := findIn(candidates(dir))
		if err == nil || !strings.Contains(err.Error(), "apt-get install") || !strings.Contains(err.Error(), dir) {
			t.Error(err)
		}
	}
}
