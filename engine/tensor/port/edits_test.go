package main

import (
	"bytes"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestApplyEdits(t *testing.T) {
	files := map[string][]byte{"f": []byte("one two two")}
	err := applyEdits(files, []edit{
		{Name: "first", File: "f", Old: `one`, New: `1`, Count: 1},
		{Name: "second", File: "f", Old: `t(wo)`, New: `T${1}`, Count: 2},
	})
	if err != nil || string(files["f"]) != "1 Two Two" {
		t.Fatalf("got %q, %v", files["f"], err)
	}
	for _, e := range []edit{
		{Name: "absent place", File: "f", Old: `three`, Count: 1},
		{Name: "other count", File: "f", Old: `Two`, Count: 1},
		{Name: "absent file", File: "g", Old: `x`, Count: 1},
		{Name: "bad expression", File: "f", Old: `(`, Count: 1},
	} {
		if err := applyEdits(files, []edit{e}); err == nil || !strings.Contains(err.Error(), e.Name) {
			t.Errorf("%s: got %v, want an error that names the edit", e.Name, err)
		}
	}
}

// gotch returns the module's folder in the cache, without asking the network.
func gotch(t *testing.T) string {
	version, err := gotchVersion("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	dir := filepath.Join(strings.TrimSpace(string(out)), filepath.FromSlash(gotchPath)+"@"+version)
	if err != nil || !exists(dir) {
		t.Skip("gotch is not in the module cache; make setup puts it there")
	}
	return dir
}

// The real gotch takes all edits, and what comes out is as small as it should be.
func TestGoSideOfRealGotch(t *testing.T) {
	dir := gotch(t)
	used, err := usedNames("..")
	if err != nil {
		t.Fatal(err)
	}
	files, err := readShim(dir, used)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := goSide(files, dir, "/lib/libtch.so")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"libtch/naslab.go":     `const DefaultLibrary = "/lib/libtch.so"`,
		"libtch/trampolines.c": "\nvoid atg_add(tensor* a0, tensor a1, tensor a2) {\n",
		"libtch/c-generated.go": `capproximate := C.CString(approximate)
defer C.free(unsafe.Pointer(capproximate))`,
		"go.mod": "module " + gotchPath,
	} {
		if !strings.Contains(string(tree[name]), want) {
			t.Errorf("%s holds no %q", name, want)
		}
	}
	if text := tree["libtch/trampolines.c"]; bytes.Contains(text, []byte("atg_zeros_out")) {
		t.Error("functions that are not used were kept")
	}
	if _, ok := tree["libtch/torch_api.cpp"]; ok {
		t.Error("cgo would compile the C++ shim")
	}
}

func TestPruneRefusesUnknownName(t *testing.T) {
	dir := gotch(t)
	_, err := readShim(dir, []string{"AtgNoSuchThing"})
	if err == nil || !strings.Contains(err.Error(), "AtgNoSuchThing") {
		t.Error(err)
	}
}

func TestExtIsFormatted(t *testing.T) {
	src := strings.ReplaceAll(extGo, "@LIBTCH@", `""`)
	want, err := format.Source([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != src {
		t.Error("ext/naslab.go.txt is not formatted as gofmt would")
	}
}

func TestUsedNames(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "a.go"), []byte("package a\nimport lib \""+gotchPath+"/libtch\"\nvar x = lib.AtgB\nvar y = lib.AtgA(lib.AtgB)\n"), 0o644)
	os.WriteFile(filepath.Join(dir, "b.go"), []byte("package a\nimport lib \"strings\"\nvar z = lib.ToUpper\n"), 0o644)
	got, err := usedNames(dir)
	if err != nil || strings.Join(got, " ") != "AtgA AtgB" {
		t.Error(got, err)
	}
}
