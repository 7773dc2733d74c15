package session

import (
	"go/ast"
	"reflect"

	"naslab/repl/fault"
	"naslab/repl/scope"
)

// declared makes the variables of a statement part of the session. A variable
// that is declared again with the same type, and that no closure or pointer
// has got hold of, keeps its place and takes the new value, so that functions
// that mention it go on. Any other becomes a new variable, and functions that
// mention it are compiled again.
func (j *job) declared(it *item, names map[string]string) *fault.Fault {
	var moved []string
	for _, t := range it.info.Tops {
		n := t.Ident.Name
		old := j.table.names[n]
		if old != nil && j.reuse(old, names[n]) {
			old.cell = it.cell
			continue
		}
		j.table.names[n] = &entry{name: n, kind: t.Kind, inner: names[n], cell: it.cell, top: t}
		if old != nil && old.kind != isImport {
			moved = append(moved, n)
			j.release(old)
		}
	}
	if len(moved) > 0 {
		return j.follow(moved)
	}
	return nil
}

// reuse moves the value of the variable with the given inner name into the old
// variable, where that is allowed.
func (j *job) reuse(old *entry, inner string) bool {
	if old.kind != scope.Var || old.escaped {
		return false
	}
	from, to := j.kernel.Global(inner), j.kernel.Global(old.inner)
	if !from.IsValid() || !to.IsValid() || !to.CanSet() || from.Type() != to.Type() {
		return false
	}
	to.Set(from)
	from.SetZero()
	return true
}

// release frees the value of a variable that nothing can reach any more.
func (j *job) release(old *entry) {
	if old.kind != scope.Var || old.escaped || j.mentioned(old.name) {
		return
	}
	if v := j.kernel.Global(old.inner); v.IsValid() && v.CanSet() {
		v.SetZero()
	}
}

// mentioned reports whether a function, method or type mentions the name.
func (j *job) mentioned(name string) bool {
	for _, e := range j.table.names {
		if e.decl != nil {
			if _, ok := e.decl.uses[name]; ok {
				return true
			}
		}
	}
	for _, ms := range j.table.methods {
		for _, d := range ms {
			if _, ok := d.uses[name]; ok {
				return true
			}
		}
	}
	return false
}

// follow compiles again what mentions variables that have moved.
func (j *job) follow(moved []string) *fault.Fault {
	w := &widener{job: j, in: map[string]bool{}, moved: moved}
	for w.more() {
	}
	g := &regroup{must: w.must, soft: w.soft, types: w.types}
	for len(g.all()) > 0 {
		f := j.group(g)
		if f == nil {
			j.tell(g)
			return nil
		}
		blame := g.blame(j, f)
		if blame == nil {
			blame = g.all()[len(g.all())-1]
		}
		g.drop(j, blame, f)
	}
	return nil
}

// escapes notes which session variables a statement hands to closures or
// pointers.
func (j *job) escapes(it *item) {
	for _, f := range it.info.Frees {
		e := j.table.names[f.Ident.Name]
		if e == nil || e.kind != scope.Var || e.escaped {
			continue
		}
		// A method may have a pointer receiver.
		v := j.kernel.Global(e.inner)
		method := f.Member != "" && v.IsValid() && v.Kind() == reflect.Struct
		e.escaped = f.Addressed || f.Inside || method
	}
}

// runDeferred makes the calls that the cell deferred at its top level.
func (j *job) runDeferred() {
	for i := len(j.defers) - 1; i >= 0; i-- {
		err := j.kernel.Call(j.defers[i])
		if err == nil || j.out.Fault != nil {
			continue
		}
		f := &fault.Fault{Kind: fault.Runtime, Place: j.place(j.kernel.Line(), j.id), Msg: err.Error()}
		f.Msg = "in a deferred call: " + f.Msg
		j.out.Fault = f
	}
}

// reserved returns the first identifier that looks like one of naslab's own.
func reserved(info *scope.Info) *ast.Ident {
	bad := func(n string) bool {
		for i := 1; i+2 < len(n); i++ {
			if n[i] == '_' && n[i+1] == '_' && (n[i+2] >= '0' && n[i+2] <= '9' || n[i+2] == 't') {
				return true
			}
		}
		return len(n) > 3 && n[:4] == "rt__"
	}
	for _, t := range info.Tops {
		if bad(t.Ident.Name) {
			return t.Ident
		}
	}
	for id := range info.Uses {
		if bad(id.Name) {
			return id
		}
	}
	return nil
}
