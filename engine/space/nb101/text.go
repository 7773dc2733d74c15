package nb101

import (
	"fmt"
	"strconv"
	"strings"
)

// String gives the upper triangle of the adjacency matrix row by row, a dash,
// and one digit per inner vertex (0 conv3x3, 1 conv1x1, 2 maxpool3x3), such as
// "100110100001001010101-02001".
func (c Cell) String() string {
	if c.wellFormed() != nil {
		return fmt.Sprintf("bad cell of %d vertices, edges %b, operations %d", c.N, c.Bits, c.Ops)
	}
	var b strings.Builder
	for x := range c.N {
		for y := x + 1; y < c.N; y++ {
			b.WriteByte('0' + byte(c.Bits>>(x+y*(y-1)/2)&1))
		}
	}
	b.WriteByte('-')
	for v := 1; v < c.N-1; v++ {
		b.WriteByte('0' + byte(c.Ops[v-1]))
	}
	return b.String()
}

// ParseCell reads what [Cell.String] prints, or NASLib's tuple of the n x n
// matrix, row by row, and the n operations (0 input, 1 output, 2 maxpool3x3,
// 3 conv1x1, 4 conv3x3), such as "(0, 1, 1, .., 0, 2, 2, 4, 4, 4, 1)". The cell
// may be one that the space does not have; see [Cell.Check].
func ParseCell(text string) (Cell, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return parseTuple(text)
	}
	matrix, ops, ok := strings.Cut(text, "-")
	n := len(ops) + 2
	if !ok || n > MaxVertices || len(matrix) != n*(n-1)/2 {
		return Cell{}, fmt.Errorf("nb101: parse %q: want the upper triangle of the matrix, a dash and one digit per operation, such as 111-0", text)
	}
	c := Cell{N: n}
	for x := range n {
		for y := x + 1; y < n; y++ {
			switch matrix[0] {
			case '1':
				c.Bits |= edge(x, y)
			case '0':
			default:
				return Cell{}, fmt.Errorf("nb101: parse %q: %q is no bit", text, matrix[:1])
			}
			matrix = matrix[1:]
		}
	}
	for v, op := range []byte(ops) {
		if op < '0' || op > '2' {
			return Cell{}, fmt.Errorf("nb101: parse %q: operation %q is none of 0 (conv3x3), 1 (conv1x1), 2 (maxpool3x3)", text, string(op))
		}
		c.Ops[v] = Op(op - '0')
	}
	return c, nil
}

// tupleOps are the codes of NASLib's tuple.
var tupleOps = map[int]Op{2: MaxPool3x3, 3: Conv1x1, 4: Conv3x3}

func parseTuple(text string) (Cell, error) {
	var xs []int
	for _, field := range strings.Split(text[1:len(text)-1], ",") {
		x, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil {
			return Cell{}, fmt.Errorf("nb101: parse %q: %q is no whole number", text, field)
		}
		xs = append(xs, x)
	}
	n := 2
	for n*n+n < len(xs) {
		n++
	}
	if n*n+n != len(xs) || n > MaxVertices {
		return Cell{}, fmt.Errorf("nb101: parse a tuple of %d numbers: want n*n of the matrix and n operations, n from 2 to %d", len(xs), MaxVertices)
	}
	c := Cell{N: n}
	for at, bit := range xs[:n*n] {
		x, y := at/n, at%n
		switch {
		case bit == 0:
		case bit == 1 && x < y:
			c.Bits |= edge(x, y)
		default:
			return Cell{}, fmt.Errorf("nb101: parse a tuple: %d at row %d, column %d of the matrix; bits stand right of the diagonal only", bit, x, y)
		}
	}
	codes := xs[n*n:]
	if codes[0] != 0 || codes[n-1] != 1 {
		return Cell{}, fmt.Errorf("nb101: parse a tuple: the operations %v must begin with 0, the input, and end with 1, the output", codes)
	}
	for v, code := range codes[1 : n-1] {
		op, ok := tupleOps[code]
		if !ok {
			return Cell{}, fmt.Errorf("nb101: parse a tuple: operation %d is none of 2 (maxpool3x3), 3 (conv1x1), 4 (conv3x3)", code)
		}
		c.Ops[v] = op
	}
	return c, nil
}

// Tuple returns what NASLib keys its tables with; see [ParseCell]. The cell is
// written with 7 vertices; those that it lacks have no edges and conv3x3. A cell
// whose fields are out of range has the empty tuple.
func (c Cell) Tuple() string {
	if c.wellFormed() != nil {
		return "()"
	}
	c = c.padded()
	var fields []string
	for x := range c.N {
		for y := range c.N {
			bit := "0"
			if c.Edge(x, y) {
				bit = "1"
			}
			fields = append(fields, bit)
		}
	}
	fields = append(fields, "0")
	for _, op := range c.Ops {
		fields = append(fields, strconv.Itoa(4-int(op)))
	}
	return "(" + strings.Join(append(fields, "1"), ", ") + ")"
}

// padded is the cell with 7 vertices: the output comes last and the vertices in
// between have no edges.
func (c Cell) padded() Cell {
	p := Cell{N: MaxVertices, Ops: c.Ops}
	for x := range c.N {
		for y := x + 1; y < c.N; y++ {
			if !c.Edge(x, y) {
				continue
			}
			if y == c.N-1 {
				p.Bits |= edge(x, MaxVertices-1)
			} else {
				p.Bits |= edge(x, y)
			}
		}
	}
	return p
}
