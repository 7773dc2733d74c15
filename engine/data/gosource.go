package data

import (
	"context"
	"errors"
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// ErrNoGoSource says that this machine has no source of the Go standard library.
var ErrNoGoSource = errors.New("data: go source: no Go standard library source on this machine (looked under $GOROOT, " +
	"the Go that built this program, `go env GOROOT`, /usr/local/go and /usr/lib/go*); " +
	"give any other text file or folder to data.Text instead")

// GoSource returns the folder with the source of the Go standard library, such
// as /usr/local/go/src: several ten MB of text that every Go installation has.
// It returns [ErrNoGoSource] when there is none.
func GoSource() (string, error) { return goSource(goRoots()) }

// goSource returns the first folder that holds the library's source. The roots
// are functions because the later ones cost time.
func goSource(roots []func() []string) (string, error) {
	for _, root := range roots {
		for _, dir := range root() {
			if dir == "" {
				continue
			}
			src := filepath.Join(dir, "src")
			if info, err := os.Stat(filepath.Join(src, "fmt", "print.go")); err == nil && info.Mode().IsRegular() {
				return src, nil
			}
		}
	}
	return "", ErrNoGoSource
}

func goRoots() []func() []string {
	return []func() []string{
		func() []string { return []string{os.Getenv("GOROOT"), build.Default.GOROOT} },
		func() []string { return []string{askGo()} },
		func() []string { return append([]string{"/usr/local/go"}, debianRoots()...) },
	}
}

// askGo asks the go command on the path, if there is one.
func askGo() string {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// debianRoots lists where Debian and its relatives put Go, newest name first.
func debianRoots() []string {
	dirs, err := filepath.Glob("/usr/lib/go*")
	if err != nil {
		return nil
	}
	slices.Sort(dirs)
	slices.Reverse(dirs)
	return dirs
}
