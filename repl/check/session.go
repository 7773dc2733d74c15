package check

import (
	"go/types"
	"slices"

	"naslab/repl/fault"
)

// Names returns the names that the session has declared, sorted, without
// packages.
func (c *Checker) Names() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var list []string
	for n, o := range c.table.names {
		if _, ok := o.(*types.PkgName); !ok {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list
}

// Lookup returns what a name of the session means, nil when it means nothing.
func (c *Checker) Lookup(name string) types.Object {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.table.names[name]
}

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
