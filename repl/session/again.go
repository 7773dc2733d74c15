package session

import (
	"fmt"
	"slices"

	"naslab/repl/fault"
	"naslab/repl/scope"
)

// regroup is a group of declarations with what must be compiled again because
// of it.
type regroup struct {
	items []*item // of the cell
	must  []*item // parts of types that they declare anew
	soft  []*item // what depends on them
	types []string
}

func (g *regroup) all() []*item {
	return slices.Concat(g.items, g.must, g.soft)
}

func (g *regroup) newTypes() []string { return g.types }

// changed leaves out the items that say what the session already has, so that
// running a cell twice makes no new types.
func (j *job) changed(items []*item) []*item {
	same := map[*item]bool{}
	for _, it := range items {
		if d := j.known(it); d != nil && d.piece.Text == it.piece.Text {
			same[it] = true
		}
	}
	for again := true; again; {
		again = false
		moved := map[string]bool{}
		for _, it := range items {
			if !same[it] {
				for _, n := range topNames(it) {
					moved[n] = true
				}
				if it.info.Method != "" && j.table.methods[it.info.Recv][it.info.Method] != nil {
					moved[it.info.Recv] = true
				}
			}
		}
		for it := range same {
			if j.stale(j.known(it), moved) {
				delete(same, it)
				again = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *item) bool { return same[it] })
}

// known returns the declaration that the session has under the item's names.
func (j *job) known(it *item) *decl {
	if it.info.Method != "" {
		return j.table.methods[it.info.Recv][it.info.Method]
	}
	var d *decl
	for i, n := range topNames(it) {
		e := j.table.names[n]
		if e == nil || e.decl == nil || i > 0 && e.decl != d {
			return nil
		}
		d = e.decl
	}
	return d
}

// stale reports whether a declaration means something else than when it was
// compiled, or will when the moved names have been declared.
func (j *job) stale(d *decl, moved map[string]bool) bool {
	for n, inner := range d.uses {
		if moved[n] {
			return true
		}
		if e := j.table.names[n]; e == nil || e.inner != inner {
			return !slices.Contains(d.tops, n)
		}
	}
	return false
}

// regroup finds what must be compiled again with the items.
func (j *job) regroup(items []*item) *regroup {
	g := &regroup{items: items}
	w := &widener{job: j, in: map[string]bool{}}
	for _, it := range items {
		w.in[key(it)] = true
	}
	for _, it := range items {
		w.enter(it)
	}
	for w.more() {
	}
	g.must, g.soft = w.must, w.soft
	for _, n := range w.types {
		if e := j.table.names[n]; e != nil && e.kind == scope.Type {
			g.types = append(g.types, n)
		}
	}
	slices.Sort(g.types)
	g.types = slices.Compact(g.types)
	return g
}

// key identifies a declaration of the session by what it declares.
func key(it *item) string {
	if it.info.Method != "" {
		return it.info.Recv + "." + it.info.Method
	}
	return fmt.Sprint(topNames(it))
}

// widener grows a group until nothing outside depends on what it moves.
type widener struct {
	*job
	in         map[string]bool // keys of what is in the group
	moved      []string        // names that will mean something new
	types      []string        // types that were there before and become new ones
	must, soft []*item
}

// enter notes what an item of the group moves.
func (w *widener) enter(it *item) {
	if it.info.Method != "" {
		t := it.info.Recv
		if w.table.methods[t][it.info.Method] != nil {
			w.renew(t)
		}
		return
	}
	for _, t := range it.info.Tops {
		n := t.Ident.Name
		e := w.table.names[n]
		if e == nil || e.kind == isImport {
			continue
		}
		w.move(n)
		if e.kind == scope.Type {
			w.renew(n)
		}
	}
}

func (w *widener) move(n string) {
	if !slices.Contains(w.moved, n) {
		w.moved = append(w.moved, n)
	}
}

// renew declares a type of the session anew, with all its methods.
func (w *widener) renew(t string) {
	e := w.table.names[t]
	if e == nil || e.decl == nil || slices.Contains(w.types, t) {
		return
	}
	w.types = append(w.types, t)
	w.move(t)
	w.add(e.decl, &w.must)
	for _, m := range sortedKeys(w.table.methods[t]) {
		w.add(w.table.methods[t][m], &w.must)
	}
}

// add puts a declaration of the session into the group.
func (w *widener) add(d *decl, to *[]*item) {
	it, err := w.item(d.cell, d.piece, -1)
	if err != nil || w.in[key(it)] {
		return
	}
	w.in[key(it)] = true
	known := map[string]bool{}
	for n := range w.table.names {
		known[n] = true
	}
	w.settleKeys(it, known)
	*to = append(*to, it)
	for _, n := range d.tops {
		w.move(n)
		if e := w.table.names[n]; e != nil && e.kind == scope.Type {
			w.renew(n)
		}
	}
	if d.meth != "" {
		w.renew(d.recv)
	}
}

// more adds the declarations that depend on what is moved and reports whether
// there were any.
func (w *widener) more() bool {
	n := len(w.must) + len(w.soft)
	for _, name := range w.table.sorted() {
		if e := w.table.names[name]; e.decl != nil && e.kind != scope.Const && w.depends(e.decl) {
			w.add(e.decl, &w.soft)
		}
	}
	for _, t := range sortedKeys(w.table.methods) {
		for _, m := range sortedKeys(w.table.methods[t]) {
			if d := w.table.methods[t][m]; w.depends(d) {
				w.add(d, &w.soft)
			}
		}
	}
	return len(w.must)+len(w.soft) > n
}

func (w *widener) depends(d *decl) bool {
	for _, n := range w.moved {
		if _, ok := d.uses[n]; ok && !slices.Contains(d.tops, n) {
			return true
		}
	}
	return false
}

// blame returns the item of what was only compiled again that the fault lies
// in, the last of them when that cannot be told; nil when there is none.
func (g *regroup) blame(j *job, f *fault.Fault) *item {
	for _, it := range slices.Concat(g.soft, g.must) {
		c := j.cells[it.cell]
		first := c.Line + it.piece.Line - 1
		last := first + countLines(it.piece.Text) - 1
		if f.Place.File == c.File && f.Place.Line >= first && f.Place.Line <= last && !g.covers(j, f) {
			return it
		}
	}
	return nil
}

// covers reports whether the fault lies in the cell that is being run.
func (g *regroup) covers(j *job, f *fault.Fault) bool {
	c := j.cells[j.id]
	return f.Place.File == c.File && f.Place.Line >= c.Line && f.Place.Line < c.Line+countLines(c.Text)
}

// drop leaves an item out: the session keeps its old version.
func (g *regroup) drop(j *job, it *item, f *fault.Fault) {
	is := func(x *item) bool { return x == it }
	g.soft = slices.DeleteFunc(g.soft, is)
	g.must = slices.DeleteFunc(g.must, is)
	if it.info.Method != "" {
		j.note(fmt.Sprintf("method %s of %s is dropped, it does not compile any more: %s", it.info.Method, it.info.Recv, f.Msg))
		delete(j.table.methods[it.info.Recv], it.info.Method)
		return
	}
	for _, n := range topNames(it) {
		j.note(fmt.Sprintf("%s keeps its old meaning, it does not compile any more: %s", n, f.Msg))
	}
}

func countLines(s string) int {
	n := 1
	for _, r := range s {
		if r == '\n' {
			n++
		}
	}
	return n
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
