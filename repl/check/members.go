package check

import (
	"go/types"
	"slices"
	"strings"
)

// member is a field or method that can be selected on a value.
type member struct {
	obj   types.Object
	depth int // of embedding
}

// members returns what can be selected on a value of a type, by name. The value
// is taken to be addressable, as variables are.
func (c *Checker) members(t types.Type) []member {
	found := map[string]member{}
	c.addFields(t, 0, found, map[types.Type]bool{})
	for _, s := range methodsOn(t) {
		if c.visible(s.Obj()) {
			m := member{s.Obj(), len(s.Index()) - 1}
			if old, ok := found[s.Obj().Name()]; !ok || m.depth < old.depth {
				found[s.Obj().Name()] = m
			}
		}
	}
	list := make([]member, 0, len(found))
	for _, m := range found {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b member) int { return strings.Compare(a.obj.Name(), b.obj.Name()) })
	return list
}

// methodsOn returns the methods that can be called on an addressable value.
func methodsOn(t types.Type) (list []*types.Selection) {
	if t == nil {
		return nil
	}
	_, isPtr := t.Underlying().(*types.Pointer)
	_, isParam := types.Unalias(t).(*types.TypeParam)
	if !isPtr && !isParam && !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	for s := range types.NewMethodSet(t).Methods() {
		list = append(list, s)
	}
	return list
}

// addFields adds the fields of a struct and of what it embeds.
func (c *Checker) addFields(t types.Type, depth int, found map[string]member, seen map[types.Type]bool) {
	if t == nil || seen[t] {
		return
	}
	seen[t] = true
	s := structOf(t)
	if s == nil {
		return
	}
	for f := range s.Fields() {
		if old, ok := found[f.Name()]; c.visible(f) && (!ok || depth < old.depth) {
			found[f.Name()] = member{f, depth}
		}
	}
	for f := range s.Fields() {
		if f.Embedded() {
			c.addFields(f.Type(), depth+1, found, seen)
		}
	}
}

// structOf returns the struct behind a type or a pointer to it, or nil.
func structOf(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	u := t.Underlying()
	if p, ok := u.(*types.Pointer); ok {
		u = p.Elem().Underlying()
	}
	s, _ := u.(*types.Struct)
	return s
}

// visible reports whether cells may select a member.
func (c *Checker) visible(o types.Object) bool {
	return o.Name() != "_" && (o.Exported() || o.Pkg() == c.pkg)
}
