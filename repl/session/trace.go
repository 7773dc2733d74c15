package session

import (
	"errors"
	"go/ast"
	"go/token"

	"naslab/repl/fault"
	"naslab/repl/kernel"
	"naslab/repl/lower"
)

// panicked turns the panic that ended the cell into a fault.
func (j *job) panicked() *fault.Fault {
	var e *kernel.Error
	if !errors.As(j.err, &e) {
		return j.broken(j.err.Error())
	}
	f := &fault.Fault{Kind: fault.Runtime, Msg: e.Msg}
	if _, ok := e.Value.(interface{ NasStop() }); ok {
		f.Kind = fault.Stop
		f.Cause, _ = e.Value.(error)
	}
	places := j.trace(e)
	f.Place = places[0]
	for _, p := range places[1:] {
		p.Column = 0
		if p != f.Place && (len(f.Trace) == 0 || p != f.Trace[len(f.Trace)-1]) {
			f.Trace = append(f.Trace, p)
		}
	}
	return f
}

// trace lists the places that a panic passed, innermost first.
func (j *job) trace(e *kernel.Error) []fault.Place {
	frames := j.frames(e)
	var places []fault.Place
	inner := ""
	for _, fr := range frames {
		p, ok := fault.Place{}, false
		if len(places) == 0 {
			p, ok = j.marked(fr, e)
		}
		if !ok && fr.body == nil && !fr.own {
			continue
		}
		if !ok {
			p, ok = j.calling(fr, inner)
		}
		if !ok {
			continue
		}
		inner = fr.Name
		if p.File != "" { // not in the source of a library
			places = append(places, p)
		}
	}
	if len(places) == 0 {
		places = append(places, j.whole())
	}
	return places
}

// frame is a function that a panic passed, or the cell itself.
type frame struct {
	lower.Func
	body ast.Node // where to look for calls; nil when it is not known any more
	own  bool     // the cell itself
}

// frames lists the functions that the panic passed, and the cell.
func (j *job) frames(e *kernel.Error) []frame {
	var list []frame
	for _, name := range e.Frames {
		f, ok := j.funcs[name]
		switch {
		case name == j.unitEntry() || name == "":
		case ok && f.Node != nil:
			list = append(list, frame{Func: f, body: f.Node})
		case len(list) == 0: // a closure of an earlier cell
			list = append(list, frame{})
		}
	}
	s := j.statement()
	if s == nil && len(list) > 0 { // func main or init of a program
		return list
	}
	return append(list, frame{body: s, own: true})
}

func (j *job) unitEntry() string {
	if j.unit == nil {
		return ""
	}
	return j.unit.Entry
}

// statement is the cell's statement that was running, nil when there is none.
func (j *job) statement() ast.Node {
	if n := j.kernel.Step(); n >= 1 && n <= len(j.cell.Body) {
		return j.cell.Body[n-1]
	}
	return nil
}

// marked returns the place of the line mark, when the mark is in the function: it
// is the callee's when a statement goes on after a call.
func (j *job) marked(fr frame, e *kernel.Error) (fault.Place, bool) {
	if e.Cell == 0 {
		return fault.Place{}, false
	}
	if fr.body == nil {
		return j.checker.PlaceAt(e.Cell, e.Line, 0), true
	}
	cell, first, _ := j.checker.Position(fr.body.Pos())
	_, last, _ := j.checker.Position(fr.body.End())
	if cell != e.Cell || e.Line < first || e.Line > last {
		return fault.Place{}, false
	}
	return j.checker.PlaceAt(e.Cell, e.Line, j.column(fr.body, e.Line)), true
}

// column returns where on the line the statement begins that lies there, 0 when
// there are several.
func (j *job) column(body ast.Node, line int) int {
	column, several := 0, false
	ast.Inspect(body, func(n ast.Node) bool {
		s, ok := n.(ast.Stmt)
		if _, block := n.(*ast.BlockStmt); !ok || block {
			return true
		}
		if _, l, c := j.checker.Position(s.Pos()); l == line && column != c {
			several = several || column != 0 && !inside(body, s)
			if column == 0 {
				column = c
			}
		}
		return true
	})
	if several {
		return 0
	}
	return column
}

// inside reports whether a statement is part of another on its line, so that
// this one's beginning is meant.
func inside(body ast.Node, s ast.Stmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if o, ok := n.(ast.Stmt); ok && n != ast.Node(s) && o.Pos() < s.Pos() && s.End() <= o.End() && n != body {
			found = true
		}
		return !found
	})
	return found
}

// calling returns the place in a function at which it calls the inner one; the
// function's first line when that cannot be told. It is not ok when the inner one
// is a part of it.
func (j *job) calling(fr frame, inner string) (p fault.Place, ok bool) {
	if fr.body == nil {
		return j.whole(), true
	}
	at, call := fr.body.Pos(), onlyCall(fr.body, inner)
	switch {
	case call.IsValid():
		at = call
	case inner != "" && inner == fr.Name:
		if at = j.literal(fr.body); !at.IsValid() {
			return p, false
		}
	}
	p = j.checker.Place(at)
	if !fr.own || inner != "" && !call.IsValid() {
		p.Column = 0
	}
	return p, true
}

// literal returns where the statement begins that has the function literal in which
// the line mark stands, if there is one.
func (j *job) literal(body ast.Node) (at token.Pos) {
	_, marked := j.kernel.Mark()
	stmt := body
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
		case ast.Stmt:
			stmt = n
		case *ast.FuncLit:
			_, first, _ := j.checker.Position(n.Pos())
			_, last, _ := j.checker.Position(n.End())
			if first <= marked && marked <= last {
				at = stmt.Pos()
				return false
			}
		}
		return true
	})
	return at
}

// onlyCall returns where a function or method of that name is called, when there
// is one such place.
func onlyCall(n ast.Node, name string) (at token.Pos) {
	count := 0
	ast.Inspect(n, func(n ast.Node) bool {
		c, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if calleeName(c.Fun) == baseName(name) {
			at = c.Pos()
			count++
		}
		return true
	})
	if count != 1 {
		return token.NoPos
	}
	return at
}

// calleeName is the last name of what is called.
func calleeName(x ast.Expr) string {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	case *ast.IndexExpr:
		return calleeName(x.X)
	case *ast.IndexListExpr:
		return calleeName(x.X)
	}
	return ""
}

// baseName is the name of a method without its type.
func baseName(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '.' {
			return name[i+1:]
		}
	}
	return name
}
