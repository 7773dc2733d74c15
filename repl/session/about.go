package session

import (
	"fmt"
	"go/ast"
	"go/constant"
	"reflect"
	"strings"

	"naslab/repl/scope"
)

// Named is a name of the session, or a member of a package.
type Named struct {
	Name    string
	Kind    string        // var, const, func, type, package
	Text    string        // type, signature or declaration
	Value   reflect.Value // of a variable or constant
	Members []string      // of a package
	Cell    string        // that declared it
}

// Who lists what the cells have defined, without imports, by name.
func (s *Session) Who() []Named {
	var list []Named
	for _, n := range s.table.sorted() {
		if e := s.table.names[n]; e.kind != isImport {
			list = append(list, s.named(e))
		}
	}
	return list
}

// About tells what a name, or a package's member, is.
func (s *Session) About(what string) (Named, bool) {
	first, member, dotted := strings.Cut(what, ".")
	e := s.table.names[first]
	path := ""
	switch {
	case e != nil && e.kind == isImport:
		path = e.path
	case e == nil:
		path = s.packageNamed(first)
	}
	if path != "" {
		if dotted {
			return s.member(path, first, member)
		}
		p := s.kernel.Package(path)
		return Named{Name: first, Kind: "package", Text: path, Members: p.Names()}, true
	}
	if e == nil || dotted {
		return Named{}, false
	}
	n := s.named(e)
	if e.decl != nil {
		n.Text = e.decl.piece.Text
		for _, m := range sortedKeys(s.table.methods[e.name]) {
			n.Text += "\n" + firstLine(s.table.methods[e.name][m].piece.Text)
		}
	}
	return n, true
}

// packageNamed is the path of the package that a name means without import.
func (s *Session) packageNamed(name string) string {
	if p := s.cfg.Prefer[name]; s.kernel.Package(p) != nil {
		return p
	}
	best := ""
	for path, p := range s.kernel.Packages() {
		if p.Name == name && (best == "" || len(path) < len(best) || len(path) == len(best) && path < best) {
			best = path
		}
	}
	return best
}

func (s *Session) member(path, pkg, member string) (Named, bool) {
	v, ok := s.kernel.Package(path).Lookup(member)
	if !ok {
		return Named{}, false
	}
	n := Named{Name: pkg + "." + member}
	switch {
	case v.Kind() == reflect.Pointer && !v.CanAddr() && v.IsNil():
		n.Kind = "type"
		n.Text = n.Name + " " + describeType(v.Type().Elem())
	case v.Kind() == reflect.Func:
		n.Kind = "func"
		n.Text = n.Name + strings.TrimPrefix(v.Type().String(), "func")
	default:
		n.Kind, n.Value = "value", exact(v)
		n.Text = n.Name + typeText(n.Value)
	}
	return n, true
}

// describeType lists the fields and methods of a compiled type.
func describeType(t reflect.Type) string {
	var b strings.Builder
	b.WriteString(t.Kind().String())
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				fmt.Fprintf(&b, "\n  %s %s", f.Name, f.Type)
			}
		}
	}
	m := t
	if t.Kind() != reflect.Interface {
		m = reflect.PointerTo(t)
	}
	for i := range m.NumMethod() {
		x := m.Method(i)
		typ := x.Type
		if t.Kind() != reflect.Interface {
			fmt.Fprintf(&b, "\n  method %s%s", x.Name, withoutFirst(typ))
			continue
		}
		fmt.Fprintf(&b, "\n  method %s%s", x.Name, strings.TrimPrefix(typ.String(), "func"))
	}
	return b.String()
}

// withoutFirst is a method's signature without its receiver.
func withoutFirst(t reflect.Type) string {
	s := strings.TrimPrefix(t.String(), "func(")
	if t.NumIn() == 1 {
		_, rest, _ := strings.Cut(s, ")")
		return "()" + rest
	}
	_, rest, _ := strings.Cut(s, ", ")
	return "(" + rest
}

// named describes a name of the session.
func (s *Session) named(e *entry) Named {
	n := Named{Name: e.name, Kind: e.kind.String()}
	if c := s.cells[e.cell]; c.Prompt {
		n.Cell = c.File
	} else if c.Number > 0 {
		n.Cell = fmt.Sprintf("%s cell %d", c.File, c.Number)
	}
	switch e.kind {
	case scope.Var:
		n.Value = s.kernel.Global(e.inner)
		n.Text = e.name + typeText(n.Value)
	case scope.Const, scope.Func, scope.Type:
		n.Text = firstLine(e.decl.piece.Text)
		if f, ok := e.top.Type.(*ast.FuncType); ok && f != nil {
			n.Text = strings.TrimSuffix(strings.TrimSpace(n.Text), "{")
		}
	}
	return n
}

// typeText is the name of a value's type, with a space in front; "" for a type
// of a cell, whose name compiled code does not know.
func typeText(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	t := v.Type().String()
	if strings.Contains(t, "struct {") || strings.Contains(t, "interp.") {
		return ""
	}
	return " " + strings.ReplaceAll(t, "interface {}", "any")
}

// exact turns an untyped constant into a value.
func exact(v reflect.Value) reflect.Value {
	c, ok := v.Interface().(constant.Value)
	if !ok {
		return v
	}
	switch c.Kind() {
	case constant.Int:
		if i, ok := constant.Int64Val(c); ok {
			return reflect.ValueOf(int(i))
		}
	case constant.Float:
		f, _ := constant.Float64Val(c)
		return reflect.ValueOf(f)
	case constant.String:
		return reflect.ValueOf(constant.StringVal(c))
	case constant.Bool:
		return reflect.ValueOf(constant.BoolVal(c))
	}
	return reflect.ValueOf(c.ExactString())
}

func firstLine(s string) string {
	l, _, more := strings.Cut(s, "\n")
	if more {
		l = strings.TrimSuffix(strings.TrimSpace(l), "{")
	}
	return strings.TrimSpace(l)
}
