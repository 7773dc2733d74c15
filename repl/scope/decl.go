package scope

import (
	"go/ast"
	"go/token"
)

func (w *walker) genDecl(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			w.valueSpec(d.Tok, s)
		case *ast.TypeSpec:
			w.typeSpec(s)
		}
	}
}

func (w *walker) valueSpec(tok token.Token, s *ast.ValueSpec) {
	w.expr(s.Type)
	w.exprs(s.Values)
	kind := Var
	if tok == token.CONST {
		kind = Const
	}
	for i, id := range s.Names {
		var init ast.Expr
		if len(s.Values) == len(s.Names) {
			init = s.Values[i]
		}
		w.declare(id, kind, s, s.Type, init)
	}
}

// typeSpec declares the name first: a type may mention itself.
func (w *walker) typeSpec(s *ast.TypeSpec) {
	w.declare(s.Name, Type, s, s.Type, nil)
	if s.TypeParams == nil {
		w.expr(s.Type)
		return
	}
	w.scoped(func() {
		w.typeParams(s.TypeParams)
		w.expr(s.Type)
	})
}

func (w *walker) typeParams(fl *ast.FieldList) {
	if fl == nil {
		return
	}
	for _, f := range fl.List {
		for _, id := range f.Names {
			w.declare(id, TypeParam, f, f.Type, nil)
		}
	}
	w.fieldTypes(fl)
}

func (w *walker) funcDecl(d *ast.FuncDecl) {
	if d.Recv == nil {
		w.declare(d.Name, Func, d, d.Type, nil)
		w.function(d, d.Type, d.Body)
		return
	}
	w.info.Method = d.Name.Name
	w.push(d)
	defer w.pop()
	for _, f := range d.Recv.List {
		w.receiver(f)
	}
	w.signature(d.Type)
	w.body(d.Body)
}

// receiver binds the receiver and, for a generic type, its type parameters.
func (w *walker) receiver(f *ast.Field) {
	typ := f.Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
			continue
		case *ast.ParenExpr:
			typ = t.X
			continue
		case *ast.IndexExpr:
			w.receiverParam(f, t.Index)
			typ = t.X
			continue
		case *ast.IndexListExpr:
			for _, e := range t.Indices {
				w.receiverParam(f, e)
			}
			typ = t.X
			continue
		case *ast.Ident:
			w.info.Recv = t.Name
			w.use(t, "")
		}
		break
	}
	for _, id := range f.Names {
		w.declare(id, Var, f, f.Type, nil)
	}
}

func (w *walker) receiverParam(f *ast.Field, e ast.Expr) {
	if id, ok := e.(*ast.Ident); ok {
		w.declare(id, TypeParam, f, nil, nil)
	}
}

// function binds a function declaration or literal.
func (w *walker) function(fn ast.Node, typ *ast.FuncType, body *ast.BlockStmt) {
	w.push(fn)
	w.typeParams(typ.TypeParams)
	w.signature(typ)
	w.body(body)
	w.pop()
}

func (w *walker) signature(typ *ast.FuncType) {
	w.fieldTypes(typ.Params)
	w.fieldTypes(typ.Results)
	for _, fl := range []*ast.FieldList{typ.Params, typ.Results} {
		if fl == nil {
			continue
		}
		for _, f := range fl.List {
			for _, id := range f.Names {
				w.declare(id, Var, f, f.Type, nil)
			}
		}
	}
}

// body binds a function's block, which shares the scope of the parameters.
func (w *walker) body(b *ast.BlockStmt) {
	if b != nil {
		w.stmts(b.List)
	}
}
