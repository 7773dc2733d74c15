package command_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data/command"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

// call runs the command and returns status and what it printed.
func call(t *testing.T, s *store.Store, ask func(string) bool, args ...string) (int, string, string) {
	t.Helper()
	var out, err strings.Builder
	n := command.Run(context.Background(), s, command.Console{Out: &out, Err: &err, Ask: ask}, args)
	return n, out.String(), err.String()
}

func newStore(t *testing.T) *store.Store { return store.New(filepath.Join(t.TempDir(), "tables")) }

func TestWords(t *testing.T) {
	s := newStore(t)
	for _, c := range []struct {
		args      string
		status    int
		out, errs string
	}{
		{"", 0, "naslab data get NAME", ""},
		{"help", 0, "--accept-licence", ""},
		{"list", 0, "nb201", ""},
		{"list nbmacro", 0, "xiusu/NAS-Bench-Macro@61a2bfc2ca0d:data/nas-bench-macro_cifar10.json", ""},
		{"list nb101/structures", 0, "No public file of it is known", ""},
		{"cite lanas", 0, "for non-commercial use only", ""},
		{"verify", 0, "No table is here", ""},
		{"lsit", 2, "", `did you mean "list"`},
		{"list nb21", 2, "", `did you mean "nb201"`},
		{"cite nb21", 2, "", `did you mean "nb201"`},
		{"get nb21", 2, "", `did you mean "nb201"`},
		{"import nb21 x", 2, "", `did you mean "nb201"`},
		{"get", 2, "", "naslab data get NAME"},
		{"import x", 2, "", "naslab data import NAME PATH"},
		{"list --acept-licence", 2, "", `did you mean "--accept-licence"`},
		{"get lanas", 2, "CC-BY-NC-4.0", "give --accept-licence"},
		{"get nb101/structures", 1, "", "no public file"},
		{"get nb101/energy_4ep", 1, "", "no reader yet"},
		{"import nbmacro nowhere", 1, "", "no such file"},
	} {
		n, out, errs := call(t, s, nil, strings.Fields(c.args)...)
		if n != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) || (errs == "") != (n == 0) || strings.Count(errs, "\n") > 1 {
			t.Errorf("%q: status %d, %q, %q", c.args, n, out, errs)
		}
	}
}

func TestTerms(t *testing.T) {
	s := newStore(t)
	asked := ""
	n, _, errs := call(t, s, func(q string) bool { asked = q; return false }, "import", "lanas/nb101_runs", "x")
	if n != 1 || asked == "" || !strings.Contains(errs, "not accepted") {
		t.Errorf("refused: %d %q %q", n, asked, errs)
	}
	n, _, errs = call(t, s, func(string) bool { return true }, "import", "lanas/nb101_runs", "x")
	if n != 1 || !strings.Contains(errs, "no such file") {
		t.Errorf("accepted: %d %q", n, errs)
	}
}

func TestImportAndVerify(t *testing.T) {
	data := datatest.Shared(t, "data")
	s := newStore(t)
	if n, out, errs := call(t, s, nil, "import", "nbmacro", data); n != 0 || !strings.Contains(out, "nbmacro/cifar10: 6561 rows, 7 columns (new)") {
		t.Fatalf("%d %q %q", n, out, errs)
	}
	if n, out, _ := call(t, s, nil, "verify"); n != 0 || !strings.Contains(out, "sound, 6561 rows") {
		t.Errorf("%d %q", n, out)
	}
	if _, out, _ := call(t, s, nil, "cite", "nbmacro"); !strings.Contains(out, "here  nbmacro/cifar10 from nbmacro_cifar10.csv.gz") {
		t.Errorf("%q", out)
	}
	path, _ := s.Where("nbmacro/cifar10")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if n, out, errs := call(t, s, nil, "verify"); n != 1 || !strings.Contains(out, "has another checksum; get or import the table again") || !strings.Contains(errs, "1 of 1 tables are damaged") {
		t.Errorf("%d %q %q", n, out, errs)
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs strings.Builder
	dir := t.TempDir()
	t.Setenv(store.MirrorVariable, "https://127.0.0.1:1")
	n := command.Run(ctx, store.New(dir), command.Console{Out: &out, Err: &errs}, []string{"get", "nbmacro"})
	if n != 130 || !strings.Contains(errs.String(), "stopped") {
		t.Errorf("%d %q", n, errs.String())
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
