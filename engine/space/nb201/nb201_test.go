package nb201

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

// TestFacts checks what is known of the space: sizes of encodings, 24
// neighbours.
func TestFacts(t *testing.T) {
	s := New()
	want := map[string]int{"onehot": 30, "categorical": 6, "ordinal": 6, "path": 155, "truncated": 30, "gcn": 8*7 + 64, "sequence": 35}
	for _, e := range space.Encodings(s) {
		if e.Len != want[e.Name] || e.Name == "sequence" && e.Vocab != 9 {
			t.Errorf("%v with vocabulary %d, want length %d", e, e.Vocab, want[e.Name])
		}
		if (e.Decode == nil) != (e.Name == "truncated") {
			t.Errorf("%v", e)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		if near, err := space.Neighbours(s, space.Sample(s, rng)); err != nil || len(near) != 24 {
			t.Fatalf("%d neighbours, %v", len(near), err)
		}
	}
}

// TestPathsComeBack decodes the path code of every cell to that very cell.
func TestPathsComeBack(t *testing.T) {
	s := New()
	for n := range Size {
		a := numbered(n)
		x, err := space.Encode(s, a, "path")
		if err != nil {
			t.Fatal(err)
		}
		if back, err := space.Decode(s, "path", x); err != nil || !back.Equal(a) {
			t.Fatalf("the paths of %v come back as %v, %v", a, back, err)
		}
	}
}

func TestNumber(t *testing.T) {
	n := 0
	err := space.Enumerate(New(), func(a space.Arch) bool {
		if back, err := FromNumber(n); Number(a) != n || err != nil || !back.Equal(a) {
			t.Errorf("cell %d is %v, which has number %d and comes back as %v", n, a, Number(a), back)
		}
		n++
		return !t.Failed()
	})
	if err != nil || n != Size {
		t.Errorf("%d cells, %v", n, err)
	}
	for _, bad := range []int{-1, Size} {
		if _, err := FromNumber(bad); err == nil {
			t.Errorf("FromNumber accepts %d", bad)
		}
		if _, err := New().FromIndex(bad); err == nil {
			t.Errorf("FromIndex accepts %d", bad)
		}
	}
}

// TestOrder checks the cells that the benchmark's own code asserts, and that no
// cell comes twice.
func TestOrder(t *testing.T) {
	s := New()
	a, err := s.FromIndex(0)
	if err != nil {
		t.Fatal(err)
	}
	if text, _ := s.Text(a); text != "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|" {
		t.Errorf("cell 0 is %s", text)
	}
	seen := map[string]bool{}
	for i := range Size {
		a, err := s.FromIndex(i)
		if err != nil || seen[a.Key()] {
			t.Fatalf("cell %d, %v, comes twice or %v", i, a, err)
		}
		seen[a.Key()] = true
		if back, err := s.Index(a); err != nil || back != i {
			t.Fatalf("cell %d comes back as %d, %v", i, back, err)
		}
	}
}

// TestTwister compares with the first numbers that Python's random.seed(88) and
// getrandbits(32) give.
func TestTwister(t *testing.T) {
	rng := newTwister(88)
	for i, want := range []uint32{1707201716, 4182107318, 813946014} {
		if got := rng.word(); got != want {
			t.Errorf("number %d is %d, want %d", i, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "three groups",
		"|none~0|+|none~0|none~1|":   "three groups",
		"|none~0|+|none~0|+|none~0|": "group 2",
		"|none~1|+|none~0|none~1|+|none~0|none~1|none~2|":     "must end with ~0",
		"|nor_conv~0|+|none~0|none~1|+|none~0|none~1|none~2|": `did you mean "nor_conv_3x3" or "nor_conv_1x1"`,
		"none~0|+|none~0|none~1|+|none~0|none~1|none~2|":      "group 1",
	} {
		if _, err := space.Parse(New(), text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
}

// TestTable compares with the table of all cells: order, texts, codes, classes,
// parameters and multiply-accumulates.
func TestTable(t *testing.T) {
	rows := spacetest.Rows(t, "nb201/nb201_archs.csv.gz")
	if len(rows) != Size {
		t.Fatalf("%d rows", len(rows))
	}
	s, classes := New(), Classes()
	if slices.Max(classes) != Unique-1 {
		t.Errorf("%d classes", slices.Max(classes)+1)
	}
	for i, row := range rows {
		a, err := s.FromIndex(i)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := s.Text(a)
		codes, _ := s.Official(a)
		digits, _ := s.Digits(a)
		var columns []int
		for _, e := range []string{"e1_0", "e2_0", "e2_1", "e3_0", "e3_1", "e3_2"} {
			code, err := strconv.Atoi(row[e])
			if err != nil {
				t.Fatal(err)
			}
			columns = append(columns, code)
		}
		if row["index"] != strconv.Itoa(i) || text != row["arch_str"] || digits != row["op_indices"] || !slices.Equal(codes, columns) {
			t.Fatalf("cell %d is %s, %s, %v; the table has %v", i, text, digits, codes, row)
		}
		if back, err := s.FromOfficial(codes); err != nil || !back.Equal(a) {
			t.Fatalf("FromOfficial(%v) = %v, %v", codes, back, err)
		}
		if back, err := s.FromDigits(digits); err != nil || !back.Equal(a) {
			t.Fatalf("FromDigits(%v) = %v, %v", digits, back, err)
		}
		if strconv.Itoa(classes[i]) != row["iso_class"] {
			t.Fatalf("cell %d, %s, is of class %d, the table says %s", i, text, classes[i], row["iso_class"])
		}
		if i%25 == 0 || i < 50 {
			costs(t, s, a, row)
		}
	}
}

func costs(t *testing.T, s *Space, a space.Arch, row map[string]string) {
	g, err := s.Graph(a)
	if err != nil {
		t.Fatal(err)
	}
	c, err := g.Cost()
	if err != nil || strconv.FormatInt(c.Params, 10) != row["params"] || strconv.FormatInt(c.MACs, 10) != row["macs_cifar10"] {
		t.Fatalf("%v: %+v, %v; the table has %s and %s", a, c, err, row["params"], row["macs_cifar10"])
	}
}

func benchArch(b *testing.B) (*Space, space.Arch, *rand.Rand) {
	b.ReportAllocs()
	s, rng := New(), rand.New(rand.NewPCG(1, 2))
	return s, space.Sample(s, rng), rng
}

func BenchmarkSample(b *testing.B) {
	s, _, rng := benchArch(b)
	for b.Loop() {
		space.Sample(s, rng)
	}
}

func BenchmarkMutate(b *testing.B) {
	s, a, rng := benchArch(b)
	for b.Loop() {
		if _, err := space.Mutate(s, a, rng); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNeighbours(b *testing.B) {
	s, a, _ := benchArch(b)
	for b.Loop() {
		if _, err := space.Neighbours(s, a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPathCode(b *testing.B) {
	s, a, _ := benchArch(b)
	for b.Loop() {
		if _, err := space.Encode(s, a, "path"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClasses(b *testing.B) {
	for b.Loop() {
		known := map[string]bool{}
		for n := range Size {
			known[Function(numbered(n))] = true
		}
	}
}
