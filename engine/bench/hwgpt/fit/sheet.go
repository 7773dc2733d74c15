package fit

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
)

// sheet is one CSV file in memory.
type sheet struct {
	head []string
	rows [][]string
}

// readSheet reads a gzipped CSV file with a header line.
func readSheet(path string) (*sheet, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("fit: read measurements: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("fit: %s: %w", path, err)
	}
	records, err := csv.NewReader(z).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("fit: %s: %w", path, err)
	}
	if len(records) < 2 {
		return nil, fmt.Errorf("fit: %s: no rows", path)
	}
	return &sheet{records[0], records[1:]}, nil
}

// at returns the position of a column, or -1.
func (sh *sheet) at(column string) int { return slices.Index(sh.head, column) }

func (sh *sheet) text(column string) ([]string, error) {
	j := sh.at(column)
	if j < 0 {
		return nil, fmt.Errorf("no column %q; it has %d, the first is %q", column, len(sh.head), sh.head[0])
	}
	xs := make([]string, len(sh.rows))
	for i, row := range sh.rows {
		xs[i] = row[j]
	}
	return xs, nil
}

// numbers returns a column as numbers; an empty field is NaN.
func (sh *sheet) numbers(column string) ([]float64, error) {
	cells, err := sh.text(column)
	if err != nil {
		return nil, err
	}
	xs := make([]float64, len(cells))
	for i, cell := range cells {
		if cell == "" {
			xs[i] = math.NaN()
			continue
		}
		if xs[i], err = strconv.ParseFloat(cell, 64); err != nil {
			return nil, fmt.Errorf("column %q, row %d: %w", column, i, err)
		}
	}
	return xs, nil
}
