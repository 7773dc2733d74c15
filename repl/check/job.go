package check

import (
	"go/token"
	"go/types"
)

// job is the checking of one cell.
type job struct {
	*Checker
	n     int
	p     *parsed
	info  *types.Info
	cell  *Cell
	said  mentioned
	fresh map[string]types.Object // what the cell declares, as far as it is checked
	order []types.Object          // the same in order, all versions
	decls []*Decl
	dots  []*types.Package
	autos map[string]*types.PkgName
	undos []func() // take back what was changed outside of the job
	notes []string
	over  map[*Decl]bool // live declarations that are replaced by the cell's
	// Types that are declared anew with all their methods, because one of the
	// methods gets another signature. retry is set when one is added.
	redone map[*types.TypeName]bool
	retry  bool
	// A loose job goes on behind errors, for the editor: what it finds is not
	// committed.
	loose bool
}

func newJob(c *Checker, n int, p *parsed, redone map[*types.TypeName]bool) *job {
	return &job{
		Checker: c, n: n, p: p,
		info:  newInfo(),
		fresh: map[string]types.Object{},
		autos: map[string]*types.PkgName{},
		over:  map[*Decl]bool{},

		redone: redone,
	}
}

func (j *job) undo() {
	for i := len(j.undos) - 1; i >= 0; i-- {
		j.undos[i]()
	}
	j.undos = nil
}

// check does the whole of it.
func (j *job) check() Faults {
	if f := j.doImports(); f != nil && !j.loose {
		return f
	}
	stages := j.plan()
	j.collect(stages)
	j.cell = &Cell{Number: j.n, Info: j.info, Context: j.context}
	for i, st := range stages {
		if f := j.declare(st.decls); f != nil || j.retry {
			return f
		}
		if f := j.perform(st.stmts, i == len(stages)-1); f != nil {
			return f
		}
	}
	j.finish()
	return nil
}

// collect notes what the stages mention.
func (j *job) collect(stages []stage) {
	j.said = mentioned{names{}, map[string][]string{}}
	for _, st := range stages {
		for _, it := range st.decls {
			j.said.add(it.node)
		}
		for _, it := range st.stmts {
			j.said.add(it.node)
		}
	}
}

// put makes an object known to the stages that follow.
func (j *job) put(o types.Object) {
	if o == nil || o.Name() == "_" || o.Name() == "init" {
		return
	}
	j.fresh[o.Name()] = o
	j.order = append(j.order, o)
}

// finish fills in what is left of the cell.
func (j *job) finish() {
	c := j.cell
	j.noteStale()
	c.Decls, c.Notes = j.decls, j.notes
	for _, d := range j.decls {
		f, ok := d.Object.(*types.Func)
		if !ok || d.Recv != nil || d.Cell != j.n {
			continue
		}
		switch {
		case f.Name() == "init":
			c.Inits = append(c.Inits, f)
		case f.Name() == "main" && j.p.program && d.Kind == token.FUNC:
			c.Main = f
		}
	}
	for _, o := range j.order {
		if now := j.fresh[o.Name()]; now != o {
			c.Replaced = append(c.Replaced, o)
		}
		old := j.table.names[o.Name()]
		if old != nil && j.fresh[o.Name()] == o && !isPackage(old) && !j.used(old) {
			c.Replaced = append(c.Replaced, old)
		}
	}
}

// used reports whether a declaration that stays uses an object.
func (j *job) used(o types.Object) bool {
	for d := range j.table.users[o] {
		if !j.superseded(d) {
			return true
		}
	}
	return false
}

// superseded reports whether nothing of a live declaration stays.
func (j *job) superseded(d *Decl) bool {
	if j.over[d] {
		return true
	}
	if d.Recv != nil {
		return j.fresh[d.Recv.Obj().Name()] != nil
	}
	for _, o := range d.objects {
		if j.fresh[o.Name()] == nil {
			return false
		}
	}
	return true
}

func isPackage(o types.Object) bool {
	_, ok := o.(*types.PkgName)
	return ok
}
