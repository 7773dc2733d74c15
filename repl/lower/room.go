package lower

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// large is the size from which on it is asked whether there is room for a new
// slice, map or channel, in bytes. Go ends the program when there is none.
const large = 64 << 20

// sizes are those of the machines that naslab is built for.
var wordSizes = types.SizesFor("gc", "amd64")

// room asks whether there is memory for what is made, when it is large. sizes are
// the texts of its length and capacity.
func (l *Lowerer) room(c *ast.CallExpr, t types.Type, sizes []string) {
	if len(sizes) == 0 {
		return
	}
	last := len(sizes) - 1
	each := l.elemSize(t)
	if v := l.tv(c.Args[last+1]).Value; v != nil {
		if n, ok := constant.Int64Val(constant.ToInt(v)); ok && n > large/each {
			l.line("%s(%d, %d)", rt("Room"), n, each)
		}
		return
	}
	if _, ok := l.core(t).(*types.Map); ok {
		sizes[last] = l.typed(sizes[last], types.Typ[types.Int])
	}
	l.line("if %s > %d {\n%s(%s, %d)\n}", sizes[last], large/each, rt("Room"), sizes[last], each)
}

// elemSize is the size of an element, at least 1.
func (l *Lowerer) elemSize(t types.Type) int64 {
	n := int64(0)
	switch t := l.core(t).(type) {
	case *types.Slice:
		n = wordSizes.Sizeof(t.Elem())
	case *types.Chan:
		n = wordSizes.Sizeof(t.Elem())
	case *types.Map:
		n = wordSizes.Sizeof(t.Key()) + wordSizes.Sizeof(t.Elem())
	}
	return max(n, 1)
}

// appendAll appends a list to another. One that is appended to itself again and
// again doubles.
func (l *Lowerer) appendAll(s *types.Slice, list []string) string {
	each := max(wordSizes.Sizeof(s.Elem()), 1)
	whole := types.NewSlice(s.Elem())
	list[1] = l.typed(list[1], whole)
	l.line("if len(%s) > %d {\n%s(3*len(%s), %d)\n}", list[1], large/each, rt("Room"), list[1], each)
	return "append(" + join(list) + "...)"
}
