package check

import (
	"go/ast"
	"go/token"
	"go/types"
)

// expected returns the type that a value at the cursor should have, or nil when
// that is not known.
func (p *probe) expected() types.Type {
	if p.ident == nil {
		return nil
	}
	var at ast.Expr = p.ident
	up := 0
	if sel, ok := p.parent(0).(*ast.SelectorExpr); ok && sel.Sel == p.ident {
		at, up = sel, 1
	}
	t := p.expectedIn(at, up)
	if t == nil || t == types.Typ[types.Invalid] {
		return nil
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return nil
	}
	if i, ok := t.Underlying().(*types.Interface); ok && i.Empty() {
		return nil
	}
	return types.Default(t)
}

func (p *probe) expectedIn(at ast.Expr, up int) types.Type {
	switch n := p.parent(up).(type) {
	case *ast.CallExpr:
		return p.argument(n, at)
	case *ast.AssignStmt:
		if i := indexOf(n.Rhs, at); i >= 0 && i < len(n.Lhs) && len(n.Lhs) == len(n.Rhs) && n.Tok == token.ASSIGN {
			return p.info.TypeOf(n.Lhs[i])
		}
	case *ast.ValueSpec:
		if indexOf(n.Values, at) >= 0 && n.Type != nil {
			return p.info.TypeOf(n.Type)
		}
	case *ast.BinaryExpr:
		return p.operand(n, at)
	case *ast.IfStmt, *ast.ForStmt:
		return types.Typ[types.Bool]
	case *ast.ReturnStmt:
		return p.result(indexOf(n.Results, at))
	case *ast.SendStmt:
		if c, ok := under(p.info.TypeOf(n.Chan)).(*types.Chan); ok && n.Value == at {
			return c.Elem()
		}
	case *ast.IndexExpr:
		if m, ok := under(p.info.TypeOf(n.X)).(*types.Map); ok && n.Index == at {
			return m.Key()
		}
	case *ast.KeyValueExpr:
		return p.element(n, at, up)
	case *ast.CompositeLit:
		return elem(under(p.info.TypeOf(n)))
	}
	return nil
}

// argument returns the type of the parameter that an argument is for.
func (p *probe) argument(call *ast.CallExpr, at ast.Expr) types.Type {
	sig, ok := under(p.info.TypeOf(call.Fun)).(*types.Signature)
	i := indexOf(call.Args, at)
	if !ok || i < 0 || sig.Params().Len() == 0 {
		return nil
	}
	last := sig.Params().Len() - 1
	if sig.Variadic() && i >= last {
		return elem(sig.Params().At(last).Type().Underlying())
	}
	if i > last {
		return nil
	}
	return sig.Params().At(i).Type()
}

// operand returns the type of the other side of an operator.
func (p *probe) operand(n *ast.BinaryExpr, at ast.Expr) types.Type {
	switch {
	case n.Op == token.SHL || n.Op == token.SHR:
		return nil
	case n.X == at:
		return p.info.TypeOf(n.Y)
	}
	return p.info.TypeOf(n.X)
}

// result returns the type of a result of the function around the cursor.
func (p *probe) result(i int) types.Type {
	for up := range p.path {
		var sig types.Type
		switch f := p.parent(up).(type) {
		case *ast.FuncLit:
			sig = p.info.TypeOf(f)
		case *ast.FuncDecl:
			if o := p.info.Defs[f.Name]; o != nil {
				sig = o.Type()
			}
		default:
			continue
		}
		if s, ok := sig.(*types.Signature); ok && i >= 0 && i < s.Results().Len() {
			return s.Results().At(i).Type()
		}
		return nil
	}
	return nil
}

// element returns the type of a value in a literal.
func (p *probe) element(kv *ast.KeyValueExpr, at ast.Expr, up int) types.Type {
	lit, ok := p.parent(up + 1).(*ast.CompositeLit)
	if !ok || kv.Value != at {
		return nil
	}
	t := p.info.TypeOf(lit)
	key, ok := kv.Key.(*ast.Ident)
	if s := structOf(t); s != nil && ok {
		for f := range s.Fields() {
			if f.Name() == key.Name {
				return f.Type()
			}
		}
		return nil
	}
	return elem(under(t))
}

// wantsType reports whether a type must stand at the cursor.
func (p *probe) wantsType() bool {
	if p.ident == nil {
		return false
	}
	var at ast.Expr = p.ident
	up := 0
	if sel, ok := p.parent(0).(*ast.SelectorExpr); ok && sel.Sel == p.ident {
		at, up = sel, 1
	}
	for {
		s, ok := p.parent(up).(*ast.StarExpr)
		if !ok {
			break
		}
		at, up = s, up+1
	}
	switch n := p.parent(up).(type) {
	case *ast.Field:
		return n.Type == at
	case *ast.ArrayType:
		return n.Elt == at
	case *ast.MapType, *ast.ChanType, *ast.Ellipsis:
		return true
	case *ast.ValueSpec:
		return n.Type == at
	case *ast.TypeSpec:
		return n.Type == at
	case *ast.TypeAssertExpr:
		return n.Type == at
	case *ast.CompositeLit:
		return n.Type == at
	}
	return false
}

func indexOf(list []ast.Expr, e ast.Expr) int {
	for i, x := range list {
		if x == e {
			return i
		}
	}
	return -1
}

func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// elem returns the type of the elements of a list or map, or nil.
func elem(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	}
	return nil
}
