package space_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"naslab/engine/name"
	"naslab/engine/space"
)

func arch(genes ...int) space.Arch { return space.Arch{Space: "toy", Genes: genes} }

func TestKeyAndString(t *testing.T) {
	for _, c := range []struct {
		genes []int
		want  string
	}{{nil, ""}, {[]int{0, 1, 9}, "019"}, {[]int{0, 10, 3}, "0.10.3"}, {[]int{12}, "12"}} {
		a := arch(c.genes...)
		if a.Key() != c.want || a.String() != "toy:"+c.want {
			t.Errorf("%v: Key %q, String %q, want %q", c.genes, a.Key(), a.String(), c.want)
		}
	}
}

func TestWithLeavesTheOriginal(t *testing.T) {
	a := arch(0, 1)
	if b := a.With(0, 2); a.Genes[0] != 0 || b.Genes[0] != 2 || a.Equal(b) {
		t.Errorf("a = %v, b = %v", a, b)
	}
	if a.Equal(space.Arch{Space: "other", Genes: a.Genes}) {
		t.Error("architectures of two spaces are not equal")
	}
}

func TestParseErrors(t *testing.T) {
	s := toy(t, nil)
	for text, want := range map[string]string{
		"toi:000000":       `want "toy", a colon`,
		"toy:00000":        "no choice index|has 6 decisions",
		"toy:00x000":       `"x" is no choice index`,
		"toy:000009":       "width is out of range; it has 2: [8 16]",
		"toy:0.0.0.0.0":    "has 6 decisions, the architecture 5",
		"toy:-1.0.0.0.0.0": "depth is out of range",
	} {
		_, err := space.Parse(s, text)
		if err == nil || !slices.ContainsFunc(strings.Split(want, "|"), func(w string) bool { return strings.Contains(err.Error(), w) }) {
			t.Errorf("Parse(%q): error %v, want %q", text, err, want)
		}
	}
}

