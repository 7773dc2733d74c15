package darts

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naslab/engine/space"
)

func TestSizes(t *testing.T) {
	for name, want := range map[string]float64{
		"darts":    math.Pow(180*math.Pow(7, 8), 2),
		"darts/s1": math.Pow(180*256, 2),
		"darts/s2": math.Pow(180*256, 2),
		"darts/s4": math.Pow(180*256, 2),
	} {
		size, err := space.Size(mustNew(t, name))
		if err != nil || math.Abs(size/want-1) > 1e-12 {
			t.Errorf("%s: size %g, %v; want %g", name, size, err, want)
		}
	}
	if size, err := space.Size(mustNew(t, "darts")); err != nil || math.Abs(size/1.08e18-1) > 0.005 {
		t.Errorf("size %.4g, %v; the papers say 1.08e18", size, err)
	}
}

// listUnique counts the canonical forms of the cells of each kind one by one.
func listUnique(s *Space) float64 {
	product := 1.0
	for which := range cellNames {
		forms := map[Cell]bool{}
		wirings(func(c Cell) {
			for code := range 1 << picked {
				d := c
				for i := range d {
					d[i].Op = s.cells[which][edgeAt(d[i].Input, i/2+inputs)][code>>i&1]
				}
				forms[d.first(s.cells[which].allow)] = true
			}
		})
		product *= float64(len(forms))
	}
	return product
}

func TestUnique(t *testing.T) {
	for _, name := range Names()[1:] {
		s := mustNew(t, name)
		want := listUnique(s)
		if got, err := space.Unique(s); err != nil || got != want {
			t.Errorf("%s: Unique is %.0f, %v; the list has %.0f", name, got, err, want)
		}
	}
	size, _ := space.Size(mustNew(t, "darts"))
	unique, _ := space.Unique(mustNew(t, "darts"))
	if unique < size/24/24 || unique > size/2 {
		t.Errorf("%g different of %g", unique, size)
	}
	t.Logf("darts: %.6g different of %.6g", unique, size)
}

// TestCanonical renumbers the inner nodes and swaps the edges of random cells.
func TestCanonical(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	s := mustNew(t, "darts")
	for range 500 {
		g := s.genotype(space.Sample(s, rng))
		want := g.Canonical()
		for _, order := range orders {
			to, ok := g.Normal.renumbered(order)
			if !ok {
				continue
			}
			i := 2 * rng.IntN(inner)
			to[i], to[i+1] = to[i+1], to[i]
			if got := (Genotype{to, g.Reduce}).Canonical(); got != want {
				t.Fatalf("the canonical form of %s is %s, want %s", to.compact(), got.Compact(), want.Compact())
			}
		}
	}
}

func TestNeighbours(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	s := mustNew(t, "darts")
	for range 50 {
		near, err := space.Neighbours(s, space.Sample(s, rng))
		if err != nil || len(near) != 120 {
			t.Fatalf("%d neighbours, %v", len(near), err)
		}
	}
}

// first is the cell that DARTS's authors published for second order.
const published = `Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 1),
 ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1),
 ('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])`

func TestFormats(t *testing.T) {
	s := mustNew(t, "darts")
	texts := func(g Genotype) []string {
		config, err := json.Marshal(g.Config())
		if err != nil {
			t.Fatal(err)
		}
		lists := strings.NewReplacer("((", "[(", "))", ")]", "),((", ")], [(").Replace(g.Compact()[1 : len(g.Compact())-1])
		return []string{g.Python(), g.Compact(), string(config), g.Normal.Items() + "\n" + g.Reduce.Items(), "[" + lists + "]"}
	}
	check := func(g Genotype) {
		t.Helper()
		for _, text := range texts(g) {
			back, err := ParseGenotype(text)
			if err != nil || back.Sorted() != g.Sorted() {
				t.Fatalf("%s reads as %v, %v", text, back, err)
			}
			a, err := space.Parse(s, text)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := s.Genotype(a); err != nil || again != g.Sorted() {
				t.Fatalf("%s gives the genes of %v, %v", text, again, err)
			}
		}
	}
	g, err := ParseGenotype(published)
	if err != nil {
		t.Fatal(err)
	}
	if want := "(((0,3),(1,3),(0,3),(1,3),(1,3),(0,2),(0,2),(2,5)),((0,0),(1,0),(2,2),(1,0),(0,0),(2,2),(2,2),(1,0)))"; g.Compact() != want {
		t.Errorf("%s, want %s", g.Compact(), want)
	}
	if key := configPrefix + "inputs_node_reduce_3"; g.Config()[key] != "1_2" || len(g.Config()) != 22 {
		t.Errorf("configuration %v", g.Config())
	}
	if g.Skips() != 2 {
		t.Errorf("%d skip connections", g.Skips())
	}
	check(g)
	rng := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		check(s.genotype(space.Sample(s, rng)))
	}
}

