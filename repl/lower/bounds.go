package lower

import (
	"go/ast"
	"go/types"
	"strconv"
)

// The interpreter knows that an index is out of range, but not which: its panic
// has no numbers. So the text tests an index first, and lets the runtime panic as
// Go does. It does not where the index is in range for certain, nor in loops, where
// the test would be felt: probe.go tells how the number is found afterwards. Where
// that cannot be, an index in a loop is tested, and one in a loop within a loop
// lacks its number, see [rt.Genuine].

// checkIndex tests an index; x and i are texts without side effects.
func (l *Lowerer) checkIndex(e *ast.IndexExpr, x, i string) {
	if !l.checked(e) {
		return
	}
	length := "len(" + x + ")"
	if a, ok := l.arrayType(l.typeOf(e.X)); ok {
		if l.tv(e.Index).Value != nil {
			return
		}
		length = strconv.FormatInt(a.Len(), 10)
	}
	if l.wide(e.Index) {
		i = "uint64(" + i + ")"
		l.line("if %s >= uint64(%s) {\n%s(%s, %s)\n}", i, length, rt("IndexWide"), i, length)
		return
	}
	if !types.Identical(l.typeOf(e.Index), types.Typ[types.Int]) && l.tv(e.Index).Value == nil {
		i = "int(" + i + ")"
	}
	if l.tv(e.Index).Value != nil {
		i = l.constant(types.Typ[types.Int], l.tv(e.Index).Value)
	}
	test := i + " >= " + length
	if l.tv(e.Index).Value == nil && !l.unsigned(e.Index) {
		test = i + " < 0 || " + test
	}
	l.line("if %s {\n%s(%s, %s)\n}", test, rt("Index"), i, length)
}

// unsigned reports whether an index cannot be below zero.
func (l *Lowerer) unsigned(e ast.Expr) bool {
	b, ok := l.under(l.typeOf(e)).(*types.Basic)
	return ok && b.Info()&types.IsUnsigned != 0
}

// wide reports whether an index may be larger than every int.
func (l *Lowerer) wide(e ast.Expr) bool {
	b, ok := l.under(l.typeOf(e)).(*types.Basic)
	return ok && l.tv(e).Value == nil && (b.Kind() == types.Uint || b.Kind() == types.Uint64 || b.Kind() == types.Uintptr)
}

// arrayType is the array that an operand is or points at.
func (l *Lowerer) arrayType(t types.Type) (*types.Array, bool) {
	t = l.core(t)
	if p, ok := t.(*types.Pointer); ok {
		t = l.core(p.Elem())
	}
	a, ok := t.(*types.Array)
	return a, ok
}

// checked reports whether an index is to be tested.
func (l *Lowerer) checked(e *ast.IndexExpr) bool {
	if !l.tested(e) {
		return false
	}
	id, ok := ast.Unparen(e.Index).(*ast.Ident)
	if !ok {
		return true
	}
	o := l.at.info.Uses[id]
	if o == nil {
		return true
	}
	over, ok := l.at.ranges[o]
	if !ok {
		return true
	}
	of, ok := ast.Unparen(e.X).(*ast.Ident)
	return !ok || l.at.info.Uses[of] != over
}

// tested reports whether an index or slice expression may have a test where it stands.
func (l *Lowerer) tested(e ast.Expr) bool {
	if l.at.cell == 0 || l.at.fn == nil {
		return false
	}
	depth := l.depth()
	return depth == 0 || depth == 1 && !l.isProbed(e)
}

// depth is how many loops of this function stand around.
func (l *Lowerer) depth() int {
	n := 0
	for f := l.at.fn; f != nil; f = f.outer {
		for _, lp := range f.loops {
			if lp.isFor {
				n++
			}
		}
		if !f.synth {
			break
		}
	}
	return n
}

// checkSlice tests the bounds of a slice expression.
func (l *Lowerer) checkSlice(e *ast.SliceExpr, p []string) {
	if !l.tested(e) || e.Low == nil && e.High == nil {
		return
	}
	t := l.core(l.typeOf(e.X))
	limit, length, kind := "cap("+p[0]+")", "len("+p[0]+")", "0"
	if b, ok := t.(*types.Basic); ok && b.Info()&types.IsString != 0 {
		limit, kind = length, "1"
	}
	if a, ok := l.arrayType(l.typeOf(e.X)); ok {
		limit = strconv.FormatInt(a.Len(), 10)
		length, kind = limit, "2"
	}
	low, high := "0", length
	if e.Low != nil {
		low = l.asInt(e.Low, p[1])
	}
	if e.High != nil {
		high = l.asInt(e.High, p[2])
	}
	if e.Max != nil {
		most := l.asInt(e.Max, p[3])
		l.line("if %s > %s || %s > %s || %s > %s || %s < 0 {\n%s(%s, %s, %s, %s, %s, %s)\n}", most, limit, high, most, low, high, low,
			rt("Slice3"), low, high, most, length, limit, kind)
		return
	}
	set := "0"
	if e.High != nil {
		set = "1"
		l.line("if %s > %s {\n%s(%s, %s, %s, %s, %s, %s)\n}", high, limit, rt("Slice"), low, high, length, limit, kind, set)
	}
	if test := low + " > " + high; e.Low != nil || e.High != nil && l.tv(e.High).Value == nil && !l.unsigned(e.High) {
		if e.Low != nil && l.tv(e.Low).Value == nil && !l.unsigned(e.Low) {
			test += " || " + low + " < 0"
		}
		l.line("if %s {\n%s(%s, %s, %s, %s, %s, %s)\n}", test, rt("Slice"), low, high, length, limit, kind, set)
	}
}

func (l *Lowerer) asInt(e ast.Expr, text string) string {
	if v := l.tv(e).Value; v != nil {
		return l.constant(types.Typ[types.Int], v)
	}
	if types.Identical(l.typeOf(e), types.Typ[types.Int]) {
		return text
	}
	return "int(" + text + ")"
}

// pure is a text that may be evaluated more than once.
func (l *Lowerer) pure(e ast.Expr, text string) string {
	if mayCall(e) || isLit(e) {
		return l.keep(text)
	}
	return text
}

func isLit(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.CompositeLit, *ast.FuncLit, *ast.SliceExpr, *ast.BinaryExpr, *ast.TypeAssertExpr:
			found = true
		}
		return !found
	})
	return found
}
