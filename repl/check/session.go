package check

import "naslab/repl/fault"

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
