package check

import (
	"go/types"
	"maps"
	"slices"
)

// Lookup returns what the session has declared under a name, nil when it has
// not. Packages are *types.PkgName.
func (c *Checker) Lookup(name string) types.Object {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.table.names[name]
}

// Objects returns what the session has declared, sorted by name, without
// packages.
func (c *Checker) Objects() (list []types.Object) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, n := range slices.Sorted(maps.Keys(c.table.names)) {
		if o := c.table.names[n]; !isPackage(o) {
			list = append(list, o)
		}
	}
	return list
}

// Names returns the names of [Checker.Objects].
func (c *Checker) Names() (list []string) {
	for _, o := range c.Objects() {
		list = append(list, o.Name())
	}
	return list
}

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
