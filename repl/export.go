package repl

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"naslab/repl/notebook"
	"naslab/repl/page"
)

// export is "naslab export": it writes a notebook in another way, with the
// outputs that it has.
func (a *App) export(args []string) int {
	if len(args) != 2 {
		return a.wrong("export needs a notebook and the file to make of it: naslab export IN OUT")
	}
	nb, err := readNotebook(args[0])
	if err != nil {
		return a.wrong("%v", err)
	}
	if same(args[0], args[1]) {
		return a.wrong("%s would be written over itself; give another name", args[0])
	}
	nb.Load()
	if err := saveNotebook(nb, args[1]); err != nil {
		return a.wrong("%v", err)
	}
	return 0
}

func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// readNotebook reads a notebook or script. The error is a sentence.
func readNotebook(file string) (*notebook.Notebook, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	return notebook.Read(file, content)
}

// isPage reports whether a file is a page for a browser.
func isPage(file string) bool {
	ext := strings.ToLower(filepath.Ext(file))
	return ext == ".html" || ext == ".htm"
}

// saveNotebook writes a notebook to a file, in the way that its name asks for.
func saveNotebook(nb *notebook.Notebook, file string) error {
	var w notebook.Written
	var err error
	if isPage(file) {
		w.Content, err = page.Render(nb)
	} else {
		w, err = nb.Write(file)
		if errors.Is(err, notebook.ErrFormat) {
			err = fmt.Errorf("%w, nor a page (.html)", err)
		}
	}
	if err == nil {
		err = w.Save(file)
	}
	var pe *os.PathError
	if errors.As(err, &pe) {
		return fmt.Errorf("cannot write %s: %w", file, pe.Err)
	}
	return err
}

// sessionNotebook makes a notebook of cells that were run.
func sessionNotebook(file string, cells []doneCell) *notebook.Notebook {
	nb := &notebook.Notebook{File: file}
	if ext := filepath.Ext(file); ext != ".go" {
		nb.Add(notebook.Cell{Kind: notebook.Prose, Text: "# " + strings.TrimSuffix(filepath.Base(file), ext)})
	}
	for _, d := range cells {
		nb.Add(notebook.Cell{Text: d.Text, Outputs: d.Outputs, Count: len(nb.Code()) + 1})
	}
	nb.Load()
	return nb
}
