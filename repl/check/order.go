package check

import (
	"go/ast"
	"go/token"
)

// ordering finds for each declaration the last statement that it needs.
type ordering struct {
	items   []*item
	stmts   []*item
	first   map[string]int // statement that declares a variable
	byName  map[string][]*item
	methods map[string][]*item // by type
	apart   names              // types that do not wait for their methods
}

func (j *job) orderItems(items []*item) {
	o := &ordering{
		items: items, stmts: j.p.stmts,
		first: map[string]int{}, byName: map[string][]*item{}, methods: map[string][]*item{}, apart: names{},
	}
	for i, s := range j.p.stmts {
		for _, n := range s.names {
			if _, ok := o.first[n]; !ok {
				o.first[n] = i
			}
		}
	}
	for _, it := range items {
		for _, n := range it.names {
			o.byName[n] = append(o.byName[n], it)
		}
		if it.recv != "" {
			o.methods[it.recv] = append(o.methods[it.recv], it)
		}
	}
	o.settle()
	if o.separate() {
		o.settle()
	}
}

// settle computes what the items need, until nothing changes.
func (o *ordering) settle() {
	for _, it := range o.items {
		it.need = -1
	}
	for changed := len(o.first) > 0; changed; {
		changed = false
		for _, it := range o.items {
			need := o.needOf(it)
			changed = changed || need != it.need
			it.need = need
		}
	}
}

func (o *ordering) needOf(it *item) int {
	need := it.need
	for n := range it.free {
		if i, ok := o.first[n]; ok {
			need = max(need, i)
		}
		for _, other := range o.byName[n] {
			need = max(need, other.need)
		}
	}
	if it.tok == token.TYPE && !o.apart[it.names[0]] {
		for _, m := range o.methods[it.names[0]] {
			need = max(need, m.need)
		}
	}
	return need
}

// separate finds the types that statements use before one of their methods can
// be: these methods come late.
func (o *ordering) separate() (found bool) {
	for _, it := range o.items {
		if it.tok != token.TYPE || it.need < 0 {
			continue
		}
		users := o.usersOf(it)
		for _, s := range o.stmts[:it.need+1] {
			if mentionsAny(s.node, users) {
				o.apart[it.names[0]] = true
				found = true
			}
		}
	}
	return found
}

// usersOf returns the names of what is declared with the help of an item, and
// its own.
func (o *ordering) usersOf(it *item) names {
	users := names{}
	for _, n := range it.names {
		users[n] = true
	}
	for changed := true; changed; {
		changed = false
		for _, other := range o.items {
			if len(other.names) == 0 || users[other.names[0]] || !intersect(other.free, users) {
				continue
			}
			for _, n := range other.names {
				users[n] = true
			}
			changed = true
		}
	}
	return users
}

func intersect(a, b names) bool {
	for n := range a {
		if b[n] {
			return true
		}
	}
	return false
}

func mentionsAny(n ast.Node, list names) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && list[id.Name] {
			found = true
		}
		return !found
	})
	return found
}
