package repl

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKernelCommand(t *testing.T) {
	t.Setenv("JUPYTER_DATA_DIR", filepath.Join(t.TempDir(), "data"))
	t.Setenv("VIRTUAL_ENV", "")
	t.Setenv("CONDA_PREFIX", "")
	t.Setenv("JUPYTER_PATH", "")
	prefix := t.TempDir()
	file := filepath.Join(prefix, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args   string
		status int
		want   string // in what is printed
	}{
		{"kernel", 0, "naslab kernel install"},
		{"kernel list", 0, "not installed"},
		{"kernel install", 0, "data/kernels/naslab"},
		{"kernel install", 0, "data/kernels/naslab"},
		{"kernel list", 0, "data/kernels/naslab"},
		{"kernel install --prefix " + prefix + " --name other", 0, "share/jupyter/kernels/other"},
		{"kernel install --name a/b", 1, `"a/b" is no name`},
		{"kernel install --prefix " + file, 1, "cannot write to"},
		{"kernel install --sys-prefix", 1, "no Python environment is active"},
		{"kernel install --prefix x --user", 2, "exclude each other"},
		{"kernel install --nope", 2, "unknown flag"},
		{"kernel install nope", 2, `unknown argument "nope"`},
		{"kernel uninstall --name nope", 1, `there is no kernel "nope"`},
		{"kernel uninstall", 0, "removed"},
		{"kernel uninstall", 1, `there is no kernel "naslab"`},
		{"kernel instal", 2, `did you mean "naslab kernel install"?`},
		{"kernel run", 2, "connection file"},
		{"kernel run /nonexistent.json", 1, "connection file"},
		{"kernel run " + file, 1, "is not a connection file"},
	} {
		r := runMain(t, "", strings.Fields(tt.args)...)
		if r.status != tt.status || !strings.Contains(r.out+r.err, tt.want) {
			t.Errorf("naslab %s: %d\n%s%s", tt.args, r.status, r.out, r.err)
		}
	}
	f, err := os.Open(filepath.Join(prefix, "share/jupyter/kernels/other/logo-64x64.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if img, err := png.DecodeConfig(f); err != nil || img.Width != 64 || img.Height != 64 {
		t.Errorf("the logo is %v, %v", img, err)
	}
}
