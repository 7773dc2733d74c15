package lower

import (
	"go/ast"
	"go/types"
	"strings"
)

// A function that defers,
//
//	func f() (int, error) { ...; defer g(x); ...; return 1, nil }
//
// becomes one that hands its body to the runtime, which calls it and then what
// it has deferred; the interpreter's own deferred calls read their arguments
// late, and its recover knows no rules:
//
//	func f() (int, error) {
//		var r1 int; var r2 error
//		d := rt.NewDefers()
//		rt.RunDefers(d, func() { ...; rt.PushDefer(d, func() { g(x) }); ...; r1, r2 = 1, nil; return })
//		return r1, r2
//	}
//
// So does one with probes, see [Lowerer.probed].
func (l *Lowerer) deferring(f *frame, body *ast.BlockStmt, defers bool) {
	f.assign, f.bare = true, true
	all := func() { l.probed(f, func() { l.stmts(body.List) }) }
	if defers {
		l.withDefers(f, all)
	} else {
		all()
	}
	if len(f.names) > 0 {
		l.line("return %s", strings.Join(f.names, ", "))
	}
}

// withDefers emits a body that defers.
func (l *Lowerer) withDefers(f *frame, body func()) {
	f.defers = l.fresh("d")
	l.line("%s := %s()", f.defers, rt("NewDefers"))
	inner := l.capture(body)
	l.line("%s(%s, func() {\n%s})", rt("RunDefers"), f.defers, inner)
}

// hasDefer reports whether a body defers, not counting functions within it.
func hasDefer(body ast.Node) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.DeferStmt:
			found = true
		}
		return !found
	})
	return found
}

// deferStmt evaluates the function and the arguments of a deferred call now.
func (l *Lowerer) deferStmt(s *ast.DeferStmt) {
	defers := l.realFrame().defers
	if fl, ok := ast.Unparen(s.Call.Fun).(*ast.FuncLit); ok && fl.Type.Params.NumFields() == 0 && fl.Type.Results.NumFields() == 0 {
		l.line("%s(%s, %s)", rt("PushDefer"), defers, l.closure(l.literal(fl)))
		return
	}
	if builtinName(s.Call.Fun) == "recover" && l.tv(s.Call.Fun).IsBuiltin() {
		l.line("%s(%s)", rt("PushRecover"), defers)
		return
	}
	call := l.frozen(s.Call)
	l.line("%s(%s, %s)", rt("PushThunk"), defers, l.closure("func() {\n"+call+"\n}"))
}

// goStmt evaluates the function and the arguments now. A panic in a goroutine
// would end the whole program; the runtime guards it.
func (l *Lowerer) goStmt(s *ast.GoStmt) {
	call := l.frozen(s.Call)
	f := l.closure(l.ownFrame("func() {\n"+call+"\n}", "func()"))
	l.line("go %s(%s(), %d, %s)", rt("Go"), rt("Current"), l.packed(s.Pos()), f)
}

// frozen is the text of a call whose function and arguments were evaluated into
// variables.
func (l *Lowerer) frozen(c *ast.CallExpr) string {
	if l.tv(c.Fun).IsBuiltin() {
		return l.frozenBuiltin(c)
	}
	if l.tv(c.Fun).IsType() {
		t := l.keep(l.expr(c))
		return "_ = " + t
	}
	sig, ok := l.under(l.typeOf(c.Fun)).(*types.Signature)
	if !ok {
		l.refuse(c.Pos(), "this cannot be called")
	}
	callee := l.callee(c.Fun)
	fun := callee.fun
	if callee.value {
		fun = l.keep(fun)
	}
	if callee.method != nil {
		fun = l.frozenMethod(callee.method)
	}
	for i, a := range callee.first {
		callee.first[i] = l.keep(a)
	}
	args := l.args(c, sig, callee.compiled)
	for i := range args.list {
		args.list[i] = l.keep(args.list[i])
	}
	return l.callText(callee, fun, sig, args)
}

// frozenMethod evaluates the receiver of a method that is not of the text.
func (l *Lowerer) frozenMethod(tg *target) string {
	recv, t := tg.recv, tg.typ
	_, ptr := types.Unalias(tg.fn.Signature().Recv().Type()).(*types.Pointer)
	switch {
	case l.isInterface(t):
		recv = l.typed(recv, t)
		l.line("if %s {\n%s()\n}", l.isNil(recv, t), rt("NilMethod"))
	case ptr && !isPointer(t):
		recv = l.typed("&"+primary(recv), types.NewPointer(t))
	default:
		recv = l.typed(recv, t)
	}
	return recv + "." + tg.fn.Name()
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// keep puts a value into a variable that a closure can hold.
func (l *Lowerer) keep(text string) string {
	if settled(text) {
		return text
	}
	if strings.HasSuffix(text, "}") { // a literal would be put in the same place again
		a := l.fresh("a")
		l.line("%s := %s", a, text)
		text = a
	}
	t := l.fresh("t")
	l.line("%s := %s", t, text)
	return t
}

// frozenBuiltin does it for the builtin functions that can be a statement.
func (l *Lowerer) frozenBuiltin(c *ast.CallExpr) string {
	switch name := builtinName(c.Fun); name {
	case "recover":
		return "_ = 0" // called by nobody that was deferred
	case "panic", "print", "println", "clear", "close":
		texts := make([]string, len(c.Args))
		for i, a := range c.Args {
			t := l.typeOf(a)
			if name != "clear" && name != "close" {
				t = emptyInterface
			}
			texts[i] = l.keep(l.to(a, t))
		}
		switch name {
		case "close":
			return "close(" + texts[0] + ")"
		case "clear":
			texts[0] = l.toAny(texts[0], l.typeOf(c.Args[0]))
		}
		return rt(strings.ToUpper(name[:1])+name[1:]) + "(" + join(texts) + ")"
	case "copy", "delete":
		texts := make([]string, len(c.Args))
		for i, a := range c.Args {
			t := l.typeOf(a)
			if m, ok := l.core(l.typeOf(c.Args[0])).(*types.Map); ok && i == 1 {
				t = m.Key()
			}
			texts[i] = l.keep(l.to(a, t))
		}
		return name + "(" + join(texts) + ")"
	}
	l.refuse(c.Pos(), "this call cannot be deferred or started; put it into a function literal")
	return ""
}
