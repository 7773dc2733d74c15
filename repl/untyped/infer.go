package untyped

import (
	"go/ast"
	"reflect"

	"golang.org/x/tools/go/ast/astutil"
)

// infer names the types in calls of generic functions of the session where
// their arguments tell them: the interpreter's own inference knows less, and
// takes the wrong type where a function has several type parameters.
func (l *lowerer) infer(n ast.Node) {
	astutil.Apply(n, nil, func(c *astutil.Cursor) bool {
		call, ok := c.Node().(*ast.CallExpr)
		if !ok {
			return true
		}
		id, ok := call.Fun.(*ast.Ident)
		if !ok || l.info.Uses[id] != nil || l.universe[id] {
			return true
		}
		f := l.world.Func(l.outer(id))
		if f == nil || f.TypeParams == nil {
			return true
		}
		if types := l.typeArgs(f, call); types != nil {
			call.Fun = instance(id, types)
		}
		return true
	})
}

// instance is f[types].
func instance(f *ast.Ident, types []ast.Expr) ast.Expr {
	if len(types) == 1 {
		return &ast.IndexExpr{X: f, Lbrack: f.Pos(), Index: types[0], Rbrack: f.Pos()}
	}
	return &ast.IndexListExpr{X: f, Lbrack: f.Pos(), Indices: types, Rbrack: f.Pos()}
}

// typeArgs returns the type arguments of a call, nil when one is not known.
func (l *lowerer) typeArgs(f *ast.FuncType, call *ast.CallExpr) []ast.Expr {
	u := &unifier{lowerer: l, bound: map[string]typ{}, rank: map[string]int{}}
	var names []string
	for _, p := range f.TypeParams.List {
		for _, id := range p.Names {
			names = append(names, id.Name)
			u.bound[id.Name] = typ{}
		}
	}
	params := flatten(f.Params)
	for i, a := range call.Args {
		if len(params) == 0 {
			return nil
		}
		p := params[min(i, len(params)-1)]
		if v, ok := p.(*ast.Ellipsis); ok {
			p = v.Elt
			if call.Ellipsis.IsValid() {
				p = &ast.ArrayType{Elt: v.Elt}
			}
		}
		u.unify(p, l.typeOf(a), constRank(a))
	}
	var types []ast.Expr
	for _, n := range names {
		t := l.typeAST(call.Pos(), u.bound[n])
		if t == nil {
			return nil
		}
		types = append(types, t)
	}
	return types
}

// flatten lists the types of parameters, one for each.
func flatten(fl *ast.FieldList) []ast.Expr {
	var out []ast.Expr
	if fl == nil {
		return nil
	}
	for _, f := range fl.List {
		for range max(len(f.Names), 1) {
			out = append(out, f.Type)
		}
	}
	return out
}

// unifier finds what type parameters stand for.
type unifier struct {
	*lowerer
	bound map[string]typ
	rank  map[string]int // of what a parameter is bound to: a constant gives way
}

// unify matches a parameter's type against an argument's.
func (u *unifier) unify(p ast.Expr, t typ, rank int) {
	if !t.known() {
		return
	}
	switch p := p.(type) {
	case *ast.Ident:
		old, isParam := u.bound[p.Name]
		if isParam && (!old.known() || rank > u.rank[p.Name]) {
			u.bound[p.Name], u.rank[p.Name] = t, rank
		}
	case *ast.ParenExpr:
		u.unify(p.X, t, rank)
	case *ast.ArrayType:
		u.unify(p.Elt, u.elem(t), rank)
	case *ast.StarExpr:
		u.unify(p.X, u.elem(t), rank)
	case *ast.ChanType:
		u.unify(p.Value, u.elem(t), rank)
	case *ast.MapType:
		u.unify(p.Key, u.mapKey(t), rank)
		u.unify(p.Value, u.elem(t), rank)
	case *ast.FuncType:
		u.function(p, t, rank)
	}
}

func (u *unifier) function(p *ast.FuncType, t typ, rank int) {
	in, out := flatten(p.Params), flatten(p.Results)
	if t.rt != nil {
		if t.rt.Kind() != reflect.Func || t.rt.NumIn() != len(in) || t.rt.NumOut() != len(out) {
			return
		}
		for i, e := range in {
			u.unify(e, typ{rt: t.rt.In(i)}, rank)
		}
		for i, e := range out {
			u.unify(e, typ{rt: t.rt.Out(i)}, rank)
		}
		return
	}
	f, ok := t.expr.(*ast.FuncType)
	if !ok {
		return
	}
	fin, fout := flatten(f.Params), flatten(f.Results)
	if len(fin) != len(in) || len(fout) != len(out) {
		return
	}
	for i, e := range in {
		u.unify(e, u.typeExpr(fin[i]), rank)
	}
	for i, e := range out {
		u.unify(e, u.typeExpr(fout[i]), rank)
	}
}
