package lower_test

import (
	"bytes"
	"context"
	"fmt"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"

	"naslab/repl/check"
	"naslab/repl/kernel"
	"naslab/repl/lower"
	"naslab/repl/lower/rt"
	"naslab/stdlib/export"
	"naslab/stdlib/symbols"
)

// machine is the whole way from text to output, without a session.
type machine struct {
	checker *check.Checker
	lowerer *lower.Lowerer
	kernel  *kernel.Kernel
	out     *bytes.Buffer
	cells   int
	text    string // of the last unit
}

func newMachine(t testing.TB, real bool) *machine {
	t.Helper()
	m := &machine{out: &bytes.Buffer{}}
	table := symbols.All()
	run := &rt.Runtime{Err: m.out}
	fset := token.NewFileSet()
	imp := export.Importer(fset)
	m.checker = check.New(check.Config{Fset: fset, Importer: imp, Paths: export.Paths()})
	m.lowerer = lower.New(lower.Config{
		Fset: fset, Importer: imp, Real: real,
		Place: func(p token.Pos) (int, int) { c, l, _ := m.checker.Position(p); return c, l },
		Compiled: func(path, name string) reflect.Type {
			for key, list := range table {
				if i := strings.LastIndexByte(key, '/'); i < 0 || key[:i] != path {
					continue
				}
				if v, ok := list[name]; ok && v.Kind() == reflect.Pointer && v.IsNil() {
					return v.Type().Elem()
				}
			}
			return nil
		},
	})
	functions := run.Exports()
	for n, f := range m.lowerer.Runtime() {
		functions[n] = f
	}
	functions["Show"] = reflect.ValueOf(func(list ...any) {
		for i, v := range list {
			if i > 0 {
				fmt.Fprint(m.out, ", ")
			}
			fmt.Fprintf(m.out, "%v", v)
		}
		fmt.Fprintln(m.out)
	})
	k, err := kernel.New(kernel.Config{
		Exports: []kernel.Exports{table, {lower.TypesPath + "/" + lower.TypesName: {}}},
		Runtime: functions, Out: m.out, Err: m.out,
	})
	if err != nil {
		t.Fatal(err)
	}
	m.kernel = k
	run.Exiting = k.Exiting
	if err := m.load(`package main; import ` + lower.TypesName + ` "` + lower.TypesPath + `"`); err != nil {
		t.Fatal(err)
	}
	return m
}

func (m *machine) load(text string) error {
	m.cells++
	return m.kernel.Load(text)
}

// evaluate lowers a checked cell, declares all, and returns what to call.
func (m *machine) evaluate(cell *check.Cell) (entry string, err error) {
	unit, err := m.lowerer.Cell(cell)
	if err != nil {
		m.checker.Drop()
		return "", fmt.Errorf("lower: %w", err)
	}
	m.text = unit.Text
	m.checker.Commit(cell, nil)
	if len(unit.Types) > 0 {
		if err := m.kernel.Use(kernel.Exports{lower.TypesPath + "/" + lower.TypesName: unit.Types}); err != nil {
			return "", err
		}
	}
	for _, i := range unit.Imports {
		if err := m.load(fmt.Sprintf("package main; import %s %q", i.Name, i.Path)); err != nil {
			return "", fmt.Errorf("import: %w", err)
		}
	}
	if err := m.load(unit.Text); err != nil {
		return "", fmt.Errorf("compile: %w", err)
	}
	return unit.Entry, nil
}

func (m *machine) prepare(t *testing.T, cell *check.Cell) string {
	t.Helper()
	entry, err := m.evaluate(cell)
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

// run runs one cell and returns an error of the check, the lowering or the run.
func (m *machine) run(src string) error {
	cell, faults := m.checker.Check(check.Source{File: "In", Line: 1, Text: src})
	if len(faults) > 0 {
		return fmt.Errorf("check: %v", faults[0].Msg)
	}
	entry, err := m.evaluate(cell)
	if err != nil {
		return err
	}
	var failed error
	r := m.kernel.Start(context.Background(), func() {
		failed = m.load("package main; func init() { " + entry + "() }")
	})
	switch e := m.kernel.Wait(r); e {
	case kernel.Finished:
	case kernel.Exited:
		if r.Code() != 0 {
			return fmt.Errorf("exit %d", r.Code())
		}
		return nil
	default:
		return fmt.Errorf("ending %d", e)
	}
	return failed
}

// TestFile runs the program that NASLAB_PROGRAM names, for work on the package.
func TestFile(t *testing.T) {
	name := os.Getenv("NASLAB_PROGRAM")
	if name == "" {
		t.Skip("NASLAB_PROGRAM is not set")
	}
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m := newMachine(t, os.Getenv("NASLAB_OWN") == "")
	err = m.run(string(src))
	if os.Getenv("NASLAB_TEXT") != "" {
		fmt.Println(m.text)
	}
	fmt.Print(m.out.String())
	if err != nil {
		fmt.Println("ERROR", err)
	}
}