func TestErrors(t *testing.T) {
	good, err := ParseGenotype(published)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"":                            "want 8 items",
		"Genotype(":                   "want ) at the end",
		"Genotype(normal=":            "want ) at the end",
		"Genotype(normal":             "want ) at the end",
		"{":                           "parse a configuration",
		"{}":                          "0 edges into node 2 of the normal cell",
		"((0,1))":                     "want two cells of eight pairs",
		"skip:1 skip:0":               "want 8 items",
		strings.Repeat("jump:0 ", 8):  `"jump", which is none of`,
		strings.Repeat("noise:x ", 8): `"x" is no input`,
		strings.Repeat("noise:0 ", 8): "node 2 reads 0 twice",
		strings.ReplaceAll(good.Python(), "range(2, 6)", "[2]"):            "the output joins nodes 2 to 5",
		strings.ReplaceAll(good.Python(), "dil_conv_3x3", "conv"):          `"conv", which is none of`,
		strings.ReplaceAll(good.Compact(), "(0,3)", "(9,3)"):               "node 2 reads 9; it may read 0 to 1",
		strings.ReplaceAll(good.Compact(), "(0,3)", "(0,9)"):               "operation 9; there are 8",
		strings.ReplaceAll(good.Python(), "'sep_conv_3x3', 0", "'skip' 0"): "the normal cell",
	} {
		if _, err := ParseGenotype(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseGenotype(%q): error %v, want %q", text, err, want)
		}
	}
	config := good.Config()
	config[configPrefix+"inputs_node_normal_3"] = "0_2"
	if _, err := FromConfig(config); err == nil || !strings.Contains(err.Error(), "but its edges come from 0_1") {
		t.Errorf("error %v", err)
	}
	if _, err := mustNew(t, "darts/s2").Arch(good); err == nil || !strings.Contains(err.Error(), "the normal cell: the edge from 2 to 5 has dil_conv_3x3; it may have [skip_connect sep_conv_3x3]") {
		t.Errorf("error %v", err)
	}
	if _, err := New("darts/s5"); err == nil || !strings.Contains(err.Error(), "did you mean") {
		t.Errorf("error %v", err)
	}
}

func TestEncodingLengths(t *testing.T) {
	s := mustNew(t, "darts")
	for name, want := range map[string]int{"adjacency": 114, "path": 11204, "truncated": 228, "gcn": 22*9 + 22*22, "sequence": 629} {
		e, err := space.FindEncoding(s, name)
		if err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	if e, _ := space.FindEncoding(s, "sequence"); e.Vocab != 13 {
		t.Errorf("vocabulary %d", e.Vocab)
	}
}

// TestPaths follows the paths of one cell by hand.
func TestPaths(t *testing.T) {
	s := mustNew(t, "darts")
	a, err := space.Parse(s, "(((0,3),(1,4),(0,2),(2,0),(0,1),(1,1),(0,1),(1,1)),((0,1),(1,1),(0,1),(1,1),(0,1),(1,1),(0,1),(1,1)))")
	if err != nil {
		t.Fatal(err)
	}
	x, err := space.Encode(s, a, "path")
	if err != nil {
		t.Fatal(err)
	}
	var on []int
	for i, v := range x {
		if v == 1 {
			on = append(on, i)
		}
	}
	const block = 2801
	want := []int{2, 3, 4, 4 + 7*1, block + 2, block + 5, block + 5 + 7*1, 2*block + 2, 3*block + 2}
	if len(on) != len(want) {
		t.Fatalf("bits %v, want %v", on, want)
	}
	for i := range on {
		if on[i] != want[i] {
			t.Fatalf("bits %v, want %v", on, want)
		}
	}
}

// TestGraph counts the parameters of the network that DARTS's authors trained
// with their cells, 3.3 million.
func TestGraph(t *testing.T) {
	g, err := ParseGenotype(published)
	if err != nil {
		t.Fatal(err)
	}
	net, err := g.Graph(Network{Cells: 20, Channels: 36})
	if err != nil || net.Check() != nil {
		t.Fatal(err)
	}
	if cost, err := net.Cost(); err != nil || cost.Params != 3349342 {
		t.Errorf("%v, %v", cost, err)
	}
	if net, err = g.Graph(Network{}); err != nil {
		t.Fatal(err)
	}
	last := net.Nodes[len(net.Nodes)-1]
	if last.Op != "linear" || last.Attr["in"] != 4*128 {
		t.Errorf("the last layer is %v", last)
	}
}

func data(t *testing.T, parts ...string) *csv.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join(append([]string{"..", "..", "..", "..", "shared", "data"}, parts...)...))
	if err != nil {
		t.Skipf("%v is not in ../shared/data", parts)
	}
	t.Cleanup(func() { f.Close() })
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(f.Name(), ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			t.Fatal(err)
		}
	}
	return csv.NewReader(r)
}

// TestSearches reads the genotypes that 208 searches of S1 and S3 ended with.
func TestSearches(t *testing.T) {
	rows, err := data(t, "darts", "archs_found.csv").ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		s := mustNew(t, "darts/"+row[0])
		a, err := space.Parse(s, row[7]+"\n"+row[8])
		if err != nil {
			t.Fatal(err)
		}
		g, err := s.Genotype(a)
		if want := row[6]; err != nil || string(rune('0'+g.Skips())) != want {
			t.Errorf("%v: %d skip connections, %v; want %s", g, g.Skips(), err, want)
		}
	}
	if len(rows) != 209 {
		t.Errorf("%d rows", len(rows))
	}
}

// TestScored reads the 11,946 genotypes of NAS-Bench-301's zero-cost scores.
func TestScored(t *testing.T) {
	rows, err := data(t, "nb301", "nb301_zc.csv.gz").ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	s := mustNew(t, "darts")
	different := map[string]bool{}
	for _, row := range rows[1:] {
		g, err := ParseGenotype(row[0])
		if err != nil {
			t.Fatal(err)
		}
		if g.Compact() != row[0] {
			t.Fatalf("%s prints as %s", row[0], g.Compact())
		}
		a, err := s.Arch(g)
		if err != nil {
			t.Fatal(err)
		}
		c, err := space.Canonical(s, a)
		if err != nil {
			t.Fatal(err)
		}
		different[c.Key()] = true
	}
	if len(rows) != 11947 || len(different) != scored {
		t.Errorf("%d rows, %d different", len(rows), len(different))
	}
}

// scored is how many of the scored genotypes are different networks.
const scored = 11946
