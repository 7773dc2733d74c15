package check

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"naslab/engine/name"
)

// hint suggests what an error's author may have meant.
func (j *job) hint(e types.Error) string {
	if n, ok := strings.CutPrefix(e.Msg, "undefined: "); ok {
		return didYouMean(j.nearName(n))
	}
	return ""
}

// nearName returns names near to an unknown one, or "pkg.Name" ones near to an
// unknown member of a package.
func (j *job) nearName(n string) []string {
	if pkg, member, ok := strings.Cut(n, "."); ok {
		p, ok := j.lookup(pkg).(*types.PkgName)
		if !ok {
			return nil
		}
		var list []string
		for _, near := range near(member, exported(p.Imported())) {
			list = append(list, pkg+"."+near)
		}
		return list
	}
	known := slices.Collect(maps.Keys(j.table.names))
	known = append(known, slices.Collect(maps.Keys(j.fresh))...)
	for _, it := range j.p.decls {
		known = append(known, it.names...)
	}
	for _, it := range j.p.stmts {
		known = append(known, it.names...)
	}
	known = append(known, types.Universe.Names()...)
	slices.Sort(known)
	return near(n, slices.Compact(known))
}

func exported(p *types.Package) (list []string) {
	for _, n := range p.Scope().Names() {
		if p.Scope().Lookup(n).Exported() {
			list = append(list, n)
		}
	}
	return list
}

// near is [name.Nearest] without the word itself and without a whole short list.
func near(word string, known []string) []string {
	known = slices.DeleteFunc(known, func(k string) bool { return k == word })
	if len(known) <= 4 {
		known = append(known, "", "", "", "", "")
	}
	return slices.DeleteFunc(name.Nearest(word, known), func(k string) bool { return k == "" })
}
