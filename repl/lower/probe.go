package lower

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"naslab/repl/kernel"
)

// The test of an index costs more than what else a loop does. A function with an
// index in a loop hands its body to the runtime instead,
//
//	func f(xs []int) {
//		var i, j int
//		rt.Probe(func() { ...; i = 0; ... xs[i+j] ... }, func() { if line == 7 { test xs[i+j] } })
//	}
//
// which after the interpreter's panic calls the second function: that evaluates
// what stands on the marked line once more, now with the tests, and so panics
// with Go's numbers. The variables that it reads are declared at the head.

// probe is an index or slice expression without a test of its own.
type probe struct {
	line int // its mark
	expr ast.Expr
}

// probed emits the statements of a function's body, with its probes.
func (l *Lowerer) probed(f *frame, body func()) {
	if len(f.probes) == 0 {
		body()
		return
	}
	inner := l.capture(body)
	var heads []string
	for o, n := range f.hoisted {
		if n != "" {
			heads = append(heads, "var "+n+" "+l.typ(o.Type()))
		}
	}
	slices.Sort(heads)
	for _, h := range heads {
		l.line("%s", h)
	}
	f.mark = 0
	tests := l.capture(func() {
		for _, p := range f.probes {
			l.line("if %s == %d {\n%s}", kernel.LineName, p.line, l.capture(func() { l.line("_ = %s", l.expr(p.expr)) }))
		}
	})
	l.line("%s(func() {\n%s}, func() {\n%s})", rt("Probe"), inner, tests)
}

// probes finds the probes of a body and the variables that they need.
func (l *Lowerer) probes(f *frame, body ast.Node) {
	if l.at.cell == 0 {
		return
	}
	p := &prober{lowerer: l, local: map[types.Object]bool{}, lines: map[int]int{}}
	p.walk(body, 0)
	if p.recovers {
		return
	}
	hoisted := map[types.Object]string{}
	for _, e := range p.found {
		line := l.packed(e.Pos())
		if line == 0 || p.lines[line] > 1 {
			continue // which of several statements it was cannot be told
		}
		need, ok := p.needs(e)
		if !ok {
			continue
		}
		for _, o := range need {
			hoisted[o] = ""
		}
		f.probes = append(f.probes, probe{line, e})
	}
	f.hoisted = hoisted
}

// isProbed reports whether an expression is a probe of the function.
func (l *Lowerer) isProbed(e ast.Expr) bool {
	return slices.ContainsFunc(l.realFrame().probes, func(p probe) bool { return p.expr == e })
}

// moved reports whether a variable is declared at the head of its function.
func (l *Lowerer) moved(o types.Object) bool {
	_, ok := l.realFrame().hoisted[o]
	return ok
}

type prober struct {
	lowerer  *Lowerer
	local    map[types.Object]bool // declared in the body; whether it can be declared at the head
	lines    map[int]int           // how many simple statements with an index begin on a line
	found    []ast.Expr
	recovers bool
}

// walk looks at a statement within so many loops.
func (p *prober) walk(n ast.Node, loops int) {
	ast.Inspect(n, func(m ast.Node) bool {
		switch m := m.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ForStmt:
			if m != n {
				p.walk(m, loops+1)
				return false
			}
		case *ast.RangeStmt:
			if m != n {
				if m.Tok == token.DEFINE {
					p.define([]ast.Expr{m.Key, m.Value}, true)
				}
				p.walk(m, loops+1)
				return false
			}
		case *ast.CaseClause:
			if o := p.lowerer.at.info.Implicits[m]; o != nil {
				p.local[o] = false
			}
		case *ast.CommClause:
			if a, ok := m.Comm.(*ast.AssignStmt); ok {
				p.define(a.Lhs, false)
			}
		case *ast.AssignStmt:
			p.define(m.Lhs, true)
			p.count(m)
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.SendStmt, *ast.ReturnStmt, *ast.IfStmt, *ast.SwitchStmt:
			p.count(m.(ast.Stmt))
		case *ast.ValueSpec:
			for _, id := range m.Names {
				p.define([]ast.Expr{id}, true)
			}
		case *ast.CallExpr:
			p.recovers = p.recovers || builtinName(m.Fun) == "recover" && p.lowerer.tv(m.Fun).IsBuiltin()
		case *ast.IndexExpr:
			if loops > 0 && p.indexes(m) {
				p.found = append(p.found, m)
			}
		case *ast.SliceExpr:
			if loops > 0 {
				p.found = append(p.found, m)
			}
		}
		return true
	})
}

// count counts a statement that has an index in it.
func (p *prober) count(s ast.Stmt) {
	for _, n := range heads(s) {
		found := false
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.SliceExpr:
				found = true
			case *ast.IndexExpr:
				found = found || p.indexes(n)
			}
			return !found
		})
		if found {
			p.lines[p.lowerer.packed(s.Pos())]++
			return
		}
	}
}

// indexes reports whether an index is one of a list.
func (p *prober) indexes(e *ast.IndexExpr) bool {
	l := p.lowerer
	if l.tv(e.Index).IsType() || l.tv(e.X).Type == nil {
		return false
	}
	switch t := l.core(l.typeOf(e.X)).(type) {
	case *types.Map, *types.Signature:
		return false
	default:
		return t != nil
	}
}

// define notes variables that are declared.
func (p *prober) define(lhs []ast.Expr, free bool) {
	for _, x := range lhs {
		id, ok := x.(*ast.Ident)
		if !ok {
			continue
		}
		if o, ok := p.lowerer.at.info.Defs[id].(*types.Var); ok {
			p.local[o] = free && !p.lowerer.at.escapes[o] && p.movable(o)
		}
	}
}

// movable reports whether a variable can be assigned to instead of declared: the
// interpreter keeps some values where they were made.
func (p *prober) movable(v *types.Var) bool {
	switch p.lowerer.core(v.Type()).(type) {
	case *types.Basic, *types.Slice, *types.Pointer:
		return true
	}
	return false
}

// needs lists the variables of the body that an expression reads. It is not ok when
// one cannot be had later, or when the expression does more than read.
func (p *prober) needs(e ast.Expr) (list []types.Object, ok bool) {
	l, ok := p.lowerer, true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			o := l.at.info.Uses[n]
			free, local := p.local[o]
			if local && l.names[o] == "" {
				ok = ok && free
				list = append(list, o)
			}
		case *ast.CallExpr:
			name := builtinName(n.Fun)
			ok = ok && (l.tv(n.Fun).IsBuiltin() && (name == "len" || name == "cap") || l.tv(n.Fun).IsType())
		case *ast.FuncLit, *ast.CompositeLit, *ast.TypeAssertExpr:
			ok = false
		case *ast.UnaryExpr:
			ok = ok && n.Op != token.ARROW && n.Op != token.AND
		}
		return ok
	})
	return list, ok
}

// hoist reports whether a variable is declared at the head of its function, and
// notes its name.
func (l *Lowerer) hoist(o types.Object, name string) bool {
	if l.at.fn == nil || !l.moved(o) {
		return false
	}
	l.realFrame().hoisted[o] = name
	return true
}
