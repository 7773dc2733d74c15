package main

import (
	"flag"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"testing"

	"naslab/stdlib/symbols/table"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file below testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; when that is right, run go test ./stdlib/symbols/gen -update\ngot:\n%s", path, got)
	}
}

func fixture(t *testing.T) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "testdata/fixture/fixture.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	imported, err := list(root, nil, []group{{patterns: []string{"html/template", "io", "text/template"}}}, compiled)
	if err != nil {
		t.Fatal(err)
	}
	l := newLoader()
	for _, p := range imported {
		l.exports[p.ImportPath] = p.Export
	}
	conf := types.Config{Importer: l}
	pkg, err := conf.Check("naslab/stdlib/symbols/gen/testdata/fixture", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func TestFixture(t *testing.T) {
	s := collect(fixture(t), listed{})
	g := group{name: "fixtures", title: "the fixture", prefix: "naslab/stdlib/symbols/gen/testdata/"}
	src, err := file(g, s)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "fixture.table", string(src))
	golden(t, "fixture.missing", missingText(g.name, []*symbols{s}))
}

func TestFloatTextIsExact(t *testing.T) {
	literal := func(s string) constant.Value { return constant.MakeFromLiteral(s, token.FLOAT, 0) }
	for _, v := range []constant.Value{
		literal("0"), literal("1"), literal("-0.1"), literal("1e300"), literal("0x1p-1074"), literal("1e5000"), literal("1e-5000"),
		constant.BinaryOp(literal("1"), token.QUO, literal("3")),
		constant.BinaryOp(literal("-22"), token.QUO, literal("7e40")),
	} {
		text := floatText(v)
		if back := table.Float(text); !constant.Compare(back, token.EQL, v) {
			t.Errorf("%s reads back as %s, wrote %s", v.ExactString(), back.ExactString(), text)
		}
	}
}

func TestFileNames(t *testing.T) {
	std, gonum := groups[0], groups[1]
	for _, c := range []struct {
		g                    group
		path, file, variable string
	}{
		{std, "fmt", "fmt_table.go", "fmtTable"},
		{std, "math/rand/v2", "math_rand_v2_table.go", "mathRandV2Table"},
		{gonum, "gonum.org/v1/plot/vg", "plot_vg_table.go", "plotVgTable"},
	} {
		if got := fileName(c.g, c.path); got != c.file {
			t.Errorf("file of %s: %s, want %s", c.path, got, c.file)
		}
		if got := tableName(c.g, c.path); got != c.variable {
			t.Errorf("variable of %s: %s, want %s", c.path, got, c.variable)
		}
	}
}

func TestImportable(t *testing.T) {
	for _, c := range []struct {
		p    listed
		want bool
	}{
		{listed{ImportPath: "fmt", Name: "fmt", Standard: true}, true},
		{listed{ImportPath: "testing/iotest", Name: "iotest", Standard: true, Imports: []string{"testing"}}, true},
		{listed{ImportPath: "internal/abi", Name: "abi", Standard: true}, false},
		{listed{ImportPath: "vendor/golang.org/x/net/idna", Name: "idna", Standard: true}, false},
		{listed{ImportPath: "plugin", Name: "plugin", Standard: true}, false},
		{listed{ImportPath: "naslab/engine/space", Name: "space"}, true},
		{listed{ImportPath: "naslab/engine/space/spacetest", Name: "spacetest", Imports: []string{"testing"}}, false},
		{listed{ImportPath: "naslab/engine/tensor/port", Name: "main"}, false},
		{listed{ImportPath: "naslab/engine/internal/registry", Name: "registry"}, false},
	} {
		if got := importable(c.p); got != c.want {
			t.Errorf("%s: importable is %v, want %v", c.p.ImportPath, got, c.want)
		}
	}
}
