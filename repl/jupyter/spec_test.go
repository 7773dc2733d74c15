package jupyter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInstall(t *testing.T) {
	kernels := t.TempDir()
	program := filepath.Join(kernels, "program")
	s := NewSpec(program, "Tiny", "tiny", "run")
	dir, err := s.Install(kernels, "tiny")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "kernel.json"))
	if err != nil || !strings.Contains(string(b), `"{connection_file}"`) || !strings.Contains(string(b), `"interrupt_mode": "message"`) {
		t.Errorf("%s, %v", b, err)
	}
	found := Installed([]string{kernels})
	if len(found) != 1 || found[0].Name != "tiny" || found[0].Argv[0] != program || found[0].Works() {
		t.Fatalf("found %+v", found)
	}
	if err := os.WriteFile(program, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	if !found[0].Works() {
		t.Error("the program is there")
	}
	if err := found[0].Remove(); err != nil || len(Installed([]string{kernels})) != 0 {
		t.Errorf("after Remove: %v", err)
	}
}

// The entry of another program is left alone.
func TestInstallOverAnother(t *testing.T) {
	kernels := t.TempDir()
	other := filepath.Join(kernels, "tiny")
	if err := os.MkdirAll(other, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "kernel.json"), []byte(`{"argv": ["x"]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := NewSpec("p", "Tiny", "tiny").Install(kernels, "tiny")
	if err == nil || !strings.Contains(err.Error(), "another kernel's") {
		t.Errorf("%v", err)
	}
	if list := Installed([]string{kernels}); len(list) != 0 {
		t.Errorf("found %v", list)
	}
}

func TestFolders(t *testing.T) {
	t.Setenv("JUPYTER_DATA_DIR", "")
	t.Setenv("XDG_DATA_HOME", "/xdg")
	t.Setenv("VIRTUAL_ENV", "/venv")
	t.Setenv("CONDA_PREFIX", "/conda")
	t.Setenv("JUPYTER_PATH", strings.Join([]string{"/a", "/usr/share/jupyter"}, string(filepath.ListSeparator)))
	if dir, err := EnvironmentFolder(); err != nil || dir != "/venv/share/jupyter/kernels" {
		t.Errorf("%s, %v", dir, err)
	}
	list := Folders()
	if list[0] != "/a/kernels" || list[1] != "/usr/share/jupyter/kernels" {
		t.Errorf("%v", list)
	}
	for i, dir := range list {
		for _, other := range list[:i] {
			if dir == other {
				t.Errorf("%s is there twice", dir)
			}
		}
	}
	t.Setenv("JUPYTER_DATA_DIR", "/data")
	if dir, err := UserFolder(); err != nil || dir != "/data/kernels" {
		t.Errorf("%s, %v", dir, err)
	}
}
