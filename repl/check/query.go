package check

import "go/types"

// Imports returns the paths of imported packages by the name that cells use.
func (c *Checker) Imports() map[string]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := map[string]string{}
	for n, o := range c.table.names {
		if p, ok := o.(*types.PkgName); ok {
			all[n] = p.Imported().Path()
		}
	}
	return all
}

// TypeText writes a type as a cell would.
func (c *Checker) TypeText(t types.Type) string { return c.text(t) }
