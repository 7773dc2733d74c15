package enas

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func mustNew(t *testing.T, layers int) *Space {
	t.Helper()
	s, err := New(layers)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	for _, layers := range []int{2, 3, 6, 12} {
		t.Run(fmt.Sprint(layers), func(t *testing.T) { spacetest.Run(t, mustNew(t, layers)) })
	}
}

func TestSizes(t *testing.T) {
	for layers, want := range map[int]float64{6: 1528823808, 12: math.Pow(6, 12) * math.Pow(2, 66)} {
		if size, err := space.Size(mustNew(t, layers)); err != nil || size != want {
			t.Errorf("%d layers: size %g, %v; want %g", layers, size, err, want)
		}
	}
	s := mustNew(t, 6)
	for name, want := range map[string]int{"onehot": 51, "path": 55986, "truncated": 258, "gcn": 8*8 + 8*8, "sequence": 35} {
		if e, err := space.FindEncoding(s, name); err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	for _, bad := range []int{-1, 1, 25} {
		if _, err := New(bad); err == nil || !strings.Contains(err.Error(), "2 to 24 layers") {
			t.Errorf("New(%d): error %v", bad, err)
		}
	}
}

func TestTexts(t *testing.T) {
	s := mustNew(t, 3)
	want, err := space.Parse(s, "145-011")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"1 4 0 5 1 1", "1\n4 0\n5 1 1\n", "[[1], [4, 0], [5, 1, 1]]"} {
		if a, err := space.Parse(s, text); err != nil || !a.Equal(want) {
			t.Errorf("%q reads as %v, %v; want %v", text, a, err, want)
		}
	}
	for text, message := range map[string]string{
		"145-01":            "3 digits, a dash and 3 bits",
		"146-011":           `operation "6" of layer 2 is none of 0 to 5`,
		"145-012":           `bit "2" of layer 2, vertex 1`,
		"1 4 0":             "3 layers need 6 numbers",
		"1 4 0 5 1 7":       "choice 7 of skip[1,2] is out of range",
		"[[1], [4], [5]]":   "layer 1 has 1 numbers",
		"[1, 4, 0]":         "want one list per layer",
		"[[1], [4, x], [5]": `"x" is no number`,
		"one":               `"one" is no number`,
	} {
		if _, err := space.Parse(s, text); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%q: error %v, want %q", text, err, message)
		}
	}
}

func TestGraph(t *testing.T) {
	s := mustNew(t, 3)
	a, err := space.Parse(s, "145-011")
	if err != nil {
		t.Fatal(err)
	}
	g, err := s.Graph(a)
	if err != nil {
		t.Fatal(err)
	}
	// Stem; layer 1 reads the input; layer 2 layer 1 alone; layer 3 both inputs
	// and layer 2. The width is 36, 72, 144.
	want := int64(27*36 + 72 +
		(36*36 + 72 + 9*36 + 36*36 + 72) +
		(36*72 + 144) +
		(36+36+72)*144 + 288 +
		1450)
	if c, err := g.Cost(); err != nil || c.Params != want {
		t.Errorf("%d parameters, %v; want %d", c.Params, err, want)
	}
}

// TestTable reads the 20,020 networks of D-VAE's data.
func TestTable(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "enas", "enas6.csv.gz"))
	if err != nil {
		t.Skip("the networks are not in ../shared/data/enas")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	s := mustNew(t, 6)
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		text := row[2] + "-" + row[3]
		a, err := space.Parse(s, text)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := space.Text(s, a); err != nil || back != text {
			t.Fatalf("%s prints as %s, %v", text, back, err)
		}
		seen[a.Key()] = true
	}
	if len(rows)-1 != 20020 || len(seen) != 20015 {
		t.Errorf("%d rows, %d different networks", len(rows)-1, len(seen))
	}
}
