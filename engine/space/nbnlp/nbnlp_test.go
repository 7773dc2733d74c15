package nbnlp

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"naslab/engine/space"
	"naslab/engine/space/spacetest"
)

func TestConformance(t *testing.T) { spacetest.Run(t, New()) }

func mustParse(t *testing.T, text string) Cell {
	t.Helper()
	c, err := ParseRecipe(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const gru = `{"h_new_0": {"op": "blend", "input": ["z_act", "h_prev_0", "t_act"]},
 "r": {"op": "linear", "input": ["x", "h_prev_0"]}, "r_act": {"op": "activation_sigm", "input": ["r"]},
 "z": {"op": "linear", "input": ["h_prev_0", "x"]}, "z_act": {"op": "activation_sigm", "input": ["z"]},
 "rh": {"op": "elementwise_prod", "input": ["r_act", "h_prev_0"]},
 "t": {"op": "linear", "input": ["x", "rh"]}, "t_act": {"op": "activation_tanh", "input": ["t"]}}`

func TestRecipe(t *testing.T) {
	c := mustParse(t, gru)
	if c.States != 1 || len(c.Nodes) != 8 || !slices.Equal(c.New, []int{7}) {
		t.Fatalf("%+v", c)
	}
	back := mustParse(t, c.Recipe())
	if !reflect.DeepEqual(back, c) {
		t.Errorf("%s reads as %+v, want %+v", c.Recipe(), back, c)
	}
	d, err := ParseCompact(c.Compact())
	if err != nil || !reflect.DeepEqual(d, c) {
		t.Errorf("%s reads as %+v, %v; want %+v", c.Compact(), d, err, c)
	}
	if text := c.Table().String(); !strings.Contains(text, "h_new_0") || !strings.Contains(text, "x, h_prev_0") {
		t.Error(text)
	}
	if names := c.Names(); len(names) != 12 || names[3] != "h_prev_2" || names[11] != "h_new_0" {
		t.Errorf("names %v", names)
	}
	rnn := mustParse(t, `{"f": {"op": "linear", "input": ["x", "h_prev_0"]}, "h_new_0": {"op": "activation_tanh", "input": ["f"]}}`)
	if want := "(((0, 4), (1, 4), (4, 5)), (0, 0, 0, 0, 6, 2), (5,))"; rnn.Compact() != want {
		t.Errorf("%s, want %s", rnn.Compact(), want)
	}
	if got := rnn.Params(Network{}); got != 15066078 {
		t.Errorf("%d parameters", got)
	}
}

// TestCanonical renumbers the nodes of random cells and adds ones that nothing
// needs.
func TestCanonical(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	s := New()
	for range 200 {
		c := cellOf(space.Sample(s, rng))
		want, err := c.Canonical()
		if err != nil {
			t.Fatal(err)
		}
		d := shuffled(c, rng)
		if len(d.Nodes) < MaxNodes {
			d.Nodes = append(d.Nodes, Node{Sum, []int{0, 1}})
		}
		got, err := d.Canonical()
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s and %s have the canonical forms %s and %s (error %v)", c.Recipe(), d.Recipe(), want.Recipe(), got.Recipe(), err)
		}
	}
	a := mustParse(t, gru)
	b := mustParse(t, strings.Replace(gru, `["z_act", "h_prev_0", "t_act"]`, `["z_act", "t_act", "h_prev_0"]`, 1))
	if x, y := a.canonical(), b.canonical(); reflect.DeepEqual(x, y) {
		t.Error("the order in which a blend reads does not count")
	}
}

// shuffled draws another order of the nodes that follows the wires.
func shuffled(c Cell, rng *rand.Rand) Cell {
	var order []int
	for len(order) < len(c.Nodes) {
		j := rng.IntN(len(c.Nodes))
		ready := !slices.ContainsFunc(c.Nodes[j].Inputs, func(from int) bool {
			return from >= sources && !slices.Contains(order, from-sources)
		})
		if ready && !slices.Contains(order, j) {
			order = append(order, j)
		}
	}
	return c.arranged(order)
}

func TestGenerator(t *testing.T) {
	for states := 1; states <= MaxStates; states++ {
		for _, nodes := range []int{2, 7, 14, 21} {
			rng := rand.New(rand.NewPCG(uint64(states), uint64(nodes)))
			for range 30 {
				c, err := Random(states, nodes, rng)
				if err == nil {
					err = c.Check()
				}
				if err != nil {
					t.Fatal(err)
				}
				if c.States != states || !c.plausible() || !reflect.DeepEqual(c, c.Pruned()) {
					t.Fatalf("%+v", c)
				}
			}
		}
	}
}

func TestGeneratorErrors(t *testing.T) {
	for _, bad := range [][2]int{{0, 7}, {4, 7}, {1, 0}, {1, 22}} {
		if _, err := Random(bad[0], bad[1], rand.New(rand.NewPCG(1, 1))); err == nil || !strings.Contains(err.Error(), "1 to 3 states and 1 to 21 nodes") {
			t.Errorf("Random(%d, %d): error %v", bad[0], bad[1], err)
		}
	}
}

// TestSize lists all cells of up to two nodes.
func TestSize(t *testing.T) {
	n := 0.0
	for states := 1; states <= MaxStates; states++ {
		for nodes := states; nodes <= 2; nodes++ {
			c := Cell{States: states, Nodes: make([]Node, nodes), New: make([]int, states)}
			c.fill(0, func() bool {
				return c.number(0, func() bool {
					if err := c.Check(); err != nil {
						t.Fatal(err)
					}
					n++
					return true
				})
			})
		}
	}
	if want := sizeOf(2); n != want {
		t.Errorf("%g cells of up to two nodes, the formula says %g", n, want)
	}
}

func TestLengths(t *testing.T) {
	for name, want := range map[string]int{"adjacency": 26*26 + 26*9, "sequence": 324, "gcn": 25*8 + 25*25} {
		if e, err := space.FindEncoding(New(), name); err != nil || e.Len != want {
			t.Errorf("%v, %v; want length %d", e, err, want)
		}
	}
	if e, _ := space.FindEncoding(New(), "sequence"); e.Vocab != 12 {
		t.Errorf("vocabulary %d", e.Vocab)
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		``:   "want an object of nodes",
		`[]`: "want a tuple of edges",
		`{}`: "1 to 3 states and as many new ones, not 0 and 0",
		`{"h_new_0": {"op": "tanh", "input": ["x"]}}`:                                                                 `operation "tanh" is none of`,
		`{"h_new_0": {"op": "blend", "input": ["x"]}}`:                                                                "blend does not take 1 inputs",
		`{"h_new_0": {"op": "activation_tanh", "input": ["h_new_0"]}}`:                                                "depends on it",
		`{"h_new_0": {"op": "activation_tanh", "input": ["h_prev_1"]}}`:                                               "reads the previous state 1; the cell has 1",
		`{"h_new_0": {"op": "linear", "input": ["x", "x"]}}`:                                                          "reads value 0 twice",
		`{"h_new_1": {"op": "activation_tanh", "input": ["x"]}}`:                                                      "has h_new_1 but not h_new_0",
		`{"x": {"op": "activation_tanh", "input": ["h_prev_0"]}}`:                                                     "is a name of an input",
		`(((0, 4),), (0, 0, 0, 0, 9), (4,))`:                                                                          "operation 9 of value 4",
		`(((0, 4),), (0, 0, 0, 0), (4,))`:                                                                             "at least one node",
		`(((0, 4),), (0, 0, 0, 0, 2), (99999999999999999999,))`:                                                       "is not there",
		`{"h_new_0": {"op": "activation_tanh", "input": ["x"]}, "h_new_3": {"op": "activation_tanh", "input": ["x"]}`: "want an object",
	} {
		if _, err := space.Parse(New(), text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
	s := New()
	a, err := s.Arch(mustParse(t, gru))
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range s.dims {
		if d.Name == "input[1,2]" {
			if err := s.Check(a.With(i, 1)); err == nil || !strings.Contains(err.Error(), "takes 1 inputs, so that choice 2 must be 0") {
				t.Errorf("error %v", err)
			}
		}
	}
}

// TestLogs reads the 345 recipes of the benchmark's logs and counts their
// parameters.
func TestLogs(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "nbnlp", "nbnlp_wikitext2.jsonl.gz"))
	if err != nil {
		t.Skip("the logs are not in ../shared/data/nbnlp")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	s := New()
	lines, different := bufio.NewScanner(z), map[string]bool{}
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan(); n++ {
		var log struct {
			Recipe json.RawMessage
			Params int64 `json:"num_params"`
		}
		if err := json.Unmarshal(lines.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		a, err := space.Parse(s, string(log.Recipe))
		if err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		c := cellOf(a)
		if got := c.Params(Network{}); got != log.Params {
			t.Errorf("line %d: %d parameters, want %d", n, got, log.Params)
		}
		g, err := s.Graph(a)
		if err != nil {
			t.Fatal(err)
		}
		if cost, err := g.Cost(); err != nil || cost.Params+33278 != c.Pruned().Params(Network{}) {
			t.Errorf("line %d: the graph has %d parameters, %v; want %d without the output's bias", n, cost.Params, err, c.Pruned().Params(Network{}))
		}
		different[genes(c.canonical()).Key()] = true
	}
	if n != 345 || len(different) != distinct {
		t.Errorf("%d recipes, %d different cells", n, len(different))
	}
}

// distinct is how many of the recipes are different cells: the benchmark trained
// many cells more than once under other names.
const distinct = 265

// TestBadCells hands what Check rejects to everything that takes a cell.
func TestBadCells(t *testing.T) {
	for _, c := range []Cell{
		{}, {States: 9}, {States: 1, Nodes: []Node{{}}, New: []int{5}}, {States: 1, Nodes: []Node{{99, []int{77}}}, New: []int{0}},
		{States: 1, Nodes: []Node{{Sum, []int{0, -4}}}, New: []int{-1}},
	} {
		if c.Check() == nil {
			t.Errorf("Check accepts %+v", c)
		}
		if _, err := c.Canonical(); err == nil {
			t.Errorf("Canonical accepts %+v", c)
		}
		if _, err := c.Graph(Network{}); err == nil {
			t.Errorf("Graph accepts %+v", c)
		}
		if _, err := New().Arch(c); err == nil {
			t.Errorf("Arch accepts %+v", c)
		}
		if c.Compact() != "()" || c.Recipe() == "" || c.Table().String() == "" || len(c.Names()) < sources || c.Params(Network{}) < 0 {
			t.Errorf("%+v: %s", c, c.Compact())
		}
		_ = c.Pruned()
	}
}
