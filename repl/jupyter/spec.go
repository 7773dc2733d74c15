package jupyter

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// Spec is the entry by which Jupyter knows a kernel: the file kernel.json.
type Spec struct {
	Argv          []string       `json:"argv"` // {connection_file} is filled in
	DisplayName   string         `json:"display_name"`
	Language      string         `json:"language"`
	InterruptMode string         `json:"interrupt_mode"`
	Metadata      map[string]any `json:"metadata"`
}

// maker marks entries that this package made.
const maker = "naslab"

// NewSpec is the entry for a program that serves a connection when it is called
// with args and the name of the connection file.
func NewSpec(program, display, language string, args ...string) Spec {
	return Spec{
		Argv:        append(append([]string{program}, args...), "{connection_file}"),
		DisplayName: display, Language: language, InterruptMode: "message",
		Metadata: map[string]any{"made_by": maker, "debugger": false},
	}
}

// Found is an entry and where it lies.
type Found struct {
	Spec
	Name, Folder string
}

// validName is what Jupyter takes as the name of an entry.
var validName = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// Install writes an entry below a folder of kernels, over an older one of this
// package, and returns its folder.
func (s Spec) Install(kernels, name string) (string, error) {
	if !validName.MatchString(name) {
		return "", fmt.Errorf("%q is no name for a kernel; use letters, digits, dots, dashes and underscores", name)
	}
	dir := filepath.Join(kernels, name)
	if _, err := os.Stat(dir); err == nil {
		if old, err := load(dir); err != nil || !old.ours() {
			return "", fmt.Errorf("%s is another kernel's; choose another name with --name NAME", dir)
		}
	}
	files, err := s.files()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", unwritable(dir, err)
	}
	for file, content := range files {
		if err := os.WriteFile(filepath.Join(dir, file), content, 0o644); err != nil {
			return "", unwritable(dir, err)
		}
	}
	return dir, nil
}

// files are what an entry consists of.
func (s Spec) files() (map[string][]byte, error) {
	spec, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"kernel.json": append(spec, '\n')}
	for _, size := range []int{32, 64} {
		if files[fmt.Sprintf("logo-%dx%d.png", size, size)], err = logo(size); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// unwritable says that a folder cannot be written to.
func unwritable(dir string, err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("cannot write to %s: %w; name another place with --prefix DIR, or set JUPYTER_DATA_DIR", dir, err)
}

// load reads the entry in a folder.
func load(dir string) (Found, error) {
	f := Found{Name: filepath.Base(dir), Folder: dir}
	b, err := os.ReadFile(filepath.Join(dir, "kernel.json"))
	if err != nil {
		return f, err
	}
	return f, json.Unmarshal(b, &f.Spec)
}

// ours reports whether this package made the entry.
func (f Found) ours() bool { return f.Metadata["made_by"] == maker }

// Installed finds the entries that this package made, the first that counts
// first.
func Installed(folders []string) []Found {
	var list []Found
	for _, kernels := range folders {
		entries, _ := os.ReadDir(kernels) // a place that is not there has none
		for _, e := range entries {
			if f, err := load(filepath.Join(kernels, e.Name())); err == nil && f.ours() {
				list = append(list, f)
			}
		}
	}
	return list
}

// Works reports whether the program of an entry is there.
func (f Found) Works() bool {
	if len(f.Argv) == 0 {
		return false
	}
	info, err := os.Stat(f.Argv[0])
	return err == nil && !info.IsDir()
}

// Remove deletes the entry.
func (f Found) Remove() error {
	if err := os.RemoveAll(f.Folder); err != nil {
		return fmt.Errorf("cannot remove %s: %w", f.Folder, err)
	}
	return nil
}
