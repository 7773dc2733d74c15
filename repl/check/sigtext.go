package check

import (
	"go/types"
	"strings"
)

// writer writes types and signatures as Go source, seen from a package.
type writer struct {
	from *types.Package // whose names are written without the package's
	own  *types.Package // the session's, likewise
}

func (w writer) qualify(p *types.Package) string {
	if p == w.from || p == w.own {
		return ""
	}
	return p.Name()
}

func (w writer) typ(t types.Type) string {
	if s, ok := t.(*types.Signature); ok {
		return "func" + w.signature(s)
	}
	return types.TypeString(t, w.qualify)
}

// signature writes parameters and results; a type that several parameters in a
// row have is written once.
func (w writer) signature(s *types.Signature) string {
	text := w.typeParams(s.TypeParams()) + "(" + w.tuple(s.Params(), s.Variadic()) + ")"
	switch r := s.Results(); {
	case r.Len() == 0:
		return text
	case r.Len() == 1 && r.At(0).Name() == "":
		return text + " " + w.typ(r.At(0).Type())
	default:
		return text + " (" + w.tuple(r, false) + ")"
	}
}

func (w writer) tuple(t *types.Tuple, variadic bool) string {
	var parts []string
	for i := range t.Len() {
		v := t.At(i)
		rest := variadic && i == t.Len()-1
		next := i+1 < t.Len() && v.Name() != "" && !(variadic && i+2 == t.Len()) && types.Identical(v.Type(), t.At(i+1).Type())
		switch {
		case next:
			parts = append(parts, v.Name())
		case v.Name() == "":
			parts = append(parts, w.param(v.Type(), rest))
		default:
			parts = append(parts, v.Name()+" "+w.param(v.Type(), rest))
		}
	}
	return strings.Join(parts, ", ")
}

// param writes the type of a parameter, which may take the rest of the
// arguments.
func (w writer) param(t types.Type, rest bool) string {
	if s, ok := t.(*types.Slice); ok && rest {
		return "..." + w.typ(s.Elem())
	}
	return w.typ(t)
}

func (w writer) typeParams(list *types.TypeParamList) string {
	var s []string
	for p := range list.TypeParams() {
		s = append(s, p.Obj().Name()+" "+w.typ(p.Constraint()))
	}
	if len(s) == 0 {
		return ""
	}
	return "[" + strings.Join(s, ", ") + "]"
}
