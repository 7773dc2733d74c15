package lower

import "naslab/repl/scope"

// names gives the session's names the version that is meant, and makes type
// parameters unique: the interpreter lets them leak into the session.
func (l *lowerer) names() {
	for _, f := range l.info.Frees {
		id := f.Ident
		if _, isKey := l.info.Keys[id]; isKey {
			continue
		}
		if n, ok := l.cfg.Names[id.Name]; ok {
			id.Name = n
		} else {
			l.universe[id] = true
		}
	}
	for _, t := range l.info.Tops {
		if n, ok := l.cfg.Names[t.Ident.Name]; ok {
			t.Ident.Name = n
		}
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
