package nbnlp

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ParseRecipe reads a recipe of the benchmark, a JSON object of nodes by name:
//
//	{"f": {"op": "linear", "input": ["x", "h_prev_0"]}, "h_new_0": {"op": "activation_tanh", "input": ["f"]}}
//
// Nodes may stand in any order. Those called h_new_0, h_new_1 and h_new_2 are the
// new states.
func ParseRecipe(text string) (Cell, error) {
	names, nodes, err := decode(text)
	if err != nil {
		return Cell{}, err
	}
	c := Cell{}
	at := map[string]int{"x": 0}
	for s := range MaxStates {
		at[fmt.Sprintf("h_prev_%d", s)] = 1 + s
		if _, ok := nodes[fmt.Sprintf("h_new_%d", s)]; ok {
			c.States = s + 1
		}
	}
	for len(names) > 0 {
		ready := slices.IndexFunc(names, func(name string) bool {
			return !slices.ContainsFunc(nodes[name].Input, func(in string) bool { _, ok := at[in]; return !ok })
		})
		if ready < 0 {
			return Cell{}, fmt.Errorf("nbnlp: node %q reads %v, of which one is not there or depends on it", names[0], nodes[names[0]].Input)
		}
		name := names[ready]
		names = slices.Delete(names, ready, ready+1)
		if _, ok := at[name]; ok {
			return Cell{}, fmt.Errorf("nbnlp: %q is a name of an input of the cell or stands twice", name)
		}
		n := Node{}
		for _, in := range nodes[name].Input {
			n.Inputs = append(n.Inputs, at[in])
		}
		if n.Op, err = opOf(nodes[name].Op, len(n.Inputs)); err != nil {
			return Cell{}, fmt.Errorf("%w (node %q)", err, name)
		}
		at[name] = sources + len(c.Nodes)
		c.Nodes = append(c.Nodes, n.ordered())
	}
	for k := range c.States {
		node, ok := at[fmt.Sprintf("h_new_%d", k)]
		if !ok {
			return Cell{}, fmt.Errorf("nbnlp: the recipe has h_new_%d but not h_new_%d", c.States-1, k)
		}
		c.New = append(c.New, node-sources)
	}
	return c, c.Check()
}

type recipeNode struct {
	Op    string   `json:"op"`
	Input []string `json:"input"`
}

// decode keeps the order of the names.
func decode(text string) (names []string, nodes map[string]recipeNode, err error) {
	bad := func(err error) ([]string, map[string]recipeNode, error) {
		return nil, nil, fmt.Errorf("nbnlp: parse a recipe: want an object of nodes such as {\"h_new_0\": {\"op\": \"activation_tanh\", \"input\": [\"f\"]}}: %w", err)
	}
	nodes = map[string]recipeNode{}
	if err := json.Unmarshal([]byte(text), &nodes); err != nil {
		return bad(err)
	}
	dec := json.NewDecoder(strings.NewReader(text))
	if _, err := dec.Token(); err != nil {
		return bad(err)
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return bad(err)
		}
		var skip json.RawMessage
		if err := dec.Decode(&skip); err != nil {
			return bad(err)
		}
		if key := fmt.Sprint(name); !slices.Contains(names, key) {
			names = append(names, key)
		}
	}
	return names, nodes, nil
}

