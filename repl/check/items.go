package check

import (
	"go/ast"
	"go/token"
)

// addDecls adds the declarations of a parsed group.
func (p *parsed) addDecls(f *ast.File, g group) {
	unresolved := map[*ast.Ident]bool{}
	for _, id := range f.Unresolved {
		unresolved[id] = true
	}
	outside := func(id *ast.Ident) bool {
		return unresolved[id] || id.Obj != nil && f.Scope.Lookup(id.Name) == id.Obj
	}
	cut := func(n ast.Node, doc *ast.CommentGroup) string {
		from, to := n.Pos(), n.End()
		if doc != nil {
			from = doc.Pos()
		}
		base := f.Package + token.Pos(len(declHead))
		text := g.text()
		return text[max(0, int(from-base)):min(len(text), int(to-base))]
	}
	add := func(it *item, doc *ast.CommentGroup) {
		it.cell, it.doc = g.cell, doc.Text()
		if it.text == "" {
			it.text = cut(it.node, doc)
		}
		it.free = freeIn(it.node, outside)
		p.decls = append(p.decls, it)
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			add(funcItem(d), d.Doc)
		case *ast.GenDecl:
			p.addGroup(d, cut, add)
		}
	}
}

// addGroup adds a declaration with a keyword, each type and variable alone.
func (p *parsed) addGroup(d *ast.GenDecl, cut func(ast.Node, *ast.CommentGroup) string, add func(*item, *ast.CommentGroup)) {
	if d.Tok == token.CONST {
		it := &item{tok: token.CONST, node: d}
		for _, s := range d.Specs {
			it.names = append(it.names, specNames(s)...)
		}
		add(it, d.Doc)
		return
	}
	for _, s := range d.Specs {
		if s, ok := s.(*ast.ImportSpec); ok {
			p.imports = append(p.imports, s)
			continue
		}
		it := &item{tok: d.Tok, node: s, names: specNames(s)}
		doc := specDoc(s)
		if !d.Lparen.IsValid() {
			doc = d.Doc
			it.text = cut(d, doc)
		} else {
			it.text = d.Tok.String() + " " + cut(s, nil)
		}
		add(it, doc)
	}
}

func specDoc(s ast.Spec) *ast.CommentGroup {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Doc
	case *ast.ValueSpec:
		return s.Doc
	}
	return nil
}

func specNames(s ast.Spec) (list []string) {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return []string{s.Name.Name}
	case *ast.ValueSpec:
		for _, id := range s.Names {
			list = append(list, id.Name)
		}
	}
	return list
}

func funcItem(d *ast.FuncDecl) *item {
	it := &item{tok: token.FUNC, node: d}
	if d.Recv == nil || len(d.Recv.List) == 0 {
		it.names = []string{d.Name.Name}
		return it
	}
	if id := receiver(d.Recv.List[0].Type); id != nil {
		it.recv = id.Name
	}
	return it
}

// receiver returns the name of a receiver's base type, or nil.
func receiver(e ast.Expr) *ast.Ident {
	switch x := e.(type) {
	case *ast.Ident:
		return x
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.ParenExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	}
	return nil
}

// topIdents returns the identifiers that a statement declares, or may declare,
// in the block that it stands in.
func topIdents(s ast.Stmt) (list []*ast.Ident) {
	switch s := s.(type) {
	case *ast.LabeledStmt:
		return topIdents(s.Stmt)
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE {
			return nil
		}
		for _, e := range s.Lhs {
			if id, ok := e.(*ast.Ident); ok && id.Name != "_" {
				list = append(list, id)
			}
		}
	case *ast.DeclStmt:
		for _, spec := range s.Decl.(*ast.GenDecl).Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				list = append(list, varIdents(v)...)
			}
		}
	}
	return list
}

func varIdents(v *ast.ValueSpec) (list []*ast.Ident) {
	for _, id := range v.Names {
		if id.Name != "_" {
			list = append(list, id)
		}
	}
	return list
}

func topNames(s ast.Stmt) (list []string) {
	for _, id := range topIdents(s) {
		list = append(list, id.Name)
	}
	return list
}