func TestCanonicalAndActive(t *testing.T) {
	s := toy(t, nil)
	for _, c := range []struct{ in, want space.Arch }{
		{arch(0, 1, 1, 2, 0, 1), arch(0, 1, 0, 0, 0, 1)},
		{arch(1, 1, 1, 2, 0, 1), arch(1, 1, 1, 0, 0, 1)},
		{arch(2, 1, 1, 2, 0, 1), arch(2, 1, 1, 2, 0, 1)},
	} {
		if got, err := space.Canonical(s, c.in); err != nil || !got.Equal(c.want) {
			t.Errorf("Canonical(%v) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	if _, err := space.Canonical(s, arch(0)); err == nil {
		t.Error("Canonical accepts an architecture of one gene")
	}
}

func TestSize(t *testing.T) {
	// depth 1: 2 ops; depth 2: 2*2; depth 3: 2*2*3; times 1 norm, 2 widths.
	if got, err := space.Size(toy(t, nil)); err != nil || got != 2*2*(1+2+6) {
		t.Errorf("Size = %v, %v", got, err)
	}
}

func TestEnumerateStops(t *testing.T) {
	n := 0
	if err := space.Enumerate(toy(t, nil), func(space.Arch) bool { n++; return n < 5 }); err != nil || n != 5 {
		t.Errorf("visited %d, error %v; want 5", n, err)
	}
}

func TestNeighbours(t *testing.T) {
	got, err := space.Neighbours(toy(t, nil), arch(0, 0, 1, 2, 0, 0))
	want := []space.Arch{
		arch(1, 0, 1, 2, 0, 0), arch(2, 0, 1, 2, 0, 0), arch(0, 1, 1, 2, 0, 0), arch(0, 0, 1, 2, 0, 1),
	}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Neighbours = %v, %v; want %v", got, err, want)
	}
}

func TestEncodings(t *testing.T) {
	s := toy(t, nil)
	a := arch(1, 1, 0, 2, 0, 1)
	one, err1 := space.OneHot(s, a)
	ord, err2 := space.Ordinal(s, a)
	if want := []float64{0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1}; err1 != nil || !slices.Equal(one, want) {
		t.Errorf("OneHot = %v, %v; want %v", one, err1, want)
	}
	if want := []float64{0.5, 1, 0, -1, 0, 1}; err2 != nil || !slices.Equal(ord, want) {
		t.Errorf("Ordinal = %v, %v; want %v", ord, err2, want)
	}
}

func TestOperatorsRefuseBadArchitectures(t *testing.T) {
	s, rng, bad := toy(t, nil), rand.New(rand.NewPCG(1, 1)), arch(9, 9)
	for what, err := range map[string]error{
		"Mutate":     second(space.Mutate(s, bad, rng)),
		"Neighbours": second(space.Neighbours(s, bad)),
		"Cross":      second(space.Cross(s, arch(0, 0, 0, 0, 0, 0), bad, rng)),
		"OneHot":     second(space.OneHot(s, bad)),
		"Ordinal":    second(space.Ordinal(s, bad)),
		"Describe":   second(space.Describe(s, bad)),
		"Graph":      second(s.Graph(bad)),
	} {
		if err == nil {
			t.Errorf("%s accepts an architecture that is not of the space", what)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestMutateWithoutChoice(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	one, err := space.NewFuncs("one", []space.Dim{space.Labels("op", "conv")}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := space.Mutate(one, space.Extreme(one, true), rng); err == nil || !strings.Contains(err.Error(), "no decision of one has a second choice") {
		t.Errorf("error %v", err)
	}
	stiff := toy(t, func(a space.Arch) error {
		if !a.Equal(arch(0, 0, 0, 0, 0, 0)) {
			return errors.New("only the first")
		}
		return nil
	})
	if _, err := space.Mutate(stiff, arch(0, 0, 0, 0, 0, 0), rng); err == nil || !strings.Contains(err.Error(), "toy allows") {
		t.Errorf("error %v", err)
	}
}

func TestExtreme(t *testing.T) {
	s := toy(t, nil)
	if got := space.Extreme(s, false); !got.Equal(arch(0, 0, 0, 0, 0, 0)) {
		t.Errorf("smallest = %v", got)
	}
	if got := space.Extreme(s, true); !got.Equal(arch(2, 1, 1, 2, 0, 1)) {
		t.Errorf("largest = %v", got)
	}
}

func TestDescribeAndTable(t *testing.T) {
	s := toy(t, nil)
	got, err := space.Describe(s, arch(0, 1, 1, 1, 0, 1))
	if want := "depth=1 op[0]=pool norm=batch width=16"; err != nil || got != want {
		t.Errorf("Describe = %q, %v; want %q", got, err, want)
	}
	tab := space.Table(s)
	if tab.Len() != 6 || tab.Rows[2][2] != "depth is choice [1 2]" || tab.Rows[0][1] != "1 2 3" {
		t.Errorf("Table:\n%v", tab)
	}
	if got := s.(fmt.Stringer).String(); got != "space toy: 6 decisions, 36 architectures" {
		t.Errorf("String = %q", got)
	}
}

func TestChainGraph(t *testing.T) {
	g, err := toy(t, nil).Graph(arch(0, 1, 1, 1, 0, 1))
	if err != nil || g.String() != "graph of 6 operations and 5 edges" || g.Nodes[2].Op != "op[0]=pool" {
		t.Errorf("graph %v, %v", g, err)
	}
}

func TestGraphCheck(t *testing.T) {
	nodes := make([]space.Node, 2)
	for _, c := range []struct {
		edge space.Edge
		ok   bool
	}{{space.Edge{From: 0, To: 1}, true}, {space.Edge{From: 1, To: 0}, false}, {space.Edge{From: 0, To: 0}, false},
		{space.Edge{From: -1, To: 1}, false}, {space.Edge{From: 0, To: 2}, false}} {
		g := &space.Graph{Nodes: nodes, Edges: []space.Edge{c.edge}}
		if err := g.Check(); (err == nil) != c.ok {
			t.Errorf("edge %v: %v", c.edge, err)
		}
	}
}

func TestNewFuncsErrors(t *testing.T) {
	op := space.Labels("op", "a", "b")
	for _, c := range []struct {
		want string
		dims []space.Dim
	}{
		{"at least one decision", nil},
		{"has no choices", []space.Dim{{Name: "x"}}},
		{"two decisions are called", []space.Dim{op, op}},
		{"2 choices and 1 values", []space.Dim{{Name: "x", Choices: []string{"a", "b"}, Values: []float64{1}}}},
		{`depends on "nil"`, []space.Dim{op, {Name: "x", Choices: []string{"a"}, When: "nil", In: []int{0}}}},
		{"must be an unconditional decision before it", []space.Dim{{Name: "x", Choices: []string{"a"}, When: "op", In: []int{0}}, op}},
		{"depends on choice 2", []space.Dim{op, {Name: "x", Choices: []string{"a"}, When: "op", In: []int{2}}}},
		{"never count", []space.Dim{op, {Name: "x", Choices: []string{"a"}, When: "op"}}},
		{"When does not say", []space.Dim{op, {Name: "x", Choices: []string{"a"}, In: []int{0}}}},
	} {
		if _, err := space.NewFuncs("bad", c.dims, nil, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want %q", err, c.want)
		}
	}
}

func TestRegistry(t *testing.T) {
	s := toy(t, nil)
	space.Register("test/toy", func() (space.Space, error) { return s, nil })
	if got, err := space.New("test/toy"); err != nil || got != s {
		t.Errorf("New = %v, %v", got, err)
	}
	if !slices.Contains(space.Names(), "test/toy") {
		t.Errorf("Names = %v", space.Names())
	}
	_, err := space.New("test/toi")
	var unknown *name.Unknown
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Near, "test/toy") {
		t.Errorf("error %v must name the nearest", err)
	}
}
