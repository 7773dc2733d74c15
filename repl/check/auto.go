package check

import (
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
)

// index finds the names that the known packages are likely to have.
func (c *Checker) index() {
	c.byName = map[string][]string{}
	for _, p := range c.cfg.Paths {
		n := likelyName(p)
		c.byName[n] = append(c.byName[n], p)
	}
	for n, p := range c.cfg.Short {
		if !slices.Contains(c.byName[n], p) {
			c.byName[n] = append(c.byName[n], p)
		}
	}
	for _, list := range c.byName {
		slices.SortFunc(list, func(a, b string) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			return strings.Compare(a, b)
		})
	}
}

// likelyName is the name that a package has going by its path: the last
// element, or the one before a version.
func likelyName(p string) string {
	base := path.Base(p)
	if len(base) > 1 && base[0] == 'v' && strings.Trim(base[1:], "0123456789") == "" {
		return path.Base(path.Dir(p))
	}
	return base
}

// find returns the package that name.member must mean where the name is not
// declared, or nil: the preferred one, or the one with the shortest path that
// has the members; if none has them, one that lacks them, for the error's sake.
func (j *job) find(name string, members []string) *types.PkgName {
	if p := j.autos[name]; p != nil {
		return p
	}
	if p := j.auto[name]; p != nil && hasAll(p.Imported(), members) {
		return p
	}
	paths := j.byName[name]
	if p, ok := j.cfg.Prefer[name]; ok {
		paths = append([]string{p}, paths...)
	}
	var first *types.Package
	for _, path := range paths {
		p, err := j.cfg.Importer.Import(path)
		if err != nil || p.Name() != name {
			continue
		}
		if hasAll(p, members) {
			first = p
			break
		}
		if first == nil {
			first = p
		}
	}
	if first == nil {
		return nil
	}
	j.autos[name] = types.NewPkgName(token.NoPos, j.pkg, name, first)
	return j.autos[name]
}

func hasAll(p *types.Package, members []string) bool {
	for _, m := range members {
		if p.Scope().Lookup(m) == nil {
			return false
		}
	}
	return true
}
