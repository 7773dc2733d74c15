package kernel

import (
	"go/token"
	"reflect"
	"slices"
)

// Lookup returns the exported symbol, and false when the package has none of
// that name. A type is represented by a nil pointer to it, a constant by its
// value, a variable by its addressable value.
func (p *Package) Lookup(name string) (reflect.Value, bool) {
	for i := len(p.tables) - 1; i >= 0; i-- {
		if v, ok := p.tables[i][name]; ok {
			return v, true
		}
	}
	return reflect.Value{}, false
}

// Names returns the exported names, sorted.
func (p *Package) Names() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.names != nil {
		return p.names
	}
	for _, t := range p.tables {
		for n := range t {
			if token.IsExported(n) {
				p.names = append(p.names, n)
			}
		}
	}
	p.names = append(p.names, p.source...)
	slices.Sort(p.names)
	p.names = slices.Compact(p.names)
	return p.names
}

// Has reports whether the package has the exported name.
func (p *Package) Has(name string) bool {
	if _, ok := p.Lookup(name); ok {
		return true
	}
	return slices.Contains(p.source, name)
}
