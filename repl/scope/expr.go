package scope

import (
	"go/ast"
	"go/token"
)

// use notes that id is used; member is the selector it is the X of.
func (w *walker) use(id *ast.Ident, member string) {
	if id.Name == "_" {
		return
	}
	o := w.lookup(id.Name)
	if o == nil {
		inside := w.now != nil && w.now.fn != nil
		w.info.Frees = append(w.info.Frees, Free{Ident: id, Member: member, Inside: inside})
		return
	}
	o.Uses = append(o.Uses, id)
	w.info.Uses[id] = o
	o.Captured = o.Captured || w.now.fn != o.Func
}

func (w *walker) exprs(list []ast.Expr) {
	for _, e := range list {
		w.expr(e)
	}
}

func (w *walker) expr(e ast.Expr) {
	switch e := e.(type) {
	case *ast.Ident:
		w.use(e, "")
	case *ast.SelectorExpr:
		w.info.Selectors[e.Sel.Name] = true
		if id, ok := e.X.(*ast.Ident); ok {
			w.use(id, e.Sel.Name)
			return
		}
		w.expr(e.X)
	case *ast.CompositeLit:
		w.expr(e.Type)
		w.literal(e, e.Type)
	case *ast.FuncLit:
		w.function(e, e.Type, e.Body)
	case *ast.UnaryExpr:
		w.expr(e.X)
		if e.Op == token.AND {
			w.address(e.X)
		}
	case *ast.SliceExpr:
		w.expr(e.X)
		w.exprs([]ast.Expr{e.Low, e.High, e.Max})
		w.address(e.X) // of an array, slicing takes the address
	case *ast.BinaryExpr:
		w.expr(e.X)
		w.expr(e.Y)
	case *ast.CallExpr:
		w.expr(e.Fun)
		w.exprs(e.Args)
	case *ast.IndexExpr:
		w.expr(e.X)
		w.expr(e.Index)
	case *ast.IndexListExpr:
		w.expr(e.X)
		w.exprs(e.Indices)
	case *ast.KeyValueExpr:
		w.expr(e.Key)
		w.expr(e.Value)
	case *ast.ParenExpr:
		w.expr(e.X)
	case *ast.StarExpr:
		w.expr(e.X)
	case *ast.TypeAssertExpr:
		w.expr(e.X)
		w.expr(e.Type)
	case *ast.Ellipsis:
		w.expr(e.Elt)
	default:
		w.typ(e)
	}
}

// typ walks the type forms that are not also expressions.
func (w *walker) typ(e ast.Expr) {
	switch e := e.(type) {
	case *ast.ArrayType:
		w.expr(e.Len)
		w.expr(e.Elt)
	case *ast.ChanType:
		w.expr(e.Value)
	case *ast.MapType:
		w.expr(e.Key)
		w.expr(e.Value)
	case *ast.StructType:
		w.fieldTypes(e.Fields)
	case *ast.InterfaceType:
		w.fieldTypes(e.Methods)
	case *ast.FuncType:
		w.fieldTypes(e.Params)
		w.fieldTypes(e.Results)
	}
}

func (w *walker) fieldTypes(fl *ast.FieldList) {
	if fl == nil {
		return
	}
	for _, f := range fl.List {
		w.expr(f.Type)
	}
}

// literal walks the elements of a composite literal of the given type, which
// is nil where it is left out and cannot be told.
func (w *walker) literal(lit *ast.CompositeLit, typ ast.Expr) {
	for _, el := range lit.Elts {
		kv, ok := el.(*ast.KeyValueExpr)
		if !ok {
			w.element(el, elemOf(typ))
			continue
		}
		if id, ok := kv.Key.(*ast.Ident); ok {
			if !isMapOrList(typ) {
				w.info.Keys[id] = typ
			}
			w.use(id, "")
		} else {
			w.element(kv.Key, keyOf(typ))
		}
		w.element(kv.Value, elemOf(typ))
	}
}

func (w *walker) element(e, typ ast.Expr) {
	if lit, ok := e.(*ast.CompositeLit); ok && lit.Type == nil {
		if s, ok := typ.(*ast.StarExpr); ok {
			typ = s.X
		}
		w.literal(lit, typ)
		return
	}
	w.expr(e)
}

func isMapOrList(typ ast.Expr) bool {
	switch typ.(type) {
	case *ast.MapType, *ast.ArrayType:
		return true
	}
	return false
}

func elemOf(typ ast.Expr) ast.Expr {
	switch t := typ.(type) {
	case *ast.MapType:
		return t.Value
	case *ast.ArrayType:
		return t.Elt
	}
	return nil
}

func keyOf(typ ast.Expr) ast.Expr {
	if t, ok := typ.(*ast.MapType); ok {
		return t.Key
	}
	return nil
}

// address notes that the address of the variable at the root of e is taken.
func (w *walker) address(e ast.Expr) {
	for {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.Ident:
			if o := w.info.Uses[x]; o != nil {
				o.Addressed = true
				return
			}
			for i := range w.info.Frees {
				if w.info.Frees[i].Ident == x {
					w.info.Frees[i].Addressed = true
				}
			}
			return
		default:
			return
		}
	}
}
