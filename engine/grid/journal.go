package grid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// line is an outcome as it is written down.
type line struct {
	Outcome
	Among int `json:"among"` // architectures that the pair had a value of
}

// journal is a file of lines, only ever appended to.
type journal struct{ file *os.File }

// openJournal reads the lines of a file, which need not exist, and opens it for
// more. What a killed process left of a last line is cut off. A file that another
// process has open is an error.
func openJournal(path string) (*journal, []line, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, nil, fmt.Errorf("grid: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return nil, nil, fmt.Errorf("grid: %w", err)
	}
	lines, err := takeOver(f)
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("grid: %s: %w", path, err)
	}
	return &journal{f}, lines, nil
}

// takeOver claims a file, reads it and cuts it to whole lines.
func takeOver(f *os.File) ([]line, error) {
	if err := claim(f); err != nil {
		return nil, errors.New("another program writes it; wait for its end, or give another folder")
	}
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	whole := bytes.LastIndexByte(text, '\n') + 1
	var lines []line
	for i, l := range bytes.Split(text[:whole], []byte{'\n'}) {
		if len(l) == 0 {
			continue
		}
		var x line
		if err := json.Unmarshal(l, &x); err != nil {
			return nil, fmt.Errorf("line %d: %w; remove the file to do its work anew", i+1, err)
		}
		if len(x.At) != len(x.Found) {
			return nil, fmt.Errorf("line %d: %d evaluations and %d values; remove the file to do its work anew", i+1, len(x.At), len(x.Found))
		}
		lines = append(lines, x)
	}
	return lines, f.Truncate(int64(whole))
}

func (j *journal) add(l line) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	_, err = j.file.Write(append(text, '\n'))
	return err
}

func (j *journal) close() error { return j.file.Close() }
