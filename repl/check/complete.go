package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

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

// names adds the names in scope: locals, what the session declared, and what Go
// has.
func (p *probe) names(l *list) {
	seen := names{}
	add := func(o types.Object, far int) {
		if o == nil || o.Name() == cursor || o.Type() == types.Typ[types.Invalid] || seen[o.Name()] || !l.fits(o.Name()) {
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
			l.put(complete.Item{Text: n, Kind: complete.Package, Detail: path}, 4)
		}
	}
}

func keywords(l *list) {
	for t := token.BREAK; t <= token.VAR; t++ {
		if l.fits(t.String()) {
			l.put(complete.Item{Text: t.String(), Kind: complete.Keyword}, 5)
		}
	}
}

// completePath completes the path of an import.
func (c *Checker) completePath(src string, at int, s *spot) (int, []complete.Item) {
	from := s.textFrom + 1
	if !c.inImport(src, s) {
		return at, nil
	}
	l := &list{probe: &probe{job: &job{Checker: c}}, prefix: src[from:at]}
	for short, p := range c.cfg.Short {
		if strings.HasPrefix(short, l.prefix) && short != p {
			l.put(complete.Item{Text: short, Kind: complete.Package, Detail: p}, 0)
		}
	}
	for _, p := range c.cfg.Paths {
		if strings.HasPrefix(p, l.prefix) {
			l.put(complete.Item{Text: p, Kind: complete.Package}, 1)
		}
	}
	return from, l.sorted()
}

// inImport reports whether a string stands in an import declaration.
func (c *Checker) inImport(src string, s *spot) bool {
	i := len(s.before) - 1
	for i >= 0 && s.before[i].tok != token.IMPORT {
		switch s.before[i].tok {
		case token.IDENT, token.PERIOD, token.LPAREN, token.STRING, token.SEMICOLON:
			i--
		default:
			return false
		}
	}
	if i < 0 {
		return false
	}
	inGroup := len(s.open) > 0 && s.open[0].index == i+1
	alone := true
	for _, w := range s.before[i+1:] {
		alone = alone && w.tok != token.SEMICOLON && w.tok != token.STRING
	}
	return inGroup || alone
}
