package notebook

import (
	"fmt"
	"os"
	"path/filepath"
)

// Written is a notebook as it goes to disk.
type Written struct {
	Content []byte   // of the file itself
	Beside  []Beside // pictures that it refers to
}

// Beside is a file that belongs to a notebook.
type Beside struct {
	Path    string
	Content []byte
}

// Write returns the content of a file of the given name, whose extension says
// how it is written. What it returns, [Read] reads.
func (nb *Notebook) Write(file string) (Written, error) {
	format, err := formatOf(file)
	if err != nil {
		return Written{}, err
	}
	switch format {
	case ".md":
		return nb.markdown(file), nil
	case ".ipynb":
		content, err := nb.ipynb()
		return Written{Content: content}, err
	}
	return Written{Content: nb.script()}, nil
}

// Load reads the pictures that outputs refer to. Those that are not there stay
// without content.
func (nb *Notebook) Load() {
	for i := range nb.Cells {
		for j := range nb.Cells[i].Outputs {
			o := &nb.Cells[i].Outputs[j]
			mime := PNG
			if filepath.Ext(o.Path) == ".svg" {
				mime = SVG
			}
			if o.Path == "" || o.Data[mime] != nil {
				continue
			}
			if content, err := os.ReadFile(o.Path); err == nil {
				o.Data[mime] = content
			}
		}
	}
}

// Save writes the files. The notebook itself comes last, and is never half
// written.
func (w Written) Save(file string) error {
	for _, b := range w.Beside {
		if err := os.MkdirAll(filepath.Dir(b.Path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(b.Path, b.Content, 0o644); err != nil {
			return err
		}
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".naslab-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", file, err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(w.Content)
	if bad := tmp.Close(); err == nil {
		err = bad
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), modeOf(file))
	}
	if err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	return err
}

// modeOf is the mode of the file that is written over, or that of a new one.
func modeOf(file string) os.FileMode {
	if info, err := os.Stat(file); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
