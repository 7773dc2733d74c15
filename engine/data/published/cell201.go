package published

import (
	"fmt"
	"slices"
	"strings"

	"naslab/engine/data/literal"
)

// ops201 are the operations of NAS-Bench-201 by their official codes.
var ops201 = []string{"none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"}

// toOfficial turns NASLib's codes into the official ones, and back.
var toOfficial = []byte{1, 0, 3, 2, 4}

// place gives for an edge in the official order its place in NASLib's order.
var place = []int{0, 1, 3, 2, 4, 5}

// sourceOf are the nodes that the edges come from, in the official order.
var sourceOf = []int{0, 0, 1, 0, 1, 2}

// parseCell reads an official string into six official codes.
func parseCell(s string) (codes [6]byte, err error) {
	i := 0
	for node := range strings.SplitSeq(s, "+") {
		for op := range strings.SplitSeq(strings.Trim(node, "|"), "|") {
			name, from, ok := strings.Cut(op, "~")
			code := slices.Index(ops201, name)
			if i >= 6 || !ok || code < 0 || from != itoa(sourceOf[i]) {
				return codes, fmt.Errorf("a cell of NAS-Bench-201 was expected, not %.90q", s)
			}
			codes[i] = byte(code)
			i++
		}
	}
	if i != 6 {
		return codes, fmt.Errorf("a cell of NAS-Bench-201 was expected, not %.90q", s)
	}
	return codes, nil
}

// indices writes official codes as NASLib's six digits.
func indices(c [6]byte) string {
	b := make([]byte, 6)
	for i, code := range c {
		b[place[i]] = '0' + toOfficial[code]
	}
	return string(b)
}

// fromIndices reads NASLib's six digits.
func fromIndices(s string) (c [6]byte, err error) {
	if len(s) != 6 || strings.Trim(s, "01234") != "" {
		return c, fmt.Errorf("six digits of NASLib for a cell of NAS-Bench-201 were expected, not %.40q", s)
	}
	for i := range c {
		c[i] = toOfficial[s[place[i]]-'0']
	}
	return c, nil
}

// tupleDigits reads a Python tuple of digits.
func tupleDigits(s string) (string, error) {
	v, err := literal.Parse([]byte(s))
	if err != nil {
		return "", err
	}
	return digits(v)
}

// indexOf returns a function from NASLib's digits to the official index, which
// only a table tells: the order is the one in which the cells were trained.
func (in *input) indexOf() (func(digits string) (string, error), error) {
	ops, err := in.tables.Texts("nb201/archs", "op_indices")
	if err != nil {
		return nil, fmt.Errorf("the order of the cells is needed: %w", err)
	}
	index, err := in.tables.Texts("nb201/archs", "index")
	if err != nil {
		return nil, err
	}
	byDigits := make(map[string]string, len(ops))
	for row, s := range ops {
		byDigits[s] = index[row]
	}
	return func(digits string) (string, error) {
		i, ok := byDigits[digits]
		if !ok {
			return "", fmt.Errorf("a cell of NAS-Bench-201 was expected, not %.40q", digits)
		}
		return i, nil
	}, nil
}