// Recipe returns the benchmark's text of the cell; nodes that are no new states
// are called node_0, node_1 and so on.
func (c Cell) Recipe() string {
	var parts []string
	for j, n := range c.Nodes {
		var inputs []string
		for _, from := range n.Inputs {
			inputs = append(inputs, strconv.Quote(c.value(from)))
		}
		parts = append(parts, fmt.Sprintf(`%q: {"op": %q, "input": [%s]}`, c.value(sources+j), n.Op.String(), strings.Join(inputs, ", ")))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// String gives the recipe.
func (c Cell) String() string { return c.Recipe() }

// value is the name of what an input index stands for.
func (c Cell) value(at int) string {
	switch {
	case at == 0:
		return "x"
	case at < sources:
		return fmt.Sprintf("h_prev_%d", at-1)
	}
	at -= sources
	if k := slices.Index(c.New, at); k >= 0 {
		return fmt.Sprintf("h_new_%d", k)
	}
	return fmt.Sprintf("node_%d", at)
}

// compactCodes are NASLib's codes of the operations.
var compactCodes = [opCount]int{6, 5, 4, 2, 1, 3, 6, 7}

// Compact returns NASLib's tuple of edges, operations and new states, in which
// values count from x, 0, over the three previous states: "(((0, 4), (1, 4), (4,
// 5)), (0, 0, 0, 0, 6, 2), (5,))". It does not say which new state is which; see
// [ParseCompact]. A cell that [Cell.Check] rejects has the empty tuple.
func (c Cell) Compact() string {
	if c.Check() != nil {
		return "()"
	}
	var edges []string
	codes := []string{"0", "0", "0", "0"}
	for j, n := range c.Nodes {
		for _, from := range n.Inputs {
			edges = append(edges, fmt.Sprintf("(%d, %d)", from, sources+j))
		}
		codes = append(codes, strconv.Itoa(compactCodes[n.Op]))
	}
	var states []string
	for _, at := range slices.Sorted(slices.Values(c.New)) {
		states = append(states, strconv.Itoa(sources+at))
	}
	return "(" + tuple(edges) + ", " + tuple(codes) + ", " + tuple(states) + ")"
}

// tuple is as Python prints one.
func tuple(parts []string) string {
	if len(parts) == 1 {
		return "(" + parts[0] + ",)"
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

var compactShape = regexp.MustCompile(`^\(\((?:\(\d+,\d+\),?)+\),\((?:\d+,?)+\),\((?:\d+,?)+\)\)$`)

// ParseCompact reads what [Cell.Compact] prints. The new states are numbered in
// the order of their nodes. The inputs of a blend stand in the order of its
// edges.
func ParseCompact(text string) (Cell, error) {
	flat := strings.ReplaceAll(strings.NewReplacer(" ", "", "\n", "", "[", "(", "]", ")").Replace(text), ",)", ")")
	if !compactShape.MatchString(flat) {
		return Cell{}, fmt.Errorf("nbnlp: parse %q: want a tuple of edges, operations and new states", text)
	}
	end := strings.Index(flat, "))")
	edges := numbers(flat[:end])
	ops, states, _ := strings.Cut(flat[end+2:], "),(")
	codes, last := numbers(ops), numbers(states)
	if len(codes) <= sources || len(last) > MaxStates {
		return Cell{}, fmt.Errorf("nbnlp: parse %q: want at least one node and at most %d new states", text, MaxStates)
	}
	c := Cell{States: len(last)}
	for j, code := range codes[sources:] {
		var n Node
		for i := 0; i < len(edges); i += 2 {
			if edges[i+1] == sources+j {
				n.Inputs = append(n.Inputs, edges[i])
			}
		}
		op := slices.IndexFunc(compactCodes[:], func(known int) bool { return known == code })
		if op < 0 {
			return Cell{}, fmt.Errorf("nbnlp: parse a tuple: operation %d of value %d is none of 1 to 7", code, sources+j)
		}
		var err error
		if n.Op, err = opOf(opNames[op], len(n.Inputs)); err != nil {
			return Cell{}, fmt.Errorf("%w (value %d)", err, sources+j)
		}
		c.Nodes = append(c.Nodes, n.ordered())
	}
	for _, at := range last {
		c.New = append(c.New, at-sources)
	}
	return c, c.Check()
}

func numbers(text string) []int {
	var list []int
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		n, err := strconv.Atoi(field)
		if err != nil {
			n = -1 // too long; Check says that there is no such value
		}
		list = append(list, n)
	}
	return list
}
