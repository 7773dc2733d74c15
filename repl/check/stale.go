package check

import (
	"go/types"
	"slices"
	"strings"
)

// noteStale tells of variables whose type the cell declares anew: they keep the
// old one, which has the same name.
func (j *job) noteStale() {
	old := map[*types.TypeName]bool{}
	for _, o := range j.order {
		if tn, ok := j.table.names[o.Name()].(*types.TypeName); ok {
			if _, ok := o.(*types.TypeName); ok {
				old[tn] = true
			}
		}
	}
	if len(old) == 0 {
		return
	}
	var vars []string
	for n, o := range j.table.names {
		if v, ok := o.(*types.Var); ok && j.fresh[n] == nil && madeOf(v.Type(), old, 0) {
			vars = append(vars, n)
		}
	}
	slices.Sort(vars)
	switch {
	case len(vars) == 1:
		j.notes = append(j.notes, vars[0]+" keeps its type as it was before; make it anew to have the new one")
	case len(vars) > 5:
		vars = append(vars[:5], "others")
		fallthrough
	case len(vars) > 1:
		list := strings.Join(vars[:len(vars)-1], ", ") + " and " + vars[len(vars)-1]
		j.notes = append(j.notes, list+" keep their types as they were before; make them anew to have the new ones")
	}
}

// madeOf reports whether a type is one of the types or made of one.
func madeOf(t types.Type, of map[*types.TypeName]bool, depth int) bool {
	if depth > 8 {
		return false
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if of[t.Obj()] {
			return true
		}
		for a := range t.TypeArgs().Types() {
			if madeOf(a, of, depth+1) {
				return true
			}
		}
	case *types.Map:
		return madeOf(t.Key(), of, depth+1) || madeOf(t.Elem(), of, depth+1)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		return madeOf(t.Elem(), of, depth+1)
	}
	return false
}
