package session

import (
	"go/ast"
	"go/types"
	"reflect"

	"naslab/repl/check"
)

// show receives the values of the expression that ends a cell.
func (s *Session) show(values ...any) {
	if !s.kernel.IsCurrent() {
		return
	}
	s.shown = nil
	for _, v := range values {
		s.shown = append(s.shown, reflect.ValueOf(v))
	}
}

// quieten takes the value of a cell away whose last expression prints: nobody
// wants to see the results of that.
func quieten(c *check.Cell) {
	call, ok := c.Last.(*ast.CallExpr)
	if !ok {
		return
	}
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	f, ok := c.Info.Uses[sel.Sel].(*types.Func)
	if !ok || f.Pkg() == nil || f.Pkg().Path() != "fmt" {
		return
	}
	switch f.Name() {
	case "Print", "Printf", "Println", "Fprint", "Fprintf", "Fprintln":
		c.Last = nil
	}
}

// values returns the values of the cell's last expression and their types. A
// call says nothing when all it returns is an error that is nil.
func (j *job) values() ([]reflect.Value, []string) {
	if len(j.shown) == 0 || j.cell.Last == nil {
		return nil, nil
	}
	t := j.cell.Info.TypeOf(j.cell.Last)
	if tuple, ok := t.(*types.Tuple); ok {
		list := make([]string, tuple.Len())
		for i := range list {
			list[i] = typeText(tuple.At(i).Type())
		}
		return j.shown, list
	}
	text := typeText(t)
	if _, call := j.cell.Last.(*ast.CallExpr); call && text == "error" && !j.shown[0].IsValid() {
		return nil, nil
	}
	return j.shown, []string{text}
}

// typeText is a type as %T writes it.
func typeText(t types.Type) string {
	if t == nil {
		return ""
	}
	return types.TypeString(types.Default(t), func(p *types.Package) string { return p.Name() })
}
