package check

import (
	"go/ast"
	"go/parser"
	"go/types"
	"slices"
	"strings"

	"naslab/repl/complete"
)

// About describes a name, a member or an expression. It is false when that is
// not known.
func (c *Checker) About(expr string) (complete.About, bool) {
	a, ok := c.about(strings.TrimSpace(expr))
	if v, isVar := c.Lookup(a.Name).(*types.Var); ok && isVar && c.cfg.Value != nil {
		a.Value = c.cfg.Value(v)
	}
	return a, ok
}

func (c *Checker) about(expr string) (complete.About, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.Contains(c.cfg.Paths, expr) && !c.isName(expr) {
		return c.aboutPath(expr)
	}
	x, err := parser.ParseExpr(expr)
	if err != nil {
		return complete.About{}, false
	}
	if id, ok := x.(*ast.Ident); ok {
		if a, ok := c.aboutName(id.Name); ok {
			return a, true
		}
	}
	p, done := c.probeText(expr)
	defer done()
	if len(p.p.stmts) != 1 {
		return complete.About{}, false
	}
	s, ok := p.p.stmts[0].node.(*ast.ExprStmt)
	if !ok {
		return complete.About{}, false
	}
	if a, ok := p.aboutMember(ast.Unparen(s.X)); ok {
		a.Name = expr
		return a, a.Kind != ""
	}
	return p.aboutValue(expr, s.X)
}

func (c *Checker) isName(n string) bool {
	return c.table.names[n] != nil || len(c.byName[n]) > 0
}

// aboutName describes a name that stands alone.
func (c *Checker) aboutName(n string) (complete.About, bool) {
	if o := c.table.names[n]; o != nil {
		return c.aboutObject(o), true
	}
	if o := types.Universe.Lookup(n); o != nil {
		a := c.aboutObject(o)
		a.Place, a.Doc = "builtin", c.doc("builtin", n)
		return a, true
	}
	if paths := c.byName[n]; len(paths) > 0 {
		if path, ok := c.cfg.Prefer[n]; ok {
			return c.aboutPath(path)
		}
		return c.aboutPath(paths[0])
	}
	return complete.About{}, false
}

// aboutPath describes a package.
func (c *Checker) aboutPath(path string) (complete.About, bool) {
	p, err := c.cfg.Importer.Import(path)
	if err != nil {
		return complete.About{}, false
	}
	return complete.About{
		Name: p.Name(), Kind: complete.Package, Place: path,
		Decl: "package " + p.Name(), Doc: c.doc(path, ""),
	}, true
}

// aboutMember describes what a selector selects. It is true for what is no
// member of a package too, and then describes nothing.
func (p *probe) aboutMember(x ast.Expr) (complete.About, bool) {
	sel, ok := x.(*ast.SelectorExpr)
	if !ok {
		return complete.About{}, false
	}
	if id, ok := sel.X.(*ast.Ident); ok {
		if pkg, ok := p.info.Uses[id].(*types.PkgName); ok {
			o := pkg.Imported().Scope().Lookup(sel.Sel.Name)
			if o == nil || !o.Exported() {
				return complete.About{}, true
			}
			return p.aboutObject(o), true
		}
	}
	t := p.info.TypeOf(sel.X)
	if t == nil {
		return complete.About{}, false
	}
	o, _, _ := types.LookupFieldOrMethod(t, true, p.pkg, sel.Sel.Name)
	if o == nil || !p.visible(o) {
		return complete.About{}, false
	}
	a := p.aboutObject(o)
	if n := namedOf(t); n != nil && kindOf(o) == complete.Field && o.Pkg() != p.pkg {
		a.Doc = p.doc(a.Place, n.Obj().Name()+"."+o.Name())
	}
	return a, true
}

// namedOf returns the named type that a type is, or points to, or nil.
func namedOf(t types.Type) *types.Named {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	n, _ := types.Unalias(t).(*types.Named)
	return n
}

// aboutValue describes an expression by its type.
func (p *probe) aboutValue(expr string, x ast.Expr) (complete.About, bool) {
	tv, ok := p.info.Types[x]
	if !ok || tv.Type == nil || tv.Type == types.Typ[types.Invalid] {
		return complete.About{}, false
	}
	a := complete.About{Name: expr, Kind: complete.Var, Type: p.text(types.Default(tv.Type))}
	switch {
	case tv.IsType():
		a.Kind = complete.Type
	case tv.Value != nil:
		a.Kind, a.Value = complete.Const, tv.Value.String()
	}
	if n := namedOf(tv.Type); n != nil && n.Obj().Pkg() != nil {
		of := p.aboutObject(n.Obj())
		a.Decl, a.Doc, a.Place = of.Decl, of.Doc, of.Place
	}
	return a, true
}

// aboutObject describes an object of the session or of a package.
func (c *Checker) aboutObject(o types.Object) complete.About {
	if p, ok := o.(*types.PkgName); ok {
		a, _ := c.aboutPath(p.Imported().Path())
		a.Name = o.Name()
		return a
	}
	a := complete.About{Name: o.Name(), Kind: kindOf(o), Type: c.text(types.Default(o.Type())), Decl: c.declaration(o)}
	if o.Pkg() == c.pkg {
		c.aboutOwn(o, &a)
	} else if o.Pkg() != nil {
		a.Place = o.Pkg().Path()
		a.Doc = c.doc(a.Place, symbol(o))
		if n := aliased(o); n != nil {
			of := c.aboutObject(n)
			a.Decl += "\n" + of.Decl
			a.Doc = strings.TrimSpace(a.Doc + "\n\n" + of.Doc)
		}
	}
	return a
}

// aliased returns the type of another package that o is an alias of, or nil.
func aliased(o types.Object) *types.TypeName {
	tn, ok := o.(*types.TypeName)
	if !ok || !tn.IsAlias() {
		return nil
	}
	n, ok := types.Unalias(tn.Type()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || n.Obj().Pkg() == o.Pkg() {
		return nil
	}
	return n.Obj()
}

// aboutOwn adds what is known of the session's own.
func (c *Checker) aboutOwn(o types.Object, a *complete.About) {
	if n, _, _ := c.position(o.Pos()); n > 0 {
		a.Place = c.sources[n].File
	}
	if a.Kind == complete.Param {
		a.Kind = complete.Var
	}
	d := c.table.decls[o]
	if n := receiverOf(o); n != nil {
		d = c.table.methods[n.Obj()][o.Name()]
	}
	if d == nil {
		return
	}
	a.Doc, a.Source = strings.TrimSpace(d.doc), d.Text
	if tn, ok := o.(*types.TypeName); ok {
		for _, m := range c.ownMethods(tn) {
			a.Source += "\n\n" + m.Text
		}
	}
}

// ownMethods returns the declarations of a type's methods in the order of the
// text.
func (c *Checker) ownMethods(tn *types.TypeName) (list []*Decl) {
	for _, d := range c.table.methods[tn] {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b *Decl) int { return int(a.Node.Pos()) - int(b.Node.Pos()) })
	return list
}

// symbol names an object within its package, "Type.Method" for a method.
func symbol(o types.Object) string {
	if n := receiverOf(o); n != nil {
		return n.Obj().Name() + "." + o.Name()
	}
	return o.Name()
}

func (c *Checker) doc(path, symbol string) string {
	if c.cfg.Doc == nil {
		return ""
	}
	return strings.TrimSpace(c.cfg.Doc(path, symbol))
}
