package main

import (
	"go/types"
	"slices"
	"strings"
)

// nameable reports whether a file outside its package can spell type t: neither
// an unexported name nor an internal package is in it.
func nameable(t types.Type) bool {
	switch t := t.(type) {
	case *types.Alias:
		return spelt(t.Obj()) && args(t.TypeArgs())
	case *types.Named:
		return spelt(t.Obj()) && args(t.TypeArgs())
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels; of a map the values
		if m, ok := t.(*types.Map); ok && !nameable(m.Key()) {
			return false
		}
		return nameable(t.Elem())
	case *types.Signature:
		return tuple(t.Params()) && tuple(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() || !nameable(f.Type()) {
				return false
			}
		}
	case *types.Interface:
		for m := range t.Methods() {
			if !m.Exported() || !nameable(m.Type()) {
				return false
			}
		}
	}
	return true
}

func spelt(o *types.TypeName) bool {
	if o.Pkg() == nil { // error, any, comparable
		return true
	}
	return o.Exported() && !slices.Contains(strings.Split(o.Pkg().Path(), "/"), "internal")
}

func args(ts *types.TypeList) bool {
	for t := range ts.Types() {
		if !nameable(t) {
			return false
		}
	}
	return true
}

func tuple(vs *types.Tuple) bool {
	for v := range vs.Variables() {
		if !nameable(v.Type()) {
			return false
		}
	}
	return true
}
