package check

import (
	"go/token"
	"go/types"
)

// world empties the session's package and puts a scope around it with the
// objects that the cell mentions. The package and its scope stay the same
// pointers, because go/types compares both.
func (j *job) world(more ...types.Object) {
	around := types.NewScope(types.Universe, token.NoPos, token.NoPos, "session")
	for _, o := range more {
		around.Insert(o)
	}
	for n := range j.said.all {
		if o := j.lookup(n); o != nil {
			around.Insert(o)
		}
	}
	*j.pkg.Scope() = *types.NewScope(around, token.NoPos, token.NoPos, `package "main"`)
	j.pkg.SetImports(nil)
}

// lookup returns what a name means outside of the stage's declarations.
func (j *job) lookup(name string) types.Object {
	if name == "_" {
		return nil
	}
	if o := j.known(name); o != nil {
		return o
	}
	if types.Universe.Lookup(name) != nil {
		return nil
	}
	if members := j.said.members[name]; len(members) > 0 {
		if p := j.find(name, members); p != nil {
			return p
		}
	}
	return nil
}

// known returns what the session and the cell so far have declared as name.
func (j *job) known(name string) types.Object {
	if o := j.fresh[name]; o != nil {
		return o
	}
	if o := j.table.names[name]; o != nil {
		return o
	}
	if !token.IsExported(name) {
		return nil
	}
	for _, list := range [][]*types.Package{j.dots, j.table.dots} {
		for _, p := range list {
			if o := p.Scope().Lookup(name); o != nil {
				return o
			}
		}
	}
	return nil
}
