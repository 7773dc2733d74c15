package check

import "go/types"

// table holds what a session has declared.
type table struct {
	names map[string]types.Object // var, const, func, type, and package names
	dots  []*types.Package        // whose names are used without the package's
	decls map[types.Object]*Decl  // by the objects that they declare
	// methods are the declarations of methods, by type and name.
	methods map[*types.TypeName]map[string]*Decl
	// users are the live declarations that mention an object.
	users map[types.Object]map[*Decl]bool
}

func newTable() table {
	return table{
		names:   map[string]types.Object{},
		decls:   map[types.Object]*Decl{},
		methods: map[*types.TypeName]map[string]*Decl{},
		users:   map[types.Object]map[*Decl]bool{},
	}
}

// add puts a declaration of objects into the table.
func (t *table) add(d *Decl, objs []types.Object) {
	for _, o := range objs {
		t.decls[o] = d
	}
	if d.Recv != nil {
		t.setMethod(d)
	}
	for o := range d.Uses {
		if t.users[o] == nil {
			t.users[o] = map[*Decl]bool{}
		}
		t.users[o][d] = true
	}
}

func (t *table) setMethod(d *Decl) {
	owner := d.Recv.Obj()
	if t.methods[owner] == nil {
		t.methods[owner] = map[string]*Decl{}
	}
	name := d.Object.Name()
	if old := t.methods[owner][name]; old != nil {
		t.forget(old)
	}
	t.methods[owner][name] = d
}

// forget takes a declaration out of the users of what it mentions.
func (t *table) forget(d *Decl) {
	for o := range d.Uses {
		delete(t.users[o], d)
		if len(t.users[o]) == 0 {
			delete(t.users, o)
		}
	}
}

// remove takes an object out, and its methods when it is a type.
func (t *table) remove(o types.Object) {
	d := t.decls[o]
	delete(t.decls, o)
	if d != nil && !t.holds(d) {
		t.forget(d)
	}
	if tn, ok := o.(*types.TypeName); ok {
		for _, m := range t.methods[tn] {
			t.forget(m)
		}
		delete(t.methods, tn)
	}
}

// holds reports whether a declaration still declares a live object: one of a
// group of constants may.
func (t *table) holds(d *Decl) bool {
	for _, o := range d.objects {
		if t.decls[o] == d {
			return true
		}
	}
	return false
}
