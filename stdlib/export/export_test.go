package export

import (
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"naslab/stdlib/symbols"
)

// TestPathsAreTheTables compares with the packages that have symbol tables.
func TestPathsAreTheTables(t *testing.T) {
	var want []string
	for _, p := range symbols.Tables() {
		if p.Path != Native {
			want = append(want, p.Path)
		}
		if got := Name(p.Path); got != p.Name {
			t.Errorf("package %s is called %q, its table says %q", p.Path, got, p.Name)
		}
	}
	want = append(want, "unsafe")
	slices.Sort(want)
	if got := Paths(); !slices.Equal(got, want) {
		t.Errorf("packages %v\nwant %v", got, want)
	}
}

// TestImport reads all packages and looks up in each what its table has.
func TestImport(t *testing.T) {
	im := Importer(token.NewFileSet())
	for _, table := range symbols.Tables() {
		pkg, err := im.Import(table.Path)
		if err != nil {
			t.Error(err)
			continue
		}
		if pkg.Name() != table.Name || !pkg.Complete() {
			t.Errorf("package %s: name %s, complete %v", table.Path, pkg.Name(), pkg.Complete())
		}
		for name := range table.Exports() {
			if token.IsExported(name) && pkg.Scope().Lookup(name) == nil {
				t.Errorf("%s.%s has no type", table.Path, name)
			}
		}
	}
}

// TestShared imports in both orders: a type that two packages name is one type.
func TestShared(t *testing.T) {
	for _, order := range [][]string{{"time", "net/http"}, {"net/http", "time"}} {
		im := Importer(token.NewFileSet())
		found := map[string]*types.Package{}
		for _, path := range order {
			pkg, err := im.Import(path)
			if err != nil {
				t.Fatal(err)
			}
			found[path] = pkg
		}
		cookie := found["net/http"].Scope().Lookup("Cookie").Type().Underlying().(*types.Struct)
		for f := range cookie.Fields() {
			if f.Name() == "Expires" && f.Type() != found["time"].Scope().Lookup("Time").Type() {
				t.Errorf("%v: http.Cookie.Expires is another %s than time.Time", order, f.Type())
			}
		}
		if found["time"].Scope().Lookup("ParseDuration") == nil {
			t.Errorf("%v: time was read in part", order)
		}
	}
}

func TestUnknown(t *testing.T) {
	im := Importer(token.NewFileSet())
	for path, want := range map[string]string{
		"mth":              `did you mean "math"?`,
		"naslab/engin/run": `did you mean "naslab/engine/run"?`,
		"github.com/x/y":   "cells can import",
		"builtin":          "there is no package",
	} {
		if _, err := im.Import(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("import %q: %v, want %q", path, err, want)
		}
	}
	for _, path := range []string{"", "mth", "builtin", Native, "internal/abi"} {
		if Has(path) {
			t.Errorf("a cell can import %q", path)
		}
	}
}

// TestNoForeignLibrary holds the types to what is here: gotch stays inside
// tensor, and no file name is in the data.
func TestNoForeignLibrary(t *testing.T) {
	im := Importer(token.NewFileSet()).(*importer)
	for _, path := range Paths() {
		if _, err := im.Import(path); err != nil {
			t.Fatal(err)
		}
	}
	for path := range im.packages {
		if strings.Contains(path, "gotch") {
			t.Errorf("a type refers to %s", path)
		}
	}
	im.fset.Iterate(func(f *token.File) bool {
		t.Errorf("the data names file %s", f.Name())
		return false
	})
}

func TestDoc(t *testing.T) {
	var missing []string
	// A comment begins with the name, by Go's custom, or with a word of its own.
	for _, c := range []struct{ path, symbol, want string }{
		{"fmt", "", "Package fmt "},
		{"fmt", "Println", "Println "},
		{"bytes", "Buffer.Write", "Write "},
		{"io", "EOF", "EOF "},
		{"io", "Reader", "Reader "},
		{"net/http", "Server.Addr", "Addr "},
		{"net/http", "StatusTeapot", "RFC "},
		{"sync/atomic", "Pointer.Load", "Load "},
		{"math/rand/v2", "N", "N "},
		{"builtin", "append", "The append "},
		{"unsafe", "Sizeof", "Sizeof "},
		{"gonum.org/v1/gonum/mat", "Det", "Det "},
		{"naslab/engine/seed", "New", "New"},
		{"naslab/stdlib/nas", "Search", "Search"},
	} {
		if !Documented(c.path) {
			missing = append(missing, c.path)
			continue
		}
		if got := Doc(c.path, c.symbol); !strings.HasPrefix(got, c.want) {
			t.Errorf("doc of %s.%s begins %.60q, want %q", c.path, c.symbol, got, c.want)
		}
	}
	for _, c := range [][2]string{{"fmt", "Nothing"}, {"nothing", ""}, {"fmt", "newPrinter"}} {
		if got := Doc(c[0], c[1]); got != "" {
			t.Errorf("doc of %s.%s is %.60q", c[0], c[1], got)
		}
	}
	for path, p := range known() {
		if docs, _ := p.Docs(); len(docs) > 0 {
			t.Errorf("the comments of %s are in the file of its types", path)
		}
	}
	for path, p := range documented() {
		if docs, err := p.Docs(); err != nil || len(docs) == 0 && path != "syscall" {
			t.Errorf("%s has %d comments, %v", path, len(docs), err)
		}
		if k, ok := known()[path]; ok && k.Name != p.Name {
			t.Errorf("%s is documented as package %s", path, p.Name)
		}
	}
	if len(missing) > 0 {
		t.Skipf("no doc comments of %s in this build: make setup makes them", strings.Join(missing, ", "))
	}
}
