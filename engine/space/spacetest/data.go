package spacetest

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Rows reads a table of the measured data, such as "nb201/nb201_archs.csv.gz",
// from the folder shared/data beside the repository, one map from column to
// field per row. It skips the test when the table is not there.
func Rows(t *testing.T, table string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(Bytes(t, table))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// Bytes reads a file of that folder, unpacked when its name ends in .gz. It skips
// the test when the file is not there.
func Bytes(t *testing.T, file string) []byte {
	t.Helper()
	path := find(file)
	if path == "" {
		t.Skipf("%s is not in ../shared/data", file)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// find looks for the file in shared/data beside each folder above this one.
func find(file string) string {
	dir, err := os.Getwd()
	for err == nil {
		path := filepath.Join(dir, "shared", "data", filepath.FromSlash(file))
		if _, err := os.Stat(path); err == nil {
			return path
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	return ""
}
