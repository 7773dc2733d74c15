package check

import (
	"go/types"
	"slices"
	"strings"

	"naslab/repl/complete"
)

// list collects candidates.
type list struct {
	*probe
	prefix string
	want   types.Type // that is expected at the cursor; nil when nothing is
	seen   names
	items  []ranked
}

type ranked struct {
	complete.Item
	rank int
}

// fits reports whether a name goes on from what is typed; case does not count.
func (l *list) fits(name string) bool {
	return len(name) >= len(l.prefix) && strings.EqualFold(name[:len(l.prefix)], l.prefix)
}

// add adds an object; far is how far away it was declared.
func (l *list) add(o types.Object, far int) {
	if !l.fits(o.Name()) {
		return
	}
	rank := min(far, 9)
	if l.want != nil && !gives(o, l.want) {
		rank += 10
	}
	l.put(complete.Item{Text: o.Name(), Kind: kindOf(o), Detail: l.detail(o)}, rank)
}

// put adds an item.
func (l *list) put(it complete.Item, rank int) {
	if !strings.HasPrefix(it.Text, l.prefix) {
		rank += 100
	}
	l.items = append(l.items, ranked{it, rank})
}

// sorted returns the candidates by rank, then by name.
func (l *list) sorted() []complete.Item {
	slices.SortStableFunc(l.items, func(a, b ranked) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.Text, b.Text)
	})
	items := make([]complete.Item, len(l.items))
	for i, it := range l.items {
		items[i] = it.Item
	}
	return items
}

// gives reports whether an object is of a type, or a function with one result
// of it.
func gives(o types.Object, want types.Type) bool {
	switch o := o.(type) {
	case *types.TypeName, *types.PkgName, *types.Builtin, *types.Nil:
		return false
	case *types.Func:
		r := o.Signature().Results()
		return types.AssignableTo(o.Type(), want) || r.Len() == 1 && o.Signature().TypeParams().Len() == 0 && types.AssignableTo(r.At(0).Type(), want)
	}
	return o.Type() != nil && types.AssignableTo(o.Type(), want)
}
