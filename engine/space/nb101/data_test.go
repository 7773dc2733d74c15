package nb101

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space/dag"
)

// table calls visit with every row of a file of the benchmark, by column name.
func table(t *testing.T, file string, visit func(row func(column string) string)) {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "nb101", file))
	if err != nil {
		t.Skipf("%s is not in ../shared/data/nb101", file)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<16))
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(z)
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, column := range head {
		at[strings.Clone(column)] = i
	}
	for !t.Failed() {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		visit(func(column string) string { return record[at[column]] })
	}
}

// TestAllStructures compares the list of all cells with one that was made by the
// benchmark's own rules: graph, operations, order, parameters, work and, row by
// row, the first eight digits of the hash: every tenth row, or all with
// NASLAB_FULL=1.
func TestAllStructures(t *testing.T) {
	cells, full := Cells(), os.Getenv("NASLAB_FULL") != ""
	var h dag.Hasher
	var last Cell
	row, smallest, largest := 0, int64(1<<62), int64(0)
	table(t, "nb101_structures.csv.gz", func(column func(string) string) {
		if row >= len(cells) {
			t.Fatalf("more rows than %d cells", len(cells))
		}
		c := cells[row]
		var ops strings.Builder
		for _, op := range c.Ops[:c.N-2] {
			ops.WriteByte('0' + byte(op))
		}
		n, err := c.Cost()
		if err != nil {
			t.Fatal(err)
		}
		if strconv.Itoa(c.N) != column("n") || strconv.Itoa(int(c.Bits)) != column("bits") || ops.String() != column("ops") {
			t.Errorf("row %d is %v, want %s vertices, bits %s, ops %s", row, c, column("n"), column("bits"), column("ops"))
		}
		if strconv.FormatInt(n.Params, 10) != column("params") || strconv.FormatInt(n.MACs, 10) != column("macs") {
			t.Errorf("row %d, %v: %+v, want %s and %s", row, c, n, column("params"), column("macs"))
		}
		if full || row%10 == 0 {
			if c.Bits != last.Bits || c.N != last.N {
				if err := h.Reset(c.out()); err != nil {
					t.Fatal(err)
				}
				last = c
			}
			if hash := h.Sum(c.graph().Labels).String()[:8]; hash != column("hash8") {
				t.Errorf("row %d, %v: hash %s, want %s", row, c, hash, column("hash8"))
			}
		}
		smallest, largest = min(smallest, n.Params), max(largest, n.Params)
		row++
	})
	if full {
		if short := map[string]bool{}; len(byHash()) == Unique {
			for hash := range byHash() {
				short[hash.String()[:8]] = true
			}
			if len(short) != Unique-19 {
				t.Errorf("%d different beginnings of hashes, want 19 collisions", len(short))
			}
		} else {
			t.Errorf("%d different hashes, want %d", len(byHash()), Unique)
		}
		c, err := Find("00005c142e6f48ac74fdcf73e3439874")
		if err != nil || c.String() != known {
			t.Errorf("Find gives %v, %v", c, err)
		}
		if _, err := Find(strings.Repeat("0", 32)); err == nil || !strings.Contains(err.Error(), "no cell of the space has") {
			t.Errorf("error %v", err)
		}
	}
	if row != Unique || smallest != 227274 || largest != 49979274 {
		t.Errorf("%d rows, %d to %d parameters", row, smallest, largest)
	}
}

// TestHashesOfTables compares whole hashes, and that the tables hold canonical
// spellings.
func TestHashesOfTables(t *testing.T) {
	for file, rows := range map[string]int{"nb101_20k.csv.gz": 20001, "nb101_zc.csv.gz": 10750, "nb101_energy_4ep.csv.gz": 3639} {
		t.Run(file, func(t *testing.T) {
			row := 0
			table(t, file, func(column func(string) string) {
				row++
				c, err := ParseCell(column("adjacency_upper_rowmajor") + "-" + column("ops"))
				if err != nil {
					t.Fatal(err)
				}
				if hash, err := c.Hash(); err != nil || hash != column("hash") {
					t.Errorf("row %d, %v: hash %s (error %v), want %s", row, c, hash, err, column("hash"))
				}
				if first, err := c.Canonical(); err != nil || first != c {
					t.Errorf("row %d: the canonical form of %v is %v (error %v)", row, c, first, err)
				}
				n, err := c.Cost()
				if params := column("params"); err != nil || file != "nb101_zc.csv.gz" && params != strconv.FormatInt(n.Params, 10) {
					t.Errorf("row %d, %v: %d parameters (error %v), want %s", row, c, n.Params, err, params)
				}
			})
			if row != rows {
				t.Errorf("%d rows, want %d", row, rows)
			}
		})
	}
}
