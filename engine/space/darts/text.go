package darts

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// String gives the genotype as DARTS prints it; [Genotype.Python].
func (g Genotype) String() string { return g.Python() }

// Python returns the genotype as DARTS prints it:
//
//	Genotype(normal=[('sep_conv_3x3', 1), ...], normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6))
func (g Genotype) Python() string {
	return fmt.Sprintf("Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))", g.Normal.python(), g.Reduce.python())
}

func (c Cell) python() string {
	var parts []string
	for _, e := range c {
		parts = append(parts, fmt.Sprintf("('%v', %d)", e.Op, e.Input))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// Compact returns the tuple of NASLib and BANANAS: for each cell eight pairs of
// input and operation, as in "(((0,6),(1,4),..),((0,1),..))".
func (g Genotype) Compact() string { return "(" + g.Normal.compact() + "," + g.Reduce.compact() + ")" }

func (c Cell) compact() string {
	var parts []string
	for _, e := range c {
		parts = append(parts, fmt.Sprintf("(%d,%d)", e.Input, int(e.Op)))
	}
	return "(" + strings.Join(parts, ",") + ")"
}

// Items returns one cell as RobustDARTS's tables write it, such as
// "skip_connect:1 dil_conv_3x3:0 ...".
func (c Cell) Items() string {
	var parts []string
	for _, e := range c {
		parts = append(parts, fmt.Sprintf("%v:%d", e.Op, e.Input))
	}
	return strings.Join(parts, " ")
}

const configPrefix = "NetworkSelectorDatasetInfo:darts:"

// Config returns the configuration of NAS-Bench-301's ConfigSpace: for each edge
// that is picked its operation, and for nodes 3 to 5 their inputs, as in
// "0_2". Noise has no place in it.
func (g Genotype) Config() map[string]string {
	config := map[string]string{}
	g = g.Sorted()
	for which, c := range []Cell{g.Normal, g.Reduce} {
		for at := 0; at < picked; at += 2 {
			node := at/2 + inputs
			for _, e := range c[at : at+2] {
				config[fmt.Sprintf("%sedge_%s_%d", configPrefix, cellNames[which], edgeAt(e.Input, node))] = e.Op.String()
			}
			if node > inputs {
				config[fmt.Sprintf("%sinputs_node_%s_%d", configPrefix, cellNames[which], node)] = fmt.Sprintf("%d_%d", c[at].Input, c[at+1].Input)
			}
		}
	}
	return config
}

// FromConfig reads what [Genotype.Config] returns. Further keys that begin
// otherwise are left alone.
func FromConfig(config map[string]string) (Genotype, error) {
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		for node := inputs; node < nodes; node++ {
			at := 2 * (node - inputs)
			found := 0
			for input := range node {
				key := fmt.Sprintf("%sedge_%s_%d", configPrefix, cellNames[which], edgeAt(input, node))
				text, ok := config[key]
				if !ok {
					continue
				}
				op, err := ParseOp(text)
				if err != nil {
					return Genotype{}, fmt.Errorf("%w (key %s)", err, key)
				}
				if found < 2 {
					c[at+found] = Edge{input, op}
				}
				found++
			}
			if found != 2 {
				return Genotype{}, fmt.Errorf("darts: the configuration has %d edges into node %d of the %s cell; want 2", found, node, cellNames[which])
			}
			inputs := fmt.Sprintf("%d_%d", c[at].Input, c[at+1].Input)
			key := fmt.Sprintf("%sinputs_node_%s_%d", configPrefix, cellNames[which], node)
			if said, ok := config[key]; ok && said != inputs {
				return Genotype{}, fmt.Errorf("darts: the configuration says that %s is %s, but its edges come from %s", key, said, inputs)
			}
		}
	}
	return g, nil
}

// ParseItems reads what [Cell.Items] prints.
func ParseItems(text string) (Cell, error) {
	var c Cell
	items := strings.Fields(text)
	if len(items) != picked {
		return Cell{}, fmt.Errorf("darts: parse %q: want %d items such as skip_connect:1, got %d", text, picked, len(items))
	}
	for i, item := range items {
		op, input, _ := strings.Cut(item, ":")
		var err error
		if c[i].Op, err = ParseOp(op); err != nil {
			return Cell{}, err
		}
		if c[i].Input, err = strconv.Atoi(input); err != nil {
			return Cell{}, fmt.Errorf("darts: parse %q: %q is no input", text, input)
		}
	}
	return c, (Genotype{c, c}).Check()
}

// ParseGenotype reads any of the field's four texts: DARTS's
// "Genotype(normal=[...], ...)", the compact tuple with round or square
// brackets, the JSON text of a NAS-Bench-301 configuration, and two lines of
// items, normal then reduce.
func ParseGenotype(text string) (Genotype, error) {
	text = strings.TrimSpace(text)
	var g Genotype
	var err error
	switch {
	case strings.HasPrefix(text, "Genotype("):
		g, err = parsePython(text)
	case strings.HasPrefix(text, "{"):
		config := map[string]string{}
		if err = json.Unmarshal([]byte(text), &config); err != nil {
			return Genotype{}, fmt.Errorf("darts: parse a configuration: %w", err)
		}
		g, err = FromConfig(config)
	case strings.HasPrefix(text, "(") || strings.HasPrefix(text, "["):
		g, err = parseCompact(text)
	default:
		normal, reduce, _ := strings.Cut(text, "\n")
		if g.Normal, err = ParseItems(normal); err == nil {
			g.Reduce, err = ParseItems(reduce)
		}
	}
	if err != nil {
		return Genotype{}, err
	}
	return g, g.Check()
}

// tokens cuts a Python literal into names, strings, numbers and signs.
func tokens(text string) []string {
	var list []string
	for at := 0; at < len(text); {
		switch c := text[at]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			at++
		case word(c):
			end := at
			for end < len(text) && word(text[end]) {
				end++
			}
			list = append(list, text[at:end])
			at = end
		default:
			list = append(list, text[at:at+1])
			at++
		}
	}
	return list
}

