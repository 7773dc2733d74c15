package battery

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"go/build"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	goroot     = flag.Bool("goroot", false, "run the single programs below GOROOT/test")
	gorootOnly = flag.String("program", "", "run those whose path has this `part`")
	gorootList = flag.String("list", "", "write a line for each program into this `file`, as they end")
)

// gorootLimit is how long one program may take.
const gorootLimit = 20 * time.Second

// gorootBar is the share of programs that must behave as Go's do.
const gorootBar = 0.80

// TestGoroot runs the programs of Go's own test folder that are one file and
// start with "// run": each must end well and print what it should.
func TestGoroot(t *testing.T) {
	if !*goroot {
		t.Skip("takes minutes; ask for it with -goroot")
	}
	programs := gorootPrograms(t)
	if len(programs) == 0 {
		t.Skip("this installation of Go has no folder test")
	}
	list := io.Discard
	if *gorootList != "" {
		f, err := os.Create(*gorootList)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		list = f
	}
	var failed strings.Builder
	good, all := map[string]int{}, map[string]int{}
	for _, p := range programs {
		dir := filepath.Dir(p)
		all[dir]++
		why := runProgram(t, p)
		if why == "" {
			good[dir]++
		} else {
			fmt.Fprintf(&failed, "%s: %s\n", p, why)
		}
		fmt.Fprintf(list, "%s: %s\n", p, cmp.Or(why, "ok"))
	}
	passed, total := 0, 0
	for _, dir := range slices.Sorted(mapKeys(all)) {
		t.Logf("%-14s %3d of %3d", dir, good[dir], all[dir])
		passed, total = passed+good[dir], total+all[dir]
	}
	share := float64(passed) / float64(total)
	t.Logf("%-14s %3d of %3d, %.1f %%", "all", passed, total, 100*share)
	if *gorootOnly == "" && share < gorootBar {
		t.Errorf("%.1f %% are fewer than %.0f %%:\n%s", 100*share, 100*gorootBar, failed.String())
	} else {
		t.Log("\n" + failed.String())
	}
}

func mapKeys(m map[string]int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// gorootTest is the folder of the programs.
var gorootTest = sync.OnceValue(func() string {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return ""
	}
	return filepath.Join(strings.TrimSpace(string(root)), "test")
})

// gorootPrograms lists the programs, as paths below GOROOT/test.
func gorootPrograms(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(gorootTest(), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		rel, err := filepath.Rel(gorootTest(), path)
		if err != nil || !strings.Contains(rel, *gorootOnly) {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		here, err := build.Default.MatchFile(filepath.Split(path))
		if err == nil && here && isRun(string(src)) {
			all = append(all, rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// isRun reports whether the head of a test says that it is to be compiled
// without flags and run.
func isRun(src string) bool {
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		switch {
		case line == "// run":
			return true
		case line == "" || strings.HasPrefix(line, "//go:build") || strings.HasPrefix(line, "// +build"):
		default:
			return false
		}
	}
	return false
}

// runProgram runs one program and says what went wrong, or nothing.
func runProgram(t *testing.T, rel string) string {
	t.Helper()
	path := filepath.Join(gorootTest(), rel)
	var out bytes.Buffer
	c := command(t, path)
	c.Dir, c.Stdout, c.Stderr = t.TempDir(), &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	late := false
	timer := time.AfterFunc(gorootLimit, func() { late = true; c.Process.Kill() })
	err := c.Wait()
	timer.Stop()
	if late {
		return "takes too long"
	}
	said := strings.TrimSpace(out.String())
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() > 1 {
			said = fmt.Sprintf("exit status %d: %s", exit.ExitCode(), said)
		}
		return firstLine(said)
	}
	want, err := os.ReadFile(strings.TrimSuffix(path, ".go") + ".out")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		return "prints " + firstLine(said)
	}
	return ""
}

// firstLine is the beginning of a text.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s[:min(200, len(s))]
}
