package rtype

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// display is the name that values of the type show.
func display(t *types.Named) string {
	args := make([]types.Type, t.TypeArgs().Len())
	for i := range args {
		args[i] = t.TypeArgs().At(i)
	}
	return t.Obj().Name() + Arguments(args)
}

// Arguments is how the compiler writes type arguments into the name of an
// instance, "" for none.
func Arguments(args []types.Type) string {
	if len(args) == 0 {
		return ""
	}
	list := make([]string, len(args))
	for i, t := range args {
		list[i] = linked(t)
	}
	return "[" + strings.Join(list, ",") + "]"
}

// linked is a type as the linker knows it: package paths in full, no aliases.
func linked(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return "unsafe.Pointer"
		}
		return types.Typ[t.Kind()].Name()
	case *types.Named:
		if t.Obj().Pkg() == nil {
			return t.Obj().Name()
		}
		return t.Obj().Pkg().Path() + "." + display(t)
	case *types.Pointer:
		return "*" + linked(t.Elem())
	case *types.Slice:
		return "[]" + linked(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), linked(t.Elem()))
	case *types.Map:
		return "map[" + linked(t.Key()) + "]" + linked(t.Elem())
	case *types.Chan:
		return linkedChan(t)
	case *types.Signature:
		return "func" + linkedFunc(t)
	case *types.Struct:
		return linkedStruct(t)
	case *types.Interface:
		return linkedInterface(t)
	}
	return types.TypeString(t, (*types.Package).Path)
}

func linkedChan(t *types.Chan) string {
	elem := linked(t.Elem())
	switch t.Dir() {
	case types.SendOnly:
		return "chan<- " + elem
	case types.RecvOnly:
		return "<-chan " + elem
	}
	if strings.HasPrefix(elem, "<-") {
		return "chan (" + elem + ")"
	}
	return "chan " + elem
}

func linkedFunc(t *types.Signature) string {
	list := make([]string, t.Params().Len())
	for i := range list {
		p := t.Params().At(i).Type()
		if s, ok := p.(*types.Slice); ok && t.Variadic() && i == len(list)-1 {
			list[i] = "..." + linked(s.Elem())
			continue
		}
		list[i] = linked(p)
	}
	results := make([]string, t.Results().Len())
	for i := range results {
		results[i] = linked(t.Results().At(i).Type())
	}
	text := "(" + strings.Join(list, ", ") + ")"
	switch len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	}
	return text + " (" + strings.Join(results, ", ") + ")"
}

func linkedStruct(t *types.Struct) string {
	if t.NumFields() == 0 {
		return "struct {}"
	}
	list := make([]string, t.NumFields())
	for i := range list {
		f := t.Field(i)
		if !f.Embedded() {
			list[i] = f.Name() + " "
			if !f.Exported() && f.Pkg() != nil {
				list[i] = f.Pkg().Path() + "." + list[i]
			}
		}
		list[i] += linked(f.Type())
		if tag := t.Tag(i); tag != "" {
			list[i] += " " + strconv.Quote(tag)
		}
	}
	return "struct { " + strings.Join(list, "; ") + " }"
}

func linkedInterface(t *types.Interface) string {
	if t.NumMethods() == 0 {
		return "interface {}"
	}
	list := make([]string, t.NumMethods())
	for i := range list {
		m := t.Method(i)
		list[i] = m.Name() + linkedFunc(m.Signature())
		if !m.Exported() && m.Pkg() != nil {
			list[i] = m.Pkg().Path() + "." + list[i]
		}
	}
	return "interface { " + strings.Join(list, "; ") + " }"
}
