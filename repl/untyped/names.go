package untyped

import (
	"go/ast"

	"naslab/repl/scope"
)

// names gives the session's names the version that is meant, and makes type
// parameters unique: the interpreter lets them leak into the session.
func (l *lowerer) names() {
	for _, f := range l.info.Frees {
		l.rename(f.Ident)
	}
	for _, t := range l.info.Tops {
		l.rename(t.Ident)
	}
	for _, o := range l.info.Objects {
		if o.Kind != scope.TypeParam {
			continue
		}
		n := l.fresh(o.Name)
		for _, id := range o.Uses {
			id.Name = n
		}
	}
}

func (l *lowerer) rename(id *ast.Ident) {
	if _, isKey := l.info.Keys[id]; isKey {
		return
	}
	n, ok := l.cfg.Names[id.Name]
	if !ok {
		l.universe[id] = true
		return
	}
	if n != id.Name {
		l.outers[n] = id.Name
		id.Name = n
	}
}
