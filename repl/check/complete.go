package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"naslab/repl/complete"
)

// A Checker answers editors.
var _ complete.Go = (*Checker)(nil)

// Complete returns what can stand at offset at of a cell that is being typed,
// and from where on it replaces the text.
func (c *Checker) Complete(src string, at int) (from int, items []complete.Item) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := spotAt(src, at)
	switch {
	case s.inRemark:
		return at, nil
	case s.inText:
		return c.completePath(src, at, s)
	}
	prefix := src[s.from:max(s.from, min(at, len(src)))]
	if prefix != "" && prefix[0] >= '0' && prefix[0] <= '9' {
		return at, nil
	}
	p, done := c.probeAt(src, s)
	defer done()
	l := &list{probe: p, prefix: prefix, want: p.expected()}
	p.candidates(l, s)
	return s.from, l.sorted()
}

// candidates adds what can stand at the cursor.
func (p *probe) candidates(l *list, s *spot) {
	if s.last(0) == token.PERIOD {
		if sel, ok := p.parent(0).(*ast.SelectorExpr); ok {
			p.selected(l, sel)
		}
		return
	}
	if p.keys(l) {
		return
	}
	p.names(l)
	if l.prefix != "" {
		p.packages(l)
		keywords(l)
	}
}

// selected adds what can follow a dot.
func (p *probe) selected(l *list, sel *ast.SelectorExpr) {
	if id, ok := sel.X.(*ast.Ident); ok {
		if pkg, ok := p.info.Uses[id].(*types.PkgName); ok {
			p.exports(l, pkg.Imported())
			return
		}
	}
	tv, ok := p.info.Types[sel.X]
	if !ok {
		return
	}
	for _, m := range p.members(tv.Type) {
		if _, isFunc := m.obj.(*types.Func); tv.IsType() && !isFunc {
			continue
		}
		l.add(m.obj, m.depth)
	}
}

func (p *probe) exports(l *list, pkg *types.Package) {
	for _, n := range pkg.Scope().Names() {
		if !token.IsExported(n) || !l.fits(n) {
			continue
		}
		o := pkg.Scope().Lookup(n)
		if _, isType := o.(*types.TypeName); p.wantsType() && !isType {
			continue
		}
		l.add(o, 0)
	}
}

// keys adds the fields that a struct literal may have at the cursor. It reports
// whether nothing else can stand there.
func (p *probe) keys(l *list) bool {
	lit, keyed := p.literal()
	if lit == nil {
		return false
	}
	s := structOf(p.info.TypeOf(lit))
	if s == nil {
		return false
	}
	used := names{}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			keyed = true
			if id, ok := kv.Key.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
	}
	for f := range s.Fields() {
		if p.visible(f) && !used[f.Name()] {
			l.add(f, 0)
		}
	}
	return keyed || len(lit.Elts) == 1
}

// literal returns the literal that the cursor is an element or key of, and
// whether it is a key.
func (p *probe) literal() (lit *ast.CompositeLit, key bool) {
	switch up := p.parent(0).(type) {
	case *ast.CompositeLit:
		if slices.Contains(up.Elts, ast.Expr(p.ident)) {
			return up, false
		}
	case *ast.KeyValueExpr:
		if lit, ok := p.parent(1).(*ast.CompositeLit); ok && up.Key == p.ident {
			return lit, true
		}
	}
	return nil, false
}
