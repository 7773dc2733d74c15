package check

import (
	"go/token"
	"go/types"
	"strings"

	"naslab/repl/fault"
)

// PlaceAt returns the place of a line and column of a cell's text, from 1; 0
// where they are not known.
func (c *Checker) PlaceAt(cell, line, column int) fault.Place {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.source(cell)
	if !ok {
		return fault.Place{}
	}
	return s.place(line, column)
}

// FuncAt returns the name of the declared function or method, "T.Method", that a
// line of a cell is part of; "" for one of the cell's own statements.
func (c *Checker) FuncAt(cell, line int) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	for o, d := range c.table.decls {
		if d.Kind == token.FUNC && c.spans(o, d, cell, line) {
			return o.Name()
		}
	}
	for t, methods := range c.table.methods {
		for name, d := range methods {
			if d.Object != nil && c.spans(d.Object, d, cell, line) {
				return t.Name() + "." + name
			}
		}
	}
	return ""
}

// spans reports whether a line is one of a declaration's.
func (c *Checker) spans(o types.Object, d *Decl, cell, line int) bool {
	in, first, _ := c.position(o.Pos())
	return in == cell && first <= line && line <= first+strings.Count(d.Text, "\n")
}
