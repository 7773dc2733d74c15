package check

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// review finds what must be checked again because a cell declares a name anew.
type review struct {
	*job
	own     names // that the cell declares
	methods names // "T.M" that the cell declares
	items   []*item
	taken   map[*Decl]bool
	queue   []types.Object
}

// reviewed returns the declarations of earlier cells that use what this cell
// declares anew, directly or through others, as items of this cell.
func (j *job) reviewed() []*item {
	if j.loose {
		return nil
	}
	r := &review{job: j, own: names{}, methods: names{}, taken: map[*Decl]bool{}}
	for _, list := range [][]*item{j.p.decls, j.p.stmts} {
		for _, it := range list {
			r.declares(it)
		}
	}
	for n := range r.own {
		r.replaced(j.table.names[n])
	}
	for o := range j.redone {
		if !r.own[o.Name()] && j.table.names[o.Name()] == o {
			r.take(j.table.decls[o])
		}
	}
	for len(r.queue) > 0 {
		o := r.queue[0]
		r.queue = r.queue[1:]
		for d := range j.table.users[o] {
			r.take(d)
		}
	}
	slices.SortStableFunc(r.items, func(a, b *item) int { return int(a.node.Pos()) - int(b.node.Pos()) })
	return r.items
}

func (r *review) declares(it *item) {
	for _, n := range it.names {
		r.own[n] = true
	}
	if it.recv == "" {
		return
	}
	r.methods[it.recv+"."+funcName(it.node)] = true
	if o := r.table.names[it.recv]; o != nil {
		if n := namedOf(o.Type()); n != nil && r.table.methods[n.Obj()][funcName(it.node)] != nil {
			r.replaced(r.table.methods[n.Obj()][funcName(it.node)].Object)
		}
	}
}

func (r *review) replaced(o types.Object) {
	if o != nil && !isPackage(o) {
		r.queue = append(r.queue, o)
	}
}

// take makes a live declaration an item, unless the cell declares the same.
func (r *review) take(d *Decl) {
	if d == nil || r.taken[d] {
		return
	}
	r.taken[d] = true
	for _, o := range d.objects {
		if r.own[o.Name()] {
			return
		}
	}
	it := d.item()
	if it.recv != "" {
		if r.methods[it.recv+"."+funcName(it.node)] || r.left(d) {
			return
		}
		if r.taken[r.table.decls[d.Recv.Obj()]] && !r.own[it.recv] {
			it.unit = it.recv
		}
		r.replaced(d.Object)
	}
	r.items = append(r.items, it)
	for _, o := range d.objects {
		r.replaced(o)
	}
	if tn, ok := d.Object.(*types.TypeName); ok {
		it.unit = tn.Name()
		for _, m := range r.table.methods[tn] {
			r.take(m)
		}
		for _, other := range r.items {
			if other.recv == it.unit {
				other.unit = it.unit
			}
		}
	}
}

// left reports whether a method is left behind: it was declared together with
// its type, and the cell declares the type with other methods.
func (r *review) left(d *Decl) bool {
	tn := d.Recv.Obj()
	typ := r.table.decls[tn]
	return r.own[tn.Name()] && typ != nil && typ.Cell == d.Cell && len(r.p.methodsOf(tn.Name())) > 0
}

// item returns the declaration as an item to be checked again.
func (d *Decl) item() *item {
	it := &item{tok: d.Kind, node: d.Node, free: d.free, text: d.Text, doc: d.doc, again: d, cell: d.Cell}
	for _, o := range d.objects {
		it.names = append(it.names, o.Name())
	}
	if d.Recv != nil {
		it.recv = funcItem(d.Node.(*ast.FuncDecl)).recv
	}
	return it
}

// blame tells errors in the cell's own items from those in items that are
// checked again. It returns the items without those that failed, and the errors
// of the cell itself.
func (j *job) blame(items []*item, errs []types.Error) (left []*item, own []types.Error) {
	why := map[*item]string{}
	var bad *item
	for _, e := range errs {
		if strings.HasPrefix(e.Msg, "\t") {
			if bad == nil {
				own = append(own, e)
			}
			continue
		}
		bad = failed(items, e.Pos)
		if bad == nil {
			own = append(own, e)
		} else if why[bad] == "" {
			why[bad] = j.clean(e.Msg)
		}
	}
	if len(own) > 0 {
		return items, own
	}
	return j.without(items, why), nil
}

// failed returns the item of an earlier cell that a position lies in.
func failed(items []*item, pos token.Pos) *item {
	for _, it := range items {
		if it.again != nil && it.node.Pos() <= pos && pos < it.node.End() {
			return it
		}
	}
	return nil
}

// without drops items that do not fit any more, with a note for each. A type
// and its methods stay together.
func (j *job) without(items []*item, why map[*item]string) (left []*item) {
	units := map[string]string{}
	for it, msg := range why {
		if it.unit != "" && units[it.unit] == "" {
			units[it.unit] = msg
		}
	}
	for _, it := range items {
		msg, unit := why[it], units[it.unit]
		switch {
		case it.unit != "" && unit != "":
			if it.tok == token.TYPE {
				j.kept(it, unit)
			}
		case msg != "":
			j.kept(it, msg)
		default:
			left = append(left, it)
		}
	}
	return left
}

// kept notes that an item does not fit any more.
func (j *job) kept(it *item, msg string) {
	what := strings.Join(it.names, ", ")
	fate := "stays as it was"
	if it.recv != "" {
		what = it.recv + "." + funcName(it.node)
		if o := j.table.names[it.recv]; o != nil && j.declaresType(it.recv) {
			fate = "is dropped"
		}
	}
	if from, ok := j.source(it.cell); ok && from.File != "" {
		what += " (" + from.File + ")"
	}
	j.notes = append(j.notes, fmt.Sprintf("%s %s, because it does not fit what this cell declares: %s", what, fate, msg))
}

// declaresType reports whether the cell itself declares a type of the name.
func (j *job) declaresType(name string) bool {
	for _, it := range j.p.decls {
		if it.tok == token.TYPE && it.names[0] == name {
			return true
		}
	}
	return false
}

func funcName(n ast.Node) string { return n.(*ast.FuncDecl).Name.Name }
