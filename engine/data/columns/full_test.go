//go:build linux

package columns_test

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naslab/engine/data/columns"
)

// asWriter makes the test binary write a table where no file may grow.
const asWriter = "NASLAB_TEST_WRITE"

func TestMain(m *testing.M) {
	if path := os.Getenv(asWriter); path != "" {
		os.Exit(writeLimited(path))
	}
	os.Exit(m.Run())
}

// writeLimited writes a table of some megabytes with a limit of 64 kB a file,
// which fails in the middle of writing as a full disk does.
func writeLimited(path string) int {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10}); err != nil {
		fmt.Println("skip", err)
		return 0
	}
	f := columns.NewFrame(columns.Info{Name: "t"}, []columns.Field{{Name: "x", Kind: columns.Text}})
	for i := range 200_000 {
		if err := f.Add(fmt.Sprint("cell ", i)); err != nil {
			fmt.Println(err)
			return 1
		}
	}
	fmt.Println(f.Write(path))
	return 0
}

// TestFullDisk writes where the disk is full: an error, and nothing is left.
func TestFullDisk(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	c := exec.Command(exe)
	c.Env = append(os.Environ(), asWriter+"="+filepath.Join(dir, "t.nas"))
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if strings.HasPrefix(string(out), "skip") {
		t.Skipf("no limit can be set: %s", out)
	}
	if !strings.Contains(string(out), "cannot write table t") || !strings.Contains(string(out), "file too large") {
		t.Errorf("it says %q", out)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