func word(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

// parseCompact reads nested pairs; square brackets count as round ones.
func parseCompact(text string) (Genotype, error) {
	var numbers []int
	var shape strings.Builder
	for _, tok := range tokens(strings.NewReplacer("[", "(", "]", ")").Replace(text)) {
		n, err := strconv.Atoi(tok)
		if err == nil {
			numbers = append(numbers, n)
			tok = "0"
		}
		shape.WriteString(tok)
	}
	pair := strings.Repeat("(0,0),", picked)
	cell := "(" + strings.TrimSuffix(pair, ",") + ")"
	if shape.String() != "("+cell+","+cell+")" {
		return Genotype{}, fmt.Errorf("darts: parse %q: want two cells of eight pairs (input, operation)", text)
	}
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		for i := range c {
			at := 2 * (which*picked + i)
			c[i] = Edge{numbers[at], Op(numbers[at+1])}
		}
	}
	return g, nil
}

// parsePython reads DARTS's text. The nodes that the output joins must be the
// inner ones, written as a list or a range.
func parsePython(text string) (Genotype, error) {
	list := tokens(text)
	bad := func(what string) (Genotype, error) {
		return Genotype{}, fmt.Errorf("darts: parse %q: %s", text, what)
	}
	fields := map[string][]string{}
	for i := 2; i+1 < len(list); {
		if list[i+1] != "=" {
			return bad(fmt.Sprintf("want a field and =, found %q", list[i]))
		}
		field := list[i]
		depth, from := 0, i+2
		for i = from; i < len(list); i++ {
			switch list[i] {
			case "(", "[":
				depth++
			case ")", "]":
				depth--
			}
			if depth < 0 || depth == 0 && list[i] == "," {
				break
			}
		}
		fields[field] = list[from:min(i, len(list))]
		i++
	}
	if list[len(list)-1] != ")" {
		return bad("want ) at the end")
	}
	var g Genotype
	for which, c := range []*Cell{&g.Normal, &g.Reduce} {
		if err := c.read(fields[cellNames[which]]); err != nil {
			return bad(fmt.Sprintf("the %s cell: %v", cellNames[which], err))
		}
		joined := strings.Join(fields[cellNames[which]+"_concat"], "")
		if !slices.Contains([]string{"", "[2,3,4,5]", "(2,3,4,5)", "range(2,6)", "list(range(2,6))"}, joined) {
			return bad(fmt.Sprintf("the %s cell joins %s; in this space the output joins nodes 2 to 5", cellNames[which], joined))
		}
	}
	return g, nil
}

// read takes a list of pairs ('op', input).
func (c *Cell) read(list []string) error {
	const each = 8 // ( ' op ' , input ) ,
	if len(list) != picked*each+1 {
		return fmt.Errorf("want a list of %d pairs ('operation', input)", picked)
	}
	for i := range c {
		t := list[1+i*each:]
		if t[0] != "(" || t[4] != "," || t[6] != ")" {
			return fmt.Errorf("pair %d: want ('operation', input)", i)
		}
		var err error
		if c[i].Op, err = ParseOp(t[2]); err != nil {
			return err
		}
		if c[i].Input, err = strconv.Atoi(t[5]); err != nil {
			return fmt.Errorf("pair %d: %q is no input", i, t[5])
		}
	}
	return nil
}
