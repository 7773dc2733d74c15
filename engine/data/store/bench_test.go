package store_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"naslab/engine/data/columns"
	"naslab/engine/data/datatest"
	"naslab/engine/data/store"
)

// nb201 makes the tables of NAS-Bench-201.
func nb201(b *testing.B) *store.Store {
	data := datatest.Shared(b, "data")
	s := newStore(b)
	imports(b, s, "nb201", data)
	return s
}

// openAll opens every table of NAS-Bench-201 and tests and loads all columns.
func openAll(b testing.TB, s *store.Store) (all []*columns.Column) {
	for _, n := range s.Tables() {
		t, err := store.New(s.Folders...).Open(n)
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range t.Columns() {
			x, err := t.Column(c)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, x)
		}
	}
	return all
}

// BenchmarkOpenNB201 opens all tables with all their columns.
func BenchmarkOpenNB201(b *testing.B) {
	s := nb201(b)
	n := 0
	for b.Loop() {
		n = len(openAll(b, s))
	}
	b.ReportMetric(float64(n), "columns")
}

// BenchmarkReadNB201 reads one cell of one column after another, by the key.
func BenchmarkReadNB201(b *testing.B) {
	s := nb201(b)
	t, err := s.Open("nb201/archs")
	if err != nil {
		b.Fatal(err)
	}
	acc, err := t.Column("test200_cifar10")
	if err != nil {
		b.Fatal(err)
	}
	arch, err := t.Column("arch_str")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("row", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			acc.Float(i % 15625)
		}
	})
	b.Run("index", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			row, _ := t.RowInt(int64(i % 15625))
			acc.Float(row)
		}
	})
	b.Run("arch", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			arch.Text(i % 15625)
		}
	})
}

// BenchmarkMemoryNB201 reads all cells and tells how much memory is resident
// beyond what was before.
func BenchmarkMemoryNB201(b *testing.B) {
	s := nb201(b)
	before := resident(b)
	sum, cells := 0.0, 0
	var all []*columns.Column
	for b.Loop() {
		all = openAll(b, s)
		cells = 0
		for _, c := range all {
			for row := range c.Len() {
				if v, ok := c.Float(row); ok {
					sum += v
				}
				cells++
			}
		}
	}
	b.ReportMetric(float64(resident(b)-before)/1e6, "MB-resident")
	b.ReportMetric(float64(cells), "cells")
	_, _ = sum, all
}

func resident(b *testing.B) int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("the resident memory is not told here")
	}
	var kb int64
	for line := range strings.Lines(string(text)) {
		fmt.Sscanf(line, "VmRSS: %d kB", &kb)
	}
	return kb << 10
}
