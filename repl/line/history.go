package line

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// limit is how many cells are remembered.
const limit = 2000

// history holds the cells of this and earlier sessions, oldest first, each
// made flat. The file has one cell a line.
type history struct {
	file  string // empty means none
	cells []string
}

// load reads the file. A file that cannot be read is no history.
func load(file string) *history {
	h := &history{file: file}
	if file == "" {
		return h
	}
	f, err := os.Open(file)
	if err != nil {
		return h
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if l := strings.TrimSpace(s.Text()); l != "" {
			h.cells = append(h.cells, l)
		}
	}
	if n := len(h.cells); n > limit {
		h.cells = slices.Clone(h.cells[n-limit:])
		h.rewrite()
	}
	return h
}

// add remembers a cell, unless it repeats the last one. The file is written at
// once, so that sessions side by side do not lose each other's cells.
func (h *history) add(cell string) error {
	c := flat.Replace(strings.TrimSpace(cell))
	if c == "" || len(h.cells) > 0 && h.cells[len(h.cells)-1] == c {
		return nil
	}
	h.cells = append(h.cells, c)
	if h.file == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(h.file), 0o700); err != nil {
		return fmt.Errorf("line: keeping the history: %w", err)
	}
	f, err := os.OpenFile(h.file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("line: keeping the history: %w", err)
	}
	defer f.Close()
	if _, err := f.WriteString(c + "\n"); err != nil {
		return fmt.Errorf("line: keeping the history: %w", err)
	}
	return nil
}

// rewrite shortens the file to what is remembered.
func (h *history) rewrite() {
	tmp := h.file + ".tmp"
	text := strings.Join(h.cells, "\n") + "\n"
	if os.WriteFile(tmp, []byte(text), 0o600) == nil {
		_ = os.Rename(tmp, h.file)
	}
}
