package check

import (
	"go/ast"
	"go/token"
	"go/types"

	"naslab/repl/complete"
)

// names adds the names in scope: locals, what the session declared, and what Go
// has.
func (p *probe) names(l *list) {
	seen := names{}
	add := func(o types.Object, far int) {
		if o == nil || !l.fits(o.Name()) || o.Name() == cursor || invalid(o) || seen[o.Name()] {
			return
		}
		seen[o.Name()] = true
		if _, isPkg := o.(*types.PkgName); p.wantsType() && !isPkg && kindOf(o) != complete.Type {
			return
		}
		l.add(o, far)
	}
	for s := p.scope(); s != nil && s != p.pkg.Scope(); s = s.Parent() {
		for _, n := range s.Names() {
			if o := s.Lookup(n); o.Pos() < p.ident.Pos() {
				add(o, 0)
			}
		}
	}
	for _, o := range p.fresh {
		if _, isVar := o.(*types.Var); !isVar || p.ident == nil || o.Pos() < p.ident.Pos() {
			add(o, 1)
		}
	}
	for _, o := range p.table.names {
		add(o, 1)
	}
	for _, pkg := range p.table.dots {
		for _, n := range pkg.Scope().Names() {
			if token.IsExported(n) && l.fits(n) {
				add(pkg.Scope().Lookup(n), 2)
			}
		}
	}
	if l.prefix != "" {
		for _, n := range types.Universe.Names() {
			add(types.Universe.Lookup(n), 3)
		}
	}
	l.seen = seen
}

// invalid reports whether an object has no type, because of an error.
func invalid(o types.Object) bool {
	_, isBuiltin := o.(*types.Builtin)
	return !isBuiltin && o.Type() == types.Typ[types.Invalid]
}

// scope returns the innermost scope at the cursor, or nil.
func (p *probe) scope() *types.Scope {
	if p.ident == nil {
		return nil
	}
	for i := len(p.path) - 1; i >= 0; i-- {
		n := p.path[i]
		switch f := n.(type) {
		case *ast.FuncDecl:
			n = f.Type
		case *ast.FuncLit:
			n = f.Type
		}
		if s := p.info.Scopes[n]; s != nil {
			return s
		}
	}
	return nil
}

// packages adds the packages that are imported by being named.
func (p *probe) packages(l *list) {
	for n, paths := range p.byName {
		if l.fits(n) && !l.seen[n] {
			path := paths[0]
			if prefer, ok := p.cfg.Prefer[n]; ok {
				path = prefer
			}
			l.put(complete.Item{Text: n, Kind: complete.Package, Detail: path}, 15)
		}
	}
}

func keywords(l *list) {
	for t := token.BREAK; t <= token.VAR; t++ {
		if l.fits(t.String()) {
			l.put(complete.Item{Text: t.String(), Kind: complete.Keyword}, 14)
		}
	}
}
