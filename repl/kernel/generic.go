package kernel

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/parser"
	"reflect"
	"slices"
	"sort"
)

// The generic packages of the standard library cannot be handed to the
// interpreter. These are written anew, with type parameters that it can infer.
var (
	//go:embed generic/slices.go.txt
	slicesSource string
	//go:embed generic/maps.go.txt
	mapsSource string
	//go:embed generic/cmp.go.txt
	cmpSource string
)

// generics declares the generic packages.
func (k *Kernel) generics() error {
	for name, src := range map[string]string{"slices": slicesSource, "maps": mapsSource, "cmp": cmpSource} {
		f, err := parser.ParseFile(k.FileSet(), name+"/"+entryName, src, parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("kernel: package %s: %w", name, err)
		}
		if err := k.execute(f); err != nil {
			return fmt.Errorf("kernel: package %s: %w", name, err)
		}
		if p := k.packages[name]; p != nil {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok {
					p.source = append(p.source, fn.Name.Name)
				}
			}
		}
	}
	return nil
}

// sortList sorts a list of numbers or strings.
func sortList(list any) {
	switch x := list.(type) {
	case []int:
		slices.Sort(x)
		return
	case []float64:
		slices.Sort(x)
		return
	case []string:
		slices.Sort(x)
		return
	}
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return
	}
	less := func(i, j int) bool { return lessValue(v.Index(i), v.Index(j)) }
	sort.Slice(list, less)
}

func lessValue(a, b reflect.Value) bool {
	switch {
	case a.CanInt():
		return a.Int() < b.Int()
	case a.CanUint():
		return a.Uint() < b.Uint()
	case a.CanFloat():
		return a.Float() < b.Float() || a.Float() != a.Float() && b.Float() == b.Float()
	case a.Kind() == reflect.String:
		return a.String() < b.String()
	}
	panic("slices.Sort: the elements have no order; use slices.SortFunc")
}

// sortListFunc sorts a list by a function of a cell, keeping the order of equal
// elements.
func sortListFunc(list, cmp any) {
	v, f := reflect.ValueOf(list), reflect.ValueOf(cmp)
	if v.Kind() != reflect.Slice || f.Kind() != reflect.Func {
		return
	}
	// The function gets copies: the elements move while it is being called.
	elem := v.Type().Elem()
	a, b := reflect.New(elem).Elem(), reflect.New(elem).Elem()
	sort.SliceStable(list, func(i, j int) bool {
		a.Set(v.Index(i))
		b.Set(v.Index(j))
		return f.Call([]reflect.Value{a, b})[0].Int() < 0
	})
}
