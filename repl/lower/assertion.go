package lower

import (
	"go/ast"
	"go/types"
)

// assertion emits the assertion that a value has a type, and returns the names
// of variables with the value (unless only is set) and whether it has it.
func (l *Lowerer) assertion(x string, from, to types.Type, only bool) (value, ok string) {
	value, ok = l.fresh("t"), l.fresh("ok")
	operand := x
	if l.cfg.Real {
		// From the interpreter's own empty interface; from a compiled one, it
		// fails at a struct without fields.
		operand = l.fresh("t")
		l.line("var %s interface{} = %s", operand, x)
	}
	l.line("var %s bool", ok)
	target := l.typ(to)
	if only {
		value = "_"
	} else {
		l.line("var %s %s", value, target)
	}
	text := value + ", " + ok + " = " + operand + ".(" + target + ")"
	if l.isInterface(to) {
		l.line("if !%s {\n%s\n}", l.isNil(x, from), text)
	} else {
		l.line("%s", text)
	}
	return value, ok
}

// assert is x.(T) with one value.
func (l *Lowerer) assert(e *ast.TypeAssertExpr) string {
	from, to := l.typeOf(e.X), l.typeOf(e.Type)
	x := l.typed(l.expr(e.X), from)
	value, ok := l.assertion(x, from, to, false)
	l.line("if !%s {\n%s(%s, %s)\n}", ok, rt("BadAssert"), l.convertText(x, from, emptyInterface), l.pointerTo(from, to))
	return value
}

// pointerTo are nil pointers to types, by which the runtime knows them.
func (l *Lowerer) pointerTo(ts ...types.Type) string {
	list := make([]string, len(ts))
	for i, t := range ts {
		text := "(*" + l.typ(t) + ")(nil)"
		list[i] = l.convertText(text, types.NewPointer(t), emptyInterface)
	}
	return join(list)
}

// isNil is the test of a value for nil.
func (l *Lowerer) isNil(x string, t types.Type) string {
	if !l.cfg.Real && l.isInterface(t) {
		return rt("IsNil") + "(" + x + ")"
	}
	return "(" + x + " == nil)"
}
