package columns_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/data/columns"
	"naslab/engine/data/datatest"
)

const small = `id,name,acc,lat,n,digits,mixed
0,"a,b",93.5,0.125,7,007,x
1,c,-1e+08,1e-05,,010,1
2,"say ""so""",,12.25,-3,007,
300000,d,10,3,2147483648,9,-0
`

// describe makes "digits" text and marks -1e+08.
func describe(name string) columns.Field {
	x := columns.Field{Name: name}
	switch name {
	case "digits":
		x.Kind = columns.Text
	case "acc":
		x.Unit, x.Better = "%", columns.Higher
		x.Gaps = []columns.Gap{{Text: "-1e+08", Why: "not a number at the origin"}}
	}
	return x
}

func frame(t testing.TB) *columns.Frame {
	t.Helper()
	f, err := columns.ReadCSV(strings.NewReader(small), columns.Info{Name: "t", Key: []string{"id"}}, describe, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func write(t testing.TB, f *columns.Frame) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "t.nas")
	if err := f.Write(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *columns.Table {
	t.Helper()
	tab, err := columns.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func column(t testing.TB, tab *columns.Table, name string) *columns.Column {
	t.Helper()
	c, err := tab.Column(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCells(t *testing.T) {
	tab := open(t, write(t, frame(t)))
	acc := column(t, tab, "acc")
	if v, ok := acc.Float(0); v != 93.5 || !ok {
		t.Errorf("acc of row 0 is %v, %v", v, ok)
	}
	if v, ok := acc.Float(1); !math.IsNaN(v) || ok || acc.Why(1) != "not a number at the origin" {
		t.Errorf("acc of row 1 is %v, %v, %q", v, ok, acc.Why(1))
	}
	if _, ok := acc.Float(2); ok || acc.Why(2) != columns.NotMeasured {
		t.Errorf("acc of row 2 has a value, or another reason: %q", acc.Why(2))
	}
	for _, row := range []int{-1, 4, math.MaxInt} {
		if _, ok := acc.Float(row); ok || acc.Why(row) != "no such row" {
			t.Errorf("row %d has a value", row)
		}
	}
	if n, ok := column(t, tab, "n").Int(3); n != 2147483648 || !ok {
		t.Errorf("n of row 3 is %d, %v", n, ok)
	}
	if s, ok := column(t, tab, "digits").Text(0); s != "007" || !ok {
		t.Errorf("digits of row 0 is %q, %v", s, ok)
	}
	if _, ok := column(t, tab, "mixed").Float(0); ok {
		t.Error("a text is a number")
	}
	if x := acc.Field(); x.Unit != "%" || x.Better != columns.Higher {
		t.Errorf("acc is described as %+v", x)
	}
	if _, err := tab.Column("ac"); err == nil || !strings.Contains(err.Error(), `did you mean "acc"`) {
		t.Errorf("error for a misspelt column: %v", err)
	}
}

func TestRows(t *testing.T) {
	tab := open(t, write(t, frame(t)))
	for i, k := range []string{"0", "1", "2", "300000"} {
		if row, ok := tab.Row(k); row != i || !ok {
			t.Errorf("key %s is in row %d, %v", k, row, ok)
		}
	}
	for _, k := range []string{"", "3", "00", "300001"} {
		if row, ok := tab.Row(k); ok {
			t.Errorf("key %q is in row %d", k, row)
		}
	}
	if row, ok := tab.RowInt(300000); row != 3 || !ok {
		t.Errorf("RowInt gives %d, %v", row, ok)
	}
	twice := frame(t)
	if err := twice.Add("1", "", "", "", "", "", ""); err != nil {
		t.Fatal(err)
	}
	err := twice.Write(filepath.Join(t.TempDir(), "t.nas"))
	if err == nil || !strings.Contains(err.Error(), "same key") {
		t.Errorf("a key that is there twice: %v", err)
	}
}

func csvOf(t testing.TB, tab *columns.Table) string {
	t.Helper()
	var b bytes.Buffer
	if err := tab.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCSVComesBack(t *testing.T) {
	f := frame(t)
	tab := open(t, write(t, f))
	if got := csvOf(t, tab); got != small {
		t.Errorf("the table as CSV is\n%s", got)
	}
	again, err := tab.Frame()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := again.WriteCSV(&b); err != nil || b.String() != small {
		t.Errorf("the frame as CSV is\n%s%v", b.String(), err)
	}
}

// TestCanonicalTablesComeBack makes every canonical table a file and CSV again.
func TestCanonicalTablesComeBack(t *testing.T) {
	root := datatest.Shared(t, "data")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		if err != nil || d.IsDir() || !strings.Contains(name, ".csv") {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > 1<<20 && os.Getenv("NASLAB_ALL_TABLES") == "" { // the large ones take a minute
			return nil
		}
		want := readAll(t, path)
		f, err := columns.ReadCSV(bytes.NewReader(want), columns.Info{Name: name}, nil, 1<<30)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		file := write(t, f)
		if got := csvOf(t, open(t, file)); got != string(want) {
			t.Errorf("%s comes back as another text", name)
		}
		return os.Remove(file)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := io.Reader(f)
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

func TestMerge(t *testing.T) {
	part, err := columns.ReadCSV(strings.NewReader("id,acc,new\n2,55.5,a\n0,1,b\n77,9,c\n"), columns.Info{}, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	out, m, err := frame(t).Merge(part, []string{"id"}, false)
	if err != nil {
		t.Fatal(err)
	}
	if (m != columns.Merged{Rows: 1, Columns: 1, Filled: 6, Same: 2, Kept: 1}) {
		t.Errorf("merged as %+v", m)
	}
	var b strings.Builder
	if err := out.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := `id,name,acc,lat,n,digits,mixed,new
0,"a,b",93.5,0.125,7,007,x,b
1,c,-1e+08,1e-05,,010,1,
2,"say ""so""",55.5,12.25,-3,007,,a
300000,d,10,3,2147483648,9,-0,
77,,9,,,,,c
`
	if b.String() != want {
		t.Errorf("merged:\n%s", b.String())
	}
}

// TestRowOfGaps looks for keys that are no values: an empty number is not 0.
func TestRowOfGaps(t *testing.T) {
	f, err := columns.ReadCSV(strings.NewReader("id,x\n,1\n5,2\n"), columns.Info{Name: "t", Key: []string{"id"}}, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	tab := open(t, write(t, f))
	if row, ok := tab.RowInt(0); ok {
		t.Errorf("0 is in row %d, where nothing stands", row)
	}
	if row, ok := tab.Row(""); !ok || row != 0 {
		t.Errorf("the empty key is in row %d, %v", row, ok)
	}
	if row, ok := tab.RowInt(5); !ok || row != 1 {
		t.Errorf("5 is in row %d, %v", row, ok)
	}
}

// TestBlanks reads numbers among which stands what people write for none.
func TestBlanks(t *testing.T) {
	f, err := columns.ReadCSV(strings.NewReader("\ufeffid,x,y\na,1.5,NA\nb,nan,text\nc,-inf,\n"), columns.Info{Name: "t"}, nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if f.Fields[0].Name != "id" || f.Fields[1].Kind != columns.Number || f.Fields[2].Kind != columns.Text {
		t.Fatalf("the columns are %+v", f.Fields)
	}
	x := column(t, open(t, write(t, f)), "x")
	for row, want := range []string{"", columns.NotMeasured, "not a finite number"} {
		if _, ok := x.Float(row); ok != (want == "") || x.Why(row) != want {
			t.Errorf("row %d: %v, %q", row, ok, x.Why(row))
		}
	}
	if got := strings.Join(x.Cells(), " "); got != "1.5 nan -inf" {
		t.Errorf("the cells come back as %q", got)
	}
}
