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
	each := l.elemSize(t)
	if each == 0 {
		return
	}
	for i := range sizes {
		which := i
		switch l.core(t).(type) {
		case *types.Chan:
			which = 2
		case *types.Map:
			which = 3
			if l.tv(c.Args[1]).Value == nil {
				sizes[i] = l.typed(sizes[i], types.Typ[types.Int])
			}
		}
		l.roomFor(l.tv(c.Args[i+1]).Value, sizes[i], each, which)
	}
}

// roomFor asks for room for n elements; v is n where that is a constant.
func (l *Lowerer) roomFor(v constant.Value, n string, each int64, which int) {
	if v == nil {
		l.line("if %s > %d {\n%s(%s, %d, %d)\n}", n, large/each, rt("Room"), n, each, which)
		return
	}
	if n, ok := constant.Int64Val(constant.ToInt(v)); ok && n > large/each {
		l.line("%s(%d, %d, %d)", rt("Room"), n, each, which)
	}
}

// hugeArray is the size from which on an array is refused, in bytes: the
// interpreter makes some where Go would only name the type.
const hugeArray = 4 << 30

// notHuge refuses a type that would end the process.
func (l *Lowerer) notHuge(t types.Type) {
	if size := wordSizes.Sizeof(t); size < 0 || size >= hugeArray {
		l.refuse(0, "values of type %s are too large for a cell; use slices instead of arrays", types.TypeString(t, (*types.Package).Name))
	}
}

// elemSize is the size of an element.
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
	return n
}

// appendAll appends a list to another. One that is appended to itself again and
// again doubles.
func (l *Lowerer) appendAll(s *types.Slice, list []string) string {
	each := max(wordSizes.Sizeof(s.Elem()), 1)
	whole := types.NewSlice(s.Elem())
	list[1] = l.typed(list[1], whole)
	l.line("if len(%s) > %d {\n%s(3*len(%s), %d, 0)\n}", list[1], large/each, rt("Room"), list[1], each)
	return "append(" + join(list) + "...)"
}
