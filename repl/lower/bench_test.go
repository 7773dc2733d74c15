package lower_test

import (
	"strings"
	"testing"

	"naslab/repl/check"
	"naslab/repl/kernel"
)

// BenchmarkLower is the lowering of a cell alone.
func BenchmarkLower(b *testing.B) {
	m := newMachine(b, true)
	cell, faults := m.checker.Check(check.Source{File: "In", Line: 1, Text: "x := 1"})
	if len(faults) > 0 {
		b.Fatal(faults[0].Msg)
	}
	for b.Loop() {
		u, err := m.lowerer.Cell(cell)
		if err != nil {
			b.Fatal(err)
		}
		u.Drop()
	}
}

// BenchmarkCell is all of a cell: check, lower, compile and run.
func BenchmarkCell(b *testing.B) {
	m := newMachine(b, true)
	for b.Loop() {
		if err := m.run("x := 1"); err != nil {
			b.Fatal(err)
		}
	}
}

const (
	loop    = "for i := 0; i < 10000000; i++ { s += i }"
	plain   = "package main; var s int; func main() { " + loop + " }"
	lowered = "s := 0\n" + loop
)

// BenchmarkLoop is a loop of ten million additions in a cell.
func BenchmarkLoop(b *testing.B) {
	m := newMachine(b, true)
	for b.Loop() {
		if err := m.run(lowered); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlainLoop is the same loop, handed to the interpreter as it is.
func BenchmarkPlainLoop(b *testing.B) {
	k, err := kernel.New(kernel.Config{})
	if err != nil {
		b.Fatal(err)
	}
	src := strings.Replace(plain, "func main", "func init", 1)
	for b.Loop() {
		if err := k.Load(src); err != nil {
			b.Fatal(err)
		}
	}
}
