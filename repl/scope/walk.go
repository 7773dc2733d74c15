package scope

import (
	"go/ast"
	"go/token"
)

// frame is one nested scope.
type frame struct {
	names map[string]*Object
	up    *frame
	fn    ast.Node
}

type walker struct {
	info *Info
	now  *frame // nil at the top level of the piece
}

// Resolve binds the names of a declaration or statement.
func Resolve(n ast.Node) *Info {
	w := &walker{info: &Info{Uses: map[*ast.Ident]*Object{}, Keys: map[*ast.Ident]ast.Expr{}, Selectors: map[string]bool{}}}
	switch n := n.(type) {
	case *ast.GenDecl:
		w.genDecl(n)
	case *ast.FuncDecl:
		w.funcDecl(n)
	case ast.Stmt:
		w.stmt(n)
	case ast.Expr:
		w.expr(n)
	}
	return w.info
}

func (w *walker) push(fn ast.Node) {
	f := &frame{names: map[string]*Object{}, up: w.now, fn: fn}
	if fn == nil && w.now != nil {
		f.fn = w.now.fn
	}
	w.now = f
}

func (w *walker) pop() { w.now = w.now.up }

// declare makes id a new name of the current scope.
func (w *walker) declare(id *ast.Ident, kind Kind, decl ast.Node, typ, init ast.Expr) {
	if id == nil || id.Name == "_" {
		return
	}
	if w.now == nil {
		w.info.Tops = append(w.info.Tops, Top{Ident: id, Kind: kind, Type: typ, Init: init})
		return
	}
	o := &Object{Name: id.Name, Kind: kind, Decl: decl, Type: typ, Init: init, Func: w.now.fn}
	o.Uses = append(o.Uses, id)
	w.now.names[id.Name] = o
	w.info.Objects = append(w.info.Objects, o)
	w.info.Uses[id] = o
}

// lookup returns the object that name means here, or nil.
func (w *walker) lookup(name string) *Object {
	for f := w.now; f != nil; f = f.up {
		if o := f.names[name]; o != nil {
			return o
		}
	}
	return nil
}

func (w *walker) stmts(list []ast.Stmt) {
	for _, s := range list {
		w.stmt(s)
	}
}

func (w *walker) block(b *ast.BlockStmt) {
	if b == nil {
		return
	}
	w.push(nil)
	w.stmts(b.List)
	w.pop()
}

// scoped runs f in a scope of its own.
func (w *walker) scoped(f func()) {
	w.push(nil)
	f()
	w.pop()
}

func (w *walker) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.AssignStmt:
		w.assign(s)
	case *ast.BlockStmt:
		w.block(s)
	case *ast.DeclStmt:
		if d, ok := s.Decl.(*ast.GenDecl); ok {
			w.genDecl(d)
		}
	case *ast.DeferStmt:
		w.expr(s.Call)
	case *ast.ExprStmt:
		w.expr(s.X)
	case *ast.ForStmt:
		w.scoped(func() {
			w.stmt(s.Init)
			w.expr(s.Cond)
			w.stmt(s.Post)
			w.block(s.Body)
		})
	case *ast.GoStmt:
		w.expr(s.Call)
	case *ast.IfStmt:
		w.scoped(func() {
			w.stmt(s.Init)
			w.expr(s.Cond)
			w.block(s.Body)
			w.stmt(s.Else)
		})
	case *ast.IncDecStmt:
		w.expr(s.X)
		w.assigned(s.X)
	case *ast.LabeledStmt:
		w.stmt(s.Stmt)
	case *ast.RangeStmt:
		w.rangeStmt(s)
	case *ast.ReturnStmt:
		w.exprs(s.Results)
	case *ast.SelectStmt:
		w.block(s.Body)
	case *ast.CommClause:
		w.scoped(func() {
			w.stmt(s.Comm)
			w.stmts(s.Body)
		})
	case *ast.SendStmt:
		w.expr(s.Chan)
		w.expr(s.Value)
	case *ast.SwitchStmt:
		w.scoped(func() {
			w.stmt(s.Init)
			w.expr(s.Tag)
			w.block(s.Body)
		})
	case *ast.CaseClause:
		w.scoped(func() {
			w.exprs(s.List)
			w.stmts(s.Body)
		})
	case *ast.TypeSwitchStmt:
		w.typeSwitch(s)
	}
}

func (w *walker) assign(s *ast.AssignStmt) {
	w.exprs(s.Rhs)
	if s.Tok != token.DEFINE {
		w.exprs(s.Lhs)
		for _, l := range s.Lhs {
			w.assigned(l)
		}
		return
	}
	for i, l := range s.Lhs {
		id, ok := l.(*ast.Ident)
		if !ok {
			w.expr(l)
			continue
		}
		if w.now != nil && w.now.names[id.Name] != nil {
			w.use(id, "")
			w.assigned(id)
			continue
		}
		var init ast.Expr
		if len(s.Rhs) == len(s.Lhs) {
			init = s.Rhs[i]
		}
		w.declare(id, Var, s, nil, init)
	}
}

// assigned notes that e is assigned to.
func (w *walker) assigned(e ast.Expr) {
	if id, ok := e.(*ast.Ident); ok && w.info.Uses[id] != nil {
		w.info.Uses[id].Assigned = true
	}
}

func (w *walker) rangeStmt(s *ast.RangeStmt) {
	w.expr(s.X)
	w.scoped(func() {
		for _, e := range []ast.Expr{s.Key, s.Value} {
			id, ok := e.(*ast.Ident)
			if ok && s.Tok == token.DEFINE {
				w.declare(id, Var, s, nil, nil)
			} else {
				w.expr(e)
				w.assigned(e)
			}
		}
		w.block(s.Body)
	})
}

// typeSwitch gives the variable of the guard a new object in each clause.
func (w *walker) typeSwitch(s *ast.TypeSwitchStmt) {
	w.scoped(func() {
		w.stmt(s.Init)
		var guard *ast.Ident
		switch a := s.Assign.(type) {
		case *ast.ExprStmt:
			w.expr(a.X)
		case *ast.AssignStmt:
			w.exprs(a.Rhs)
			guard, _ = a.Lhs[0].(*ast.Ident)
		}
		for _, c := range s.Body.List {
			clause := c.(*ast.CaseClause)
			w.exprs(clause.List)
			w.scoped(func() {
				if guard != nil {
					w.declare(guard, Var, clause, nil, nil)
				}
				w.stmts(clause.Body)
			})
		}
	})
}
