package line

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	// usual is how many cells are remembered when nothing else is said.
	usual = 5000
	// largest is how long a cell may be, in bytes, to be kept in the file.
	largest = 1 << 20
)

// History holds the cells of this and earlier sessions, oldest first, each once.
//
// The file has one record a line, a JSON object. A record is written by one
// write at the end of the file, so sessions side by side do not harm each other;
// what others add is seen by the next session. Lines that are no record are
// skipped, whatever they are.
type History struct {
	file   string // empty means none
	cells  []string
	broken bool // the file's last line has no end
	limit  int  // of cells
}

// record is one line of the file.
type record struct {
	At   int64   `json:"at"` // seconds since 1970
	Cell *string `json:"cell"`
}

// OpenHistory reads the file. One that is not there or cannot be read is no
// history, and no error.
func OpenHistory(file string) *History { return openHistory(file, usual) }

// openHistory is OpenHistory with the number of cells that are remembered.
func openHistory(file string, limit int) *History {
	h := &History{file: file, limit: limit}
	if file == "" {
		return h
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return h
	}
	h.cells = once(parse(content))
	h.broken = len(content) > 0 && content[len(content)-1] != '\n'
	if n := bytes.Count(content, []byte{'\n'}); n > limit+limit/4 {
		h.shorten()
	}
	if len(h.cells) > limit {
		h.cells = slices.Clone(h.cells[len(h.cells)-limit:])
	}
	return h
}

// parse reads the records of a file.
func parse(content []byte) []string {
	var cells []string
	for l := range bytes.Lines(content) {
		var r record
		if json.Unmarshal(l, &r) != nil || r.Cell == nil || strings.TrimSpace(*r.Cell) == "" {
			continue
		}
		cells = append(cells, *r.Cell)
	}
	return cells
}

// once keeps the last of equal cells.
func once(cells []string) []string {
	seen := map[string]bool{}
	var kept []string
	for _, c := range slices.Backward(cells) {
		if !seen[c] {
			seen[c] = true
			kept = append(kept, c)
		}
	}
	slices.Reverse(kept)
	return kept
}

// Cells lists the cells, oldest first.
func (h *History) Cells() []string { return h.cells }

// Add remembers a cell as the latest.
func (h *History) Add(cell string) error {
	cell = strings.TrimRight(cell, " \t\r\n")
	if strings.TrimSpace(cell) == "" {
		return nil
	}
	if n := len(h.cells); n > 0 && h.cells[n-1] == cell {
		return nil
	}
	if i := slices.Index(h.cells, cell); i >= 0 {
		h.cells = slices.Delete(h.cells, i, i+1)
	}
	h.cells = append(h.cells, cell)
	if len(h.cells) > h.limit {
		h.cells = slices.Delete(h.cells, 0, len(h.cells)-h.limit)
	}
	if h.file == "" || len(cell) > largest || !utf8.ValidString(cell) {
		return nil
	}
	if err := h.write(cell); err != nil {
		return fmt.Errorf("line: keeping the history: %w", err)
	}
	return nil
}

// recordOf is a cell's line.
func recordOf(cell string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(record{At: time.Now().Unix(), Cell: &cell}) != nil {
		return nil // strings and integers always can be encoded
	}
	return b.Bytes()
}

func (h *History) write(cell string) error {
	if err := os.MkdirAll(filepath.Dir(h.file), 0o700); err != nil {
		return err
	}
	f, err := openLocked(h.file)
	if err != nil {
		return err
	}
	defer f.Close()
	b := recordOf(cell)
	if h.broken {
		b = append([]byte{'\n'}, b...)
		h.broken = false
	}
	_, err = f.Write(b)
	return err
}

// openLocked opens the file to append to, and locks it where files can be
// locked. It takes care that the file was not replaced meanwhile.
func openLocked(file string) (*os.File, error) {
	for range 10 {
		f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		lock(f)
		mine, err1 := f.Stat()
		there, err2 := os.Stat(file)
		if err1 == nil && err2 == nil && os.SameFile(mine, there) {
			return f, nil
		}
		f.Close()
	}
	return nil, errors.New("the file is replaced again and again")
}

// shorten replaces the file by one with the latest cells only. What goes wrong
// here leaves the old file as it was.
func (h *History) shorten() {
	f, err := openLocked(h.file)
	if err != nil {
		return
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return
	}
	kept := latest(content, h.limit)
	tmp, err := os.CreateTemp(filepath.Dir(h.file), ".history-*")
	if err != nil {
		return
	}
	_, err = tmp.Write(kept)
	if cerr := tmp.Close(); err != nil || cerr != nil || os.Rename(tmp.Name(), h.file) != nil {
		os.Remove(tmp.Name())
		return
	}
	h.broken = false
}

// latest are the last lines of a file's content that are records, each cell
// once.
func latest(content []byte, limit int) []byte {
	var lines [][]byte
	seen := map[string]bool{}
	for l := range bytes.Lines(content) {
		lines = append(lines, l)
	}
	kept := lines[:0:0]
	for _, l := range slices.Backward(lines) {
		if cells := parse(l); len(cells) == 1 && !seen[cells[0]] && len(kept) < limit {
			seen[cells[0]] = true
			kept = append(kept, append(bytes.TrimRight(l, "\n"), '\n'))
		}
	}
	slices.Reverse(kept)
	return bytes.Join(kept, nil)
}
