package published

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// looseCSV is a CSV file as people write it: blanks around cells, an unnamed
// column of row numbers first.
type looseCSV struct {
	head map[string]int
	rows [][]string
}

func readLoose(b []byte) (*looseCSV, error) {
	in := csv.NewReader(bytes.NewReader(b))
	in.TrimLeadingSpace = true
	t := &looseCSV{head: map[string]int{}}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("CSV with a header was expected: %w", err)
		}
		for i, c := range row {
			row[i] = strings.TrimSpace(c)
		}
		if len(t.head) == 0 {
			for i, c := range row {
				t.head[c] = i
			}
			continue
		}
		t.rows = append(t.rows, row)
	}
	if len(t.rows) == 0 {
		return nil, fmt.Errorf("CSV with a header and rows was expected")
	}
	return t, nil
}

// need returns the positions of columns.
func (t *looseCSV) need(names ...string) ([]int, error) {
	at := make([]int, len(names))
	for i, n := range names {
		j, ok := t.head[n]
		if !ok {
			return nil, fmt.Errorf("CSV with a column %q was expected", n)
		}
		at[i] = j
	}
	return at, nil
}

// cell reads a number; the empty cell stays empty.
func numberCell(s string, write func(float64) string) (string, error) {
	switch strings.ToLower(s) {
	case "":
		return "", nil
	case "nan", "inf", "-inf":
		return undefined, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", fmt.Errorf("a number was expected, not %.40q", s)
	}
	return write(v), nil
}
