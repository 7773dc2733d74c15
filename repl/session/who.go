package session

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"naslab/repl/complete"
	"naslab/stdlib/export"
)

// Named is a name of the session, or a member of a package.
type Named struct {
	Name    string
	Kind    string        // var, const, func, type, package
	Type    string        // of a variable, constant or function
	Text    string        // declaration or signature
	Doc     string        // doc comment; may be empty
	Source  string        // of what a cell has declared; may be empty
	Value   reflect.Value // of a variable or constant
	Members []string      // of a package
	Cell    string        // that declared it
}

// Who lists what the cells have defined, without imports, by name.
func (s *Session) Who() []Named {
	var list []Named
	for _, o := range s.checker.Objects() {
		if n, ok := s.About(o.Name()); ok {
			list = append(list, n)
		}
	}
	return list
}

// About tells what a name, a package's member or an expression is. It runs
// nothing.
func (s *Session) About(what string) (Named, bool) {
	a, ok := s.checker.About(what)
	if !ok {
		return Named{}, false
	}
	n := Named{Name: what, Kind: string(a.Kind), Type: a.Type, Text: a.Decl, Doc: a.Doc, Source: a.Source, Cell: a.Place}
	if n.Text == "" {
		n.Text = strings.TrimSpace(what + " " + a.Type)
	}
	n.Value = s.valueOf(what)
	n.Cell = s.origin(s.object(what), n.Cell)
	if a.Kind == complete.Package {
		n.Text, n.Members = a.Place, s.members(a.Place)
	}
	return n, true
}

// origin says which cell has declared an object; otherwise is for those that none
// has.
func (s *Session) origin(o types.Object, otherwise string) string {
	if o == nil {
		return otherwise
	}
	cell, _, _ := s.checker.Position(o.Pos())
	src, ok := s.checker.Source(cell)
	switch {
	case !ok:
		return otherwise
	case src.Prompt || src.Number == 0:
		return src.File
	}
	return fmt.Sprintf("%s cell %d", src.File, src.Number)
}

// valueOf returns the value of a variable or constant; the zero Value when a name
// is of neither.
func (s *Session) valueOf(what string) reflect.Value {
	switch o := s.object(what).(type) {
	case *types.Var:
		return s.value(o)
	case *types.Const:
		return constantValue(o)
	}
	return reflect.Value{}
}

// object returns what a name, or a member of a package, means.
func (s *Session) object(what string) types.Object {
	first, member, dotted := strings.Cut(what, ".")
	if !dotted {
		return s.checker.Lookup(what)
	}
	a, ok := s.checker.About(first)
	if !ok || a.Kind != complete.Package {
		return nil
	}
	p, err := s.importer.Import(a.Place)
	if err != nil {
		return nil
	}
	return p.Scope().Lookup(member)
}

// value returns the value of a session variable; the zero Value when there is
// none.
func (s *Session) value(v *types.Var) reflect.Value {
	name := s.lowerer.Name(v)
	if name == "" {
		if v.Pkg() != nil && export.Has(v.Pkg().Path()) {
			g, _ := s.kernel.Symbol(v.Pkg().Path(), v.Name())
			return g
		}
		return reflect.Value{}
	}
	return s.kernel.Global(name)
}

// members lists what a package exports.
func (s *Session) members(path string) []string {
	p, err := s.importer.Import(path)
	if err != nil {
		return nil
	}
	names := slices.DeleteFunc(p.Scope().Names(), func(n string) bool { return !p.Scope().Lookup(n).Exported() })
	slices.Sort(names)
	return names
}

// Defined reports whether the session has something of that name.
func (s *Session) Defined(name string) bool { return s.checker.Lookup(name) != nil }
